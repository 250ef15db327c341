import { Automaton, leastOf } from './automaton.ts';
import { type Span } from './span.ts';

/** So many bytes are looked at to see whether a secret can be there. */
const gramLength = 4;

const gramBits = 14;

/** A number for the four bytes at a place; few others have the same. */
function gramAt(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  const high = (bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8);
  return Math.imul(low | (high << 16), 0x9e_37_79_b1) >>> (32 - gramBits);
}

/**
 * Prepares a search for all of some secrets at once. It answers what they cover of a text, as disjoint spans in order, in
 * time that is linear in the text however many there are, and looks closely only where four bytes of a secret are.
 *
 * @param secrets in UTF-8, each of at least four bytes
 */
export function createSecretSearch(secrets: readonly Uint8Array[]): (bytes: Uint8Array) => Span[] {
  const automaton = new Automaton(secrets);
  // Wherever a secret begins, one of the places that are looked at is so near that its four bytes are of the secret.
  const stride = leastOf(secrets) - gramLength + 1;
  const grams = new Uint8Array(2 ** gramBits);
  for (const secret of secrets) {
    for (let offset = 0; offset < stride; offset += 1) grams[gramAt(secret, offset)] = 1;
  }

  return (bytes) => {
    const spans: Span[] = [];
    let searched = 0;
    for (let at = stride - 1; at + gramLength <= bytes.length; at += stride) {
      if (at < searched || grams[gramAt(bytes, at)] === 0) continue;
      searched = automaton.search(bytes, { start: Math.max(searched, at - stride + 1), last: at, spans });
    }
    return spans;
  };
}

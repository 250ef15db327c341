import { leastOf } from './automaton.ts';
import { base64, createDigitDecoder, hexadecimal } from './digit-runs.ts';
import { createEscapeDecoders } from './escapes.ts';
import { type Layer } from './layer.ts';
import { createSecretSearch } from './secret-search.ts';
import { type Span, unionOf } from './span.ts';
import { spellingsOf } from './spellings.ts';

const utf8 = new TextEncoder();

/** How many encodings are undone one after the other. */
const deepestEncoding = 3;

/** How many more are undone of what was written in digits, which may be far longer than the digits themselves. */
const deepestInDigits = 1;

/** A layer of a text, with how many more are looked for within it. */
interface Reached extends Layer {
  deeper: number;
  /** Whether it is of all the text, not only of what is in digits, which may be the same at two places. */
  isWhole: boolean;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  let index = one.length === other.length ? 0 : -1;
  while (index >= 0 && index < one.length && one[index] === other[index]) index += 1;
  return index === one.length;
}

/** Whether a layer was reached already, as when encodings that do not touch one another are undone in another order. */
function isAmong(reached: readonly Reached[], { bytes, isWhole }: Reached): boolean {
  return isWhole && reached.some((other) => other.isWhole && isSame(other.bytes, bytes));
}

/**
 * Prepares to find secrets in a text: as they are, and where up to three encodings are undone one after the other in any
 * order. Encodings are the escapes of JSON, HTML and URLs, base64, base64url and hexadecimal; the latter three with at
 * most one more within. It answers what of the text in UTF-8 they cover, as disjoint spans in order.
 */
export function createFinder(secrets: readonly string[]): (bytes: Uint8Array) => Span[] {
  const spellings = secrets.flatMap(spellingsOf).map((spelling) => utf8.encode(spelling));
  const search = createSecretSearch(spellings);
  const least = leastOf(spellings);
  const ofEscapes = createEscapeDecoders(spellings);
  const ofDigits = [base64, hexadecimal].map((digits) => createDigitDecoder(digits, least));

  function* layersIn({ deeper, isWhole, ...outer }: Reached): Generator<Reached> {
    if (deeper === 0) return;
    for (const decode of [...ofEscapes, ...ofDigits]) {
      const layer = decode(outer);
      if (layer === undefined) continue;
      const isInDigits = ofDigits.includes(decode);
      yield {
        ...layer,
        sourceOf: (span) => outer.sourceOf(layer.sourceOf(span)),
        deeper: Math.min(deeper - 1, isInDigits ? deepestInDigits : deepestEncoding),
        isWhole: isWhole && !isInDigits,
      };
    }
  }

  return (bytes) => {
    const found: Span[] = [];
    const text = { bytes, sourceOf: (span: Span) => span, isNew: () => true };
    let layers: Reached[] = [{ ...text, deeper: deepestEncoding, isWhole: true }];
    while (layers.length > 0) {
      const next: Reached[] = [];
      for (const layer of layers) {
        for (const span of search(layer.bytes)) found.push(layer.sourceOf(span));
        for (const inner of layersIn(layer)) if (!isAmong(next, inner)) next.push(inner);
      }
      layers = next;
    }
    return unionOf(found);
  };
}

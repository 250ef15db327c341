import { joinBytes } from './join-bytes.ts';
import { createFinder, createGlance } from './redaction/index.ts';

/** Takes known secrets out of whatever is about to be shown or stored. */
export interface Redactor {
  text(text: string): string;
  /** Text in UTF-8, or in another character set as far as that agrees with UTF-8; all other bytes stay. */
  bytes(bytes: Uint8Array): Uint8Array;
  /**
   * Every string in a JSON value, keys included, and numbers that are a secret in digits. Keys that become the same are
   * numbered, so that no value is lost: `[redacted]`, `[redacted] 2`.
   */
  value(value: unknown): unknown;
}

const mark = '[redacted]';

/** Shorter ones occur by chance: taking them out would garble the text and, by the gaps, give them away. */
const shortestSecret = 4;

/** Deeper parts of a value are not looked through but left out. */
const deepest = 200;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const markBytes = encoder.encode(mark);

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const redactors = new WeakMap<readonly string[], Redactor>();

/**
 * Removes each secret as it is and where it is encoded: escaped for JSON, HTML or a URL, as a form field, in hexadecimal, in
 * base64 or base64url, alone or within a longer text. Up to three of these may be one within another in any order; what is
 * in hexadecimal or base64 may have one more within. Secrets that lie across one another are removed together. Of a secret
 * of more than 256 bytes the first 128 are enough, and go with whatever follows of it. Secrets of fewer than four characters
 * are not looked for. A list of secrets is prepared once, and the time a text takes hardly depends on how many there are.
 *
 * @example
 * createRedactor(['k-123']).text('GET /?key=k-123'); // 'GET /?key=[redacted]'
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const known = redactors.get(secrets);
  if (known !== undefined) return known;
  const redactor = prepare(secrets);
  redactors.set(secrets, redactor);
  return redactor;
}

/** Prepares to take secrets out of texts and bytes; gives back the same bytes where there are none. */
function createSearch(secrets: readonly string[]): Pick<Redactor, 'text' | 'bytes'> {
  const mayHold = createGlance(secrets);
  let find: ReturnType<typeof createFinder> | undefined;

  function clean(bytes: Uint8Array): Uint8Array {
    find ??= createFinder(secrets);
    const spans = find(bytes);
    if (spans.length === 0) return bytes;
    const starts = [0, ...spans.map(({ end }) => end)];
    const kept = starts.map((start, index) => bytes.subarray(start, spans[index]?.start));
    return joinBytes(kept.flatMap((part, index) => (index === 0 ? [part] : [markBytes, part])));
  }

  return {
    text(text) {
      if (!mayHold(text)) return text;
      const bytes = encoder.encode(text);
      const cleaned = clean(bytes);
      return cleaned === bytes ? text : decoder.decode(cleaned);
    },
    bytes: (bytes) => (mayHold(decoder.decode(bytes)) ? clean(bytes) : bytes),
  };
}

function prepare(secrets: readonly string[]): Redactor {
  const sought = new Set(secrets.filter((secret) => secret.length >= shortestSecret));
  if (sought.size === 0) return { text: (text) => text, bytes: (bytes) => bytes, value: (value) => value };
  const { text, bytes } = createSearch([...sought]);

  /** Each key still once: of those that become the same, all but the first are numbered. */
  function redactKeys(keys: readonly string[]): readonly string[] {
    const clean = keys.map(text);
    const taken = new Set(clean.filter((key, index) => key === keys[index]));
    if (taken.size === keys.length) return keys;
    const numbers = new Map<string, number>();
    return clean.map((key, index) => {
      if (key === keys[index]) return key;
      let number = (numbers.get(key) ?? 0) + 1;
      const numbered = () => (number === 1 ? key : `${key} ${number}`);
      while (taken.has(numbered())) number += 1;
      numbers.set(key, number);
      taken.add(numbered());
      return numbered();
    });
  }

  function redact(input: unknown, depth: number): unknown {
    if (typeof input === 'string') return text(input);
    if (typeof input === 'number') return sought.has(String(input)) ? mark : input;
    if (!isObject(input)) return input;
    if (depth === deepest) return mark;
    if (Array.isArray(input)) return input.map((item) => redact(item, depth + 1));
    const entries = Object.entries(input);
    const keys = redactKeys(entries.map(([key]) => key));
    return Object.fromEntries(entries.map(([key, item], index) => [keys[index] ?? key, redact(item, depth + 1)]));
  }
  return { text, bytes, value: (input) => redact(input, 0) };
}

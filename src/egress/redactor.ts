import { createFinder, createGlance } from './redaction/index.ts';

/** Takes known secrets out of whatever is about to be shown or stored. */
export interface Redactor {
  text(text: string): string;
  /** Every string in a JSON value, keys included, and numbers that are a secret in digits. */
  value(value: unknown): unknown;
}

const mark = '[redacted]';

/** Shorter ones occur by chance: taking them out would garble the text and, by the gaps, give them away. */
const shortestSecret = 4;

/** Deeper parts of a value are not looked through but left out. */
const deepest = 200;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

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

function createTextRedactor(secrets: readonly string[]): Redactor['text'] {
  const mayHold = createGlance(secrets);
  let find: ReturnType<typeof createFinder> | undefined;

  return (text) => {
    if (!mayHold(text)) return text;
    find ??= createFinder(secrets);
    const bytes = encoder.encode(text);
    const spans = find(bytes);
    if (spans.length === 0) return text;
    const starts = [0, ...spans.map(({ end }) => end)];
    return starts.map((start, index) => decoder.decode(bytes.subarray(start, spans[index]?.start))).join(mark);
  };
}

function prepare(secrets: readonly string[]): Redactor {
  const sought = new Set(secrets.filter((secret) => secret.length >= shortestSecret));
  if (sought.size === 0) return { text: (text) => text, value: (value) => value };
  const text = createTextRedactor([...sought]);

  function redact(input: unknown, depth: number): unknown {
    if (typeof input === 'string') return text(input);
    if (typeof input === 'number') return sought.has(String(input)) ? mark : input;
    if (!isObject(input)) return input;
    if (depth === deepest) return mark;
    if (Array.isArray(input)) return input.map((item) => redact(item, depth + 1));
    return Object.fromEntries(Object.entries(input).map(([key, item]) => [text(key), redact(item, depth + 1)]));
  }
  return { text, value: (input) => redact(input, 0) };
}

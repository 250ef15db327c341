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

const utf8 = new TextEncoder();

function base64(text: string): string {
  return btoa(Array.from(utf8.encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

function literally(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/** A character as it is, escaped in JSON, or percent-encoded: encoders disagree on which characters need it. */
function characterPattern(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character;
  const upper = Array.from(utf8.encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  const percent = upper.join('');
  const spellings = [character, JSON.stringify(character).slice(1, -1), percent, percent.toLowerCase()];
  if (character === ' ') spellings.push('+');
  if (character === '/') spellings.push(String.raw`\/`);
  return `(?:${[...new Set(spellings)].map(literally).join('|')})`;
}

/** The ways in which a secret travels or is echoed, as patterns, with the length of the text that they find. */
function formsOf(secret: string) {
  const encoded = [base64(secret), base64(`${secret}:`)].flatMap((text) => [text, text.replace(/=+$/, '')]);
  const inUrl = encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [
    { length: secret.length, pattern: Array.from(secret, characterPattern).join('') },
    ...[...encoded, ...inUrl].map((text) => ({ length: text.length, pattern: literally(text) })),
  ];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Removes each secret as it is, escaped in JSON, percent-encoded, and in base64 and base64url, alone or as the user name
 * of Basic credentials. Secrets of fewer than four characters are not looked for.
 *
 * @example
 * createRedactor(['k-123']).text('GET /?key=k-123'); // 'GET /?key=[redacted]'
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const sought = new Set(secrets.filter((secret) => secret.length >= shortestSecret));
  if (sought.size === 0) return { text: (text) => text, value: (value) => value };

  // The longest first, so that no secret is left over in part because a shorter one starts in the same way.
  const forms = [...sought].flatMap(formsOf).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(forms.map((form) => form.pattern).join('|'), 'g');
  const text = (input: string) => input.replaceAll(pattern, mark);

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

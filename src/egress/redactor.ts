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

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function literally(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/** Hexadecimal digits as a pattern, in either case. */
function hex(value: number, digits: number): string {
  const text = value.toString(16).padStart(digits, '0');
  return text.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

const namedEntities: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/**
 * A character as it is, or escaped for JSON, HTML or a URL, there once or several times over: encoders disagree on which
 * characters need it.
 */
function characterPattern(character: string): string {
  const percent = Array.from(utf8.encode(character), (byte) => `%(?:25)*${hex(byte, 2)}`).join('');
  if (/[A-Za-z0-9]/.test(character)) return `(?:${character}|${percent})`;
  const units = Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index), 4));
  const codePoint = character.codePointAt(0) ?? 0;
  const entities = [`#0*${codePoint}`, `#[xX]0*${hex(codePoint, 1)}`, namedEntities[character]];
  const inJson = JSON.stringify(character).slice(1, -1);
  const spellings = [
    literally(character),
    // Each further round of JSON puts more backslashes in front.
    String.raw`\\+${literally(inJson.replace(/^\\/, ''))}`,
    units.map((unit) => String.raw`\\+u${unit}`).join(''),
    percent,
    `&(?:${entities.filter((entity) => entity !== undefined).join('|')});`,
  ];
  if (character === ' ') spellings.push(String.raw`\+`);
  return `(?:${spellings.join('|')})`;
}

/** Shorter parts of a base64 text occur by chance. */
const shortestCore = 12;

/** What base64 makes of a secret somewhere within a longer text: it depends on the position modulo three. */
function base64Cores(bytes: Uint8Array): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const shifted = base64(Uint8Array.from([...new Uint8Array(offset), ...bytes]));
    const core = shifted.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    return core.length < shortestCore ? [] : [core];
  });
}

/** The ways in which a secret travels or is echoed, as patterns, with the length of the text that they find. */
function formsOf(secret: string) {
  const bytes = utf8.encode(secret);
  const whole = [bytes, utf8.encode(`${secret}:`)].flatMap((content) => [
    base64(content),
    base64(content).replace(/=+$/, ''),
  ]);
  const encoded = [...whole, ...base64Cores(bytes)];
  const inUrl = encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [
    { length: secret.length, pattern: Array.from(secret, characterPattern).join('') },
    { length: bytes.length * 2, pattern: Array.from(bytes, (byte) => hex(byte, 2)).join('') },
    ...[...new Set([...encoded, ...inUrl])].map((text) => ({ length: text.length, pattern: literally(text) })),
  ];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const redactors = new WeakMap<readonly string[], Redactor>();

/**
 * Removes each secret as it is, escaped for JSON or HTML, percent-encoded, in hexadecimal, and in base64 and base64url:
 * alone, as the user name of Basic credentials, or within a longer text. Secrets of fewer than four characters are not
 * looked for. A list of secrets is prepared once.
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

function prepare(secrets: readonly string[]): Redactor {
  const sought = new Set(secrets.filter((secret) => secret.length >= shortestSecret));
  if (sought.size === 0) return { text: (text) => text, value: (value) => value };

  // The longest first, so that no secret is left over in part because a shorter one starts in the same way.
  const forms = [...sought].flatMap(formsOf).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(forms.map((form) => form.pattern).join('|'), 'g');
  const shortest = forms.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY);
  // Most header fields are too short to hold a secret, and looking through them all takes time on every call.
  const text = (input: string) => (input.length < shortest ? input : input.replaceAll(pattern, mark));

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

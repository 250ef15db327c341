/** A way in which a secret is written. */
export interface SecretForm {
  /** The length of the shortest text that it can be. */
  length: number;
  /** What follows one another, each as the source of a regular expression. */
  units: readonly string[];
}

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

/** A character in UTF-8, percent-encoded once or several times over. */
function percentEncoded(character: string): string {
  return Array.from(utf8.encode(character), (byte) => `%(?:25)*${hex(byte, 2)}`).join('');
}

/**
 * The backslashes in front of what JSON escapes: each further round of JSON adds to them. Only from the first one on, as a
 * search that began at each of a long run would take quadratic time.
 */
const escapes = String.raw`(?<!\\)\\+`;

/** The same behind backslashes of the secret, whose pattern has taken all there are unless it found them spelled otherwise. */
const furtherEscapes = String.raw`\\*`;

/** A character by its code point in JSON, in a URL or in HTML. */
function byCodePoint(character: string, escapesBefore: string): string[] {
  const units = Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index), 4));
  const codePoint = character.codePointAt(0) ?? 0;
  const entities = [`#0*${codePoint}`, `#[xX]0*${hex(codePoint, 1)}`, namedEntities[character]];
  return [
    units.map((unit, index) => `${index === 0 ? escapesBefore : escapes}u${unit}`).join(''),
    percentEncoded(character),
    `&(?:${entities.filter((entity) => entity !== undefined).join('|')});`,
  ];
}

/**
 * A character as it is, or escaped for JSON, HTML or a URL, there once or several times over: encoders disagree on which
 * characters need it.
 */
function characterPattern(character: string, escapesBefore: string): string {
  if (/[A-Za-z0-9]/.test(character)) return `(?:${character}|${percentEncoded(character)})`;
  const inJson = JSON.stringify(character).slice(1, -1);
  const spellings = new Set([literally(character), ...byCodePoint(character, escapesBefore)]);
  const escaped = inJson.replace(/^\\/, '');
  // No spelling is there twice: an expression would try both ways for each of many such characters.
  if (escapesBefore === furtherEscapes && escaped === character) spellings.delete(literally(character));
  if (!inJson.startsWith(String.raw`\u`)) spellings.add(`${escapesBefore}${literally(escaped)}`);
  if (character === ' ') spellings.add(String.raw`\+`);
  return `(?:${[...spellings].join('|')})`;
}

/**
 * Backslashes in a row, which rounds of JSON multiply, together with whatever backslashes come after them: if it were open
 * which of them belong to which character, an expression would try every way.
 */
function backslashPattern(count: number): string {
  return String.raw`(?:(?<!\\)\\{${count},}(?!\\)|(?:${byCodePoint('\\', escapes).join('|')}){${count}})`;
}

function unitsOf(secret: string): string[] {
  const runs = secret.match(/\\+|./gsu) ?? [];
  return runs.map((run, index) => {
    if (run.startsWith('\\')) return backslashPattern(run.length);
    return characterPattern(run, runs[index - 1]?.startsWith('\\') === true ? furtherEscapes : escapes);
  });
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

/**
 * The ways in which a secret travels or is echoed: as it is, escaped for JSON or HTML, percent-encoded, in hexadecimal, and
 * in base64 and base64url, alone, as the user name of Basic credentials, or within a longer text.
 */
export function formsOf(secret: string): SecretForm[] {
  const bytes = utf8.encode(secret);
  const whole = [bytes, utf8.encode(`${secret}:`)].flatMap((content) => [
    base64(content),
    base64(content).replace(/=+$/, ''),
  ]);
  const encoded = [...whole, ...base64Cores(bytes)];
  const inUrl = encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [
    { length: secret.length, units: unitsOf(secret) },
    { length: bytes.length * 2, units: Array.from(bytes, (byte) => hex(byte, 2)) },
    ...[...new Set([...encoded, ...inUrl])].map((text) => ({
      length: text.length,
      units: Array.from(text, literally),
    })),
  ];
}

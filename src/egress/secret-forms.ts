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

/** A character by its code point in JSON, in a URL or in HTML. */
function byCodePoint(character: string): string[] {
  const units = Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index), 4));
  const codePoint = character.codePointAt(0) ?? 0;
  const entities = [`#0*${codePoint}`, `#[xX]0*${hex(codePoint, 1)}`, namedEntities[character]];
  return [
    units.map((unit) => String.raw`\\+u${unit}`).join(''),
    percentEncoded(character),
    `&(?:${entities.filter((entity) => entity !== undefined).join('|')});`,
  ];
}

/**
 * A character as it is, or escaped for JSON, HTML or a URL, there once or several times over: encoders disagree on which
 * characters need it.
 */
function characterPattern(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return `(?:${character}|${percentEncoded(character)})`;
  const inJson = JSON.stringify(character).slice(1, -1);
  const spellings = [
    literally(character),
    // Each further round of JSON puts more backslashes in front.
    String.raw`\\+${literally(inJson.replace(/^\\/, ''))}`,
    ...byCodePoint(character),
  ];
  if (character === ' ') spellings.push(String.raw`\+`);
  return `(?:${spellings.join('|')})`;
}

/**
 * Backslashes in a row, which rounds of JSON multiply, together with whatever backslashes come after them: if it were open
 * which of them belong to which character, an expression would try every way.
 */
function backslashPattern(count: number): string {
  return String.raw`(?:\\{${count},}(?!\\)|(?:${byCodePoint('\\').join('|')}){${count}})`;
}

function unitsOf(secret: string): string[] {
  const runs = secret.match(/\\+|./gsu) ?? [];
  return runs.map((run) => (run.startsWith('\\') ? backslashPattern(run.length) : characterPattern(run)));
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

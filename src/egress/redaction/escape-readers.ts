/** A character that stands escaped in a text; of a percent-encoded one a byte at a time. */
interface Escape {
  /** The number of bytes that the escape takes. */
  length: number;
  /** The code point, or the byte. */
  value: number;
}

/** Reads the escape that begins at a place, if there is one. */
export type ReadEscape = (bytes: Uint8Array, at: number) => Escape | undefined;

const utf8 = new TextEncoder();

const codeOf = (sign: string): number => sign.charCodeAt(0);

/** The value of a digit; undefined where there is none. */
function digitAt(bytes: Uint8Array, at: number, base: 10 | 16): number | undefined {
  const byte = bytes[at] ?? 0;
  const isDecimal = byte >= codeOf('0') && byte <= codeOf('9');
  if (isDecimal) return byte - codeOf('0');
  const letter = (byte | 0x20) - codeOf('a');
  return base === 16 && letter >= 0 && letter < 6 ? letter + 10 : undefined;
}

/** The value of a fixed number of hexadecimal digits. */
function hexAt(bytes: Uint8Array, at: number, digits: number): number | undefined {
  let value = 0;
  for (let index = at; index < at + digits; index += 1) {
    const digit = digitAt(bytes, index, 16);
    if (digit === undefined) return undefined;
    value = value * 16 + digit;
  }
  return value;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** A code unit of UTF-16 as `\u` and four digits. */
function unitAt(bytes: Uint8Array, at: number): number | undefined {
  return bytes[at] === codeOf('\\') && bytes[at + 1] === codeOf('u') ? hexAt(bytes, at + 2, 4) : undefined;
}

const controls = new Map(
  Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(([letter, sign]) => [
    codeOf(letter),
    codeOf(sign),
  ]),
);

const isAlphanumeric = (byte: number): boolean => /[A-Za-z0-9]/.test(String.fromCharCode(byte));

/** What each byte stands for after a backslash; zero where a backslash before it is no escape. */
const afterBackslash = Uint8Array.from({ length: 256 }, (_, byte) => {
  // Encoders disagree on which signs need a backslash; before a letter or digit it would mean something else.
  const isSign = byte > 0x20 && byte < 0x7f && !isAlphanumeric(byte);
  return isSign ? byte : (controls.get(byte) ?? 0);
});

export const readJsonEscape: ReadEscape = (bytes, at) => {
  const sign = afterBackslash[bytes[at + 1] ?? 0] ?? 0;
  if (sign !== 0) return { length: 2, value: sign };
  const unit = unitAt(bytes, at);
  if (unit === undefined) return undefined;
  const next = isHighSurrogate(unit) ? unitAt(bytes, at + 6) : undefined;
  if (next === undefined || !isLowSurrogate(next)) return { length: 6, value: unit };
  return { length: 12, value: (unit - 0xd800) * 0x400 + (next - 0xdc00) + 0x1_0000 };
};

export const readPercentEscape: ReadEscape = (bytes, at) => {
  const value = hexAt(bytes, at + 1, 2);
  return value === undefined ? undefined : { length: 3, value };
};

const namedCharacters = Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }).map(([name, sign]) => ({
  reference: utf8.encode(`&${name};`),
  value: codeOf(sign),
}));

const highestCodePoint = 0x10_ffff;

/** A character by its number: `&#38;` or `&#x26;`, with any number of leading zeros. */
function readNumberedCharacter(bytes: Uint8Array, at: number): Escape | undefined {
  const isHex = ((bytes[at + 2] ?? 0) | 0x20) === codeOf('x');
  const base = isHex ? 16 : 10;
  const first = at + (isHex ? 3 : 2);
  let end = first;
  let codePoint = 0;
  for (let digit = digitAt(bytes, end, base); digit !== undefined; digit = digitAt(bytes, end, base)) {
    codePoint = Math.min(codePoint * base + digit, highestCodePoint + 1);
    end += 1;
  }
  if (end === first || codePoint > highestCodePoint || bytes[end] !== codeOf(';')) return undefined;
  return { length: end + 1 - at, value: codePoint };
}

export const readHtmlEscape: ReadEscape = (bytes, at) => {
  if (bytes[at + 1] === codeOf('#')) return readNumberedCharacter(bytes, at);
  for (const { reference, value } of namedCharacters) {
    const { length } = reference;
    let same = 1;
    while (same < length && bytes[at + same] === reference[same]) same += 1;
    if (same === length) return { length, value };
  }
  return undefined;
};

/** How far bytes go along with a token: all the way, up to where they end, or not at all. */
type Match = 'whole' | 'open' | 'none';

/** What a look into bytes found. */
export interface TokenSearch {
  found: boolean;
  /** Where the bytes end in what may become the token when more of them come; their length when they do not. */
  open: number;
}

/** Finds one token in bytes, however it is spelt there. */
export interface TokenFinder {
  readonly token: string;
  search(bytes: Uint8Array): TokenSearch;
  isIn(text: string): boolean;
}

const backslash = 0x5c;
const percent = 0x25;
const letterU = 0x75;
const utf8 = new TextEncoder();

/** The number that hexadecimal digits stand for; undefined when one of them is none, or is not there. */
function hexadecimal(bytes: Uint8Array, start: number, length: number): number | undefined {
  const digits = String.fromCharCode(...bytes.subarray(start, start + length));
  return new RegExp(`^[0-9a-f]{${length}}$`, 'i').test(digits) ? Number.parseInt(digits, 16) : undefined;
}

/** What an escape of JSON or of an address stands for, and its length; undefined when there is none. */
function readEscape(bytes: Uint8Array, at: number): { stands: Uint8Array; length: number } | undefined {
  const first = bytes[at];
  if (first === percent) {
    const value = hexadecimal(bytes, at + 1, 2);
    return value === undefined ? undefined : { stands: Uint8Array.of(value), length: 3 };
  }
  const second = bytes[at + 1];
  if (first !== backslash || second === undefined) return undefined;
  if (second !== letterU) return { stands: Uint8Array.of(second), length: 2 };
  const value = hexadecimal(bytes, at + 2, 4);
  return value === undefined ? undefined : { stands: utf8.encode(String.fromCharCode(value)), length: 6 };
}

/** True when the bytes end within what may be an escape. */
function endsInEscape(bytes: Uint8Array, at: number): boolean {
  const rest = String.fromCharCode(...bytes.subarray(at, at + 6));
  return at + rest.length === bytes.length && /^(?:%[0-9a-f]?|\\(?:u[0-9a-f]{0,3})?)$/i.test(rest);
}

function matchAt(bytes: Uint8Array, start: number, needle: Uint8Array): Match {
  let at = start;
  for (let index = 0; index < needle.length;) {
    // UTF-16 and UTF-32 put zeros between the characters of ASCII.
    while (index > 0 && bytes[at] === 0) at += 1;
    if (at >= bytes.length) return 'open';
    const escape = readEscape(bytes, at);
    if (escape?.stands.every((byte, offset) => byte === needle[index + offset]) === true) {
      at += escape.length;
      index += escape.stands.length;
    } else if (bytes[at] === needle[index]) {
      at += 1;
      index += 1;
    } else {
      return endsInEscape(bytes, at) ? 'open' : 'none';
    }
  }
  return 'whole';
}

/** What of Base64 is the same whatever stands before and after the token, for each of its three alignments. */
function inBase64(token: Uint8Array): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const text = btoa('\0'.repeat(offset) + String.fromCharCode(...token));
    const own = text.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + token.length) * 4) / 3));
    const inAddresses = own.replaceAll('+', '-').replaceAll('/', '_');
    return own === inAddresses ? [own] : [own, inAddresses];
  });
}

/**
 * Prepares to find a token: plain, escaped as JSON or addresses do it, in UTF-16 or UTF-32, and in Base64, alone or as a
 * part of what is encoded.
 *
 * @example
 * createTokenFinder('cw_secret').isIn('{"a":"c\\u0077_secret"}'); // true
 */
export function createTokenFinder(token: string): TokenFinder {
  const plain = utf8.encode(token);
  const needles = [plain, ...inBase64(plain).map((text) => utf8.encode(text))];
  const starts = new Uint8Array(256);
  for (const first of [backslash, percent, ...needles.flatMap(([byte]) => byte ?? [])]) starts[first] = 1;

  function search(bytes: Uint8Array): TokenSearch {
    let open = bytes.length;
    for (let at = 0; at < bytes.length; at += 1) {
      if (starts[bytes[at] ?? 0] === 0) continue;
      for (const needle of needles) {
        const match = matchAt(bytes, at, needle);
        if (match === 'whole') return { found: true, open: at };
        if (match === 'open') open = Math.min(open, at);
      }
    }
    return { found: false, open };
  }

  /** No spelling is shorter than the token, and most header fields are. */
  const isIn = (text: string) => text.length >= token.length && search(utf8.encode(text)).found;

  return { token, search, isIn };
}

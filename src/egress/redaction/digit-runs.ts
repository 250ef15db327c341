import { type Decoder } from './layer.ts';
import { lastAtMost, type Span } from './span.ts';

/** Digits that write bytes in text. */
interface Digits {
  bits: number;
  /** The value of each byte as a digit; `none` where it is not one. */
  values: Uint8Array;
  /** How many digits make up whole bytes: there are as many places at which the first byte may begin. */
  group: number;
  /** Whether a last byte, such as the colon after the user name of Basic credentials, and `=` are taken for an ending. */
  hasEnding: boolean;
}

const none = 255;

const padding = '='.charCodeAt(0);
const longestPadding = 2;

/** Stands between what was decoded apart. It is in no UTF-8, and so in no secret. */
const separator = 0xff;

function valuesOf(alphabets: readonly string[]): Uint8Array {
  const values = new Uint8Array(256).fill(none);
  for (const alphabet of alphabets) {
    for (const [value, digit] of Array.from(alphabet).entries()) values[digit.charCodeAt(0)] = value;
  }
  return values;
}

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Base64 and base64url. */
export const base64: Digits = {
  bits: 6,
  values: valuesOf([`${alphanumeric}+/`, `${alphanumeric}-_`]),
  group: 4,
  hasEnding: true,
};

export const hexadecimal: Digits = {
  bits: 4,
  values: valuesOf(['0123456789abcdef', '0123456789ABCDEF']),
  group: 2,
  hasEnding: false,
};

/** Runs of at least so many digits. Looks at few of the bytes where most runs are shorter. */
function runsOf(bytes: Uint8Array, { values }: Digits, least: number): Span[] {
  const isDigit = (at: number) => values[bytes[at] ?? 0] !== none;
  const runs: Span[] = [];
  let start = 0;
  while (start + least <= bytes.length) {
    let other = start + least - 1;
    while (other >= start && isDigit(other)) other -= 1;
    if (other >= start) {
      start = other + 1;
      continue;
    }
    let end = start + least;
    while (end < bytes.length && isDigit(end)) end += 1;
    runs.push({ start, end });
    start = end + 1;
  }
  return runs;
}

/** What was decoded of a run from one of its first digits on. */
interface Part extends Span {
  /** Where it begins in the layer. */
  at: number;
}

/** How many whole bytes there are in so many digits. */
const bytesIn = (digits: number, bits: number): number => Math.floor((digits * bits) / 8);

/**
 * Makes a decoder of bytes written in digits, wherever in longer digits they begin. As it cannot be known where, each run
 * is decoded from every digit of its first group on; but a run that is the same in what this text was decoded from is not.
 *
 * @param least how many bytes there must be
 */
export function createDigitDecoder(digits: Digits, least: number): Decoder {
  const { bits, values, group, hasEnding } = digits;
  return ({ bytes, isNew }) => {
    const runs = runsOf(bytes, digits, Math.ceil((least * 8) / bits)).filter(({ start, end }) => {
      return isNew({ start, end: end + longestPadding });
    });
    if (runs.length === 0) return undefined;

    const room = runs.reduce((sum, { start, end }) => sum + group * (bytesIn(end - start, bits) + 1), 0);
    const decoded = new Uint8Array(room);
    const parts: Part[] = [];
    let length = 0;
    for (const { start: first, end } of runs) {
      for (let start = first; start < first + group; start += 1) {
        parts.push({ at: length, start, end });
        let held = 0;
        let heldBits = 0;
        for (let index = start; index < end; index += 1) {
          held = (held << bits) | (values[bytes[index] ?? 0] ?? 0);
          heldBits += bits;
          if (heldBits < 8) continue;
          heldBits -= 8;
          decoded[length] = held >> heldBits;
          length += 1;
        }
        decoded[length] = separator;
        length += 1;
      }
    }
    const places = parts.map(({ at }) => at);

    /** A part up to `end`, or all of it, with its padding, when no more than one byte is left. */
    function withEnding(end: number, part: Part): number {
      if (!hasEnding || part.end - end > Math.ceil(8 / bits)) return end;
      let last = part.end;
      while (last < part.end + longestPadding && bytes[last] === padding) last += 1;
      return last;
    }

    return {
      bytes: decoded.subarray(0, length),
      sourceOf: ({ start, end }) => {
        const part = parts[lastAtMost(places, start)] ?? { at: 0, start: 0, end: bytes.length };
        return {
          start: part.start + Math.floor(((start - part.at) * 8) / bits),
          end: withEnding(part.start + Math.ceil(((end - part.at) * 8) / bits), part),
        };
      },
      isNew: () => true,
    };
  };
}

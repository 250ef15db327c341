import { readHtmlEscape, readJsonEscape, readPercentEscape, type ReadEscape } from './escape-readers.ts';
import { type Decoder } from './layer.ts';
import { lastAtMost } from './span.ts';

/** Writes what an escape stands for into UTF-8, and answers where that ends. It is never longer than the escape. */
type WriteValue = (into: Uint8Array, at: number, value: number) => number;

const utf8 = new TextEncoder();

const writeByte: WriteValue = (into, at, byte) => {
  into[at] = byte;
  return at + 1;
};

const writeCodePoint: WriteValue = (into, at, codePoint) => {
  if (codePoint < 0x80) return writeByte(into, at, codePoint);
  return at + utf8.encodeInto(String.fromCodePoint(codePoint), into.subarray(at)).written;
};

/** What encodings are made of: where one is within another, these can stand escaped. */
const bytesOfEncodings = utf8.encode(
  String.raw`ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\%&#;+/-_=`,
);

/**
 * Which bytes matter when they stand escaped: those of encodings and of what is sought. An escape of another byte, such as
 * of a quotation mark for most secrets, ends all that could be found, whether it is undone or not.
 */
function bytesThatMatter(sought: readonly Uint8Array[]): Uint8Array {
  const matter = new Uint8Array(256);
  for (const bytes of [bytesOfEncodings, ...sought]) for (const byte of bytes) matter[byte] = 1;
  // Of characters beyond ASCII it is not looked at which they are.
  if (matter.includes(1, 0x80)) matter.fill(1, 0x80);
  return matter;
}

/** Copies bytes one by one: most stretches are so short that asking for a block would take longer. */
function copy(from: Uint8Array, [start, end]: readonly [number, number], into: Uint8Array, at: number): number {
  const shift = at - start;
  for (let index = start; index < end; index += 1) into[index + shift] = from[index] ?? 0;
  return end + shift;
}

/** Makes a decoder of escapes that all begin with the same sign, as far as they matter. */
function createDecoder(
  sign: string,
  { read, write }: { read: ReadEscape; write: WriteValue },
  matter: Uint8Array,
): Decoder {
  const introducer = sign.charCodeAt(0);
  return ({ bytes }) => {
    let decoded: Uint8Array | undefined;
    let length = 0;
    let copied = 0;
    // Where each escape ends, in the layer and in the text. What is between two of them is the same in both.
    const ends: number[] = [];
    const sourceEnds: number[] = [];
    let at = bytes.indexOf(introducer);
    while (at !== -1) {
      const escape = read(bytes, at);
      const end = at + (escape?.length ?? 1);
      if (escape !== undefined && matter[Math.min(escape.value, 0xff)] === 1) {
        decoded ??= new Uint8Array(bytes.length);
        length = write(decoded, copy(bytes, [copied, at], decoded, length), escape.value);
        copied = end;
        ends.push(length);
        sourceEnds.push(end);
      }
      at = bytes.indexOf(introducer, end);
    }
    if (decoded === undefined) return undefined;
    length = copy(bytes, [copied, bytes.length], decoded, length);

    const sourceAt = (position: number): number => {
      const index = lastAtMost(ends, position);
      return (sourceEnds[index] ?? 0) + position - (ends[index] ?? 0);
    };
    return {
      bytes: decoded.subarray(0, length),
      sourceOf: ({ start, end }) => ({ start: sourceAt(start), end: sourceAt(end) }),
      isNew: ({ start, end }) => lastAtMost(ends, end) > lastAtMost(ends, start),
    };
  };
}

/**
 * Decoders of what stands escaped in a text: in JSON, `\u00e9` in either case and a backslash before any sign; in a URL,
 * where a `+` stays one; and in HTML and XML, by number and by the five names that encoders use.
 *
 * @param sought in UTF-8; escapes that can be in no spelling of these stay
 */
export function createEscapeDecoders(sought: readonly Uint8Array[]): Decoder[] {
  const matter = bytesThatMatter(sought);
  return [
    createDecoder('\\', { read: readJsonEscape, write: writeCodePoint }, matter),
    createDecoder('%', { read: readPercentEscape, write: writeByte }, matter),
    createDecoder('&', { read: readHtmlEscape, write: writeCodePoint }, matter),
  ];
}

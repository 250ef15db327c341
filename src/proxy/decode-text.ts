import { headerValue, type OutboundResponse } from '../egress/index.ts';

/**
 * The text of bytes in a character set; undefined when nobody knows it, or the bytes are not of it. Unless `fatal`, such
 * bytes become U+FFFD, and the others are decoded.
 */
export function decodeAs(charset: string, bytes: Uint8Array, { fatal = true } = {}): string | undefined {
  try {
    return new TextDecoder(charset, { fatal }).decode(bytes);
  } catch (error) {
    // A charset that nobody knows is a RangeError, bytes that are not of it are a TypeError.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The content type of an answer as it is written, empty where there is none. */
export function contentTypeOf({ headers }: Pick<OutboundResponse, 'headers'>): string {
  return headerValue(headers, 'content-type') ?? '';
}

/** The character set that a content type names; undefined when it names none. */
export function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1];
}

/** A text, which is not that of its bytes where these are of no known character set, or not of the named one. */
export interface DecodedText {
  text: string;
  isWhole: boolean;
}

/**
 * The text of a body in the character set that its content type names, UTF-8 when it names none. Where that cannot be
 * done, what it is as far as UTF-8 goes.
 */
export function decodeText(response: Pick<OutboundResponse, 'headers'>, bytes: Uint8Array): DecodedText {
  const text = decodeAs(charsetOf(contentTypeOf(response)) ?? 'utf-8', bytes);
  return text === undefined ? { text: new TextDecoder().decode(bytes), isWhole: false } : { text, isWhole: true };
}

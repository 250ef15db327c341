import { headerValue, type OutboundResponse } from '../egress/index.ts';

function decodeAs(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    // A charset that nobody knows is a RangeError, bytes that are not of it are a TypeError.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * The text of a body in the character set that its content type names, UTF-8 when it names none. Where that cannot be
 * done, what it is as far as UTF-8 goes, with the problem.
 */
export function decodeText(
  { headers }: Pick<OutboundResponse, 'headers'>,
  bytes: Uint8Array,
): { text: string; problem?: string } {
  const [, charset = 'utf-8'] =
    /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headerValue(headers, 'content-type') ?? '') ?? [];
  const text = decodeAs(charset, bytes);
  if (text !== undefined) return { text };
  return { text: new TextDecoder().decode(bytes), problem: `its text is not encoded as ${charset.slice(0, 40)}` };
}

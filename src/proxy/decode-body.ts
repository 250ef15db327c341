import { headerValue, type OutboundResponse, type Redactor } from '../egress/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { codingOf, decompress } from './read-short.ts';

/** The content of a body, or why nobody can tell what it is. */
export interface DecodedBody {
  bytes: Uint8Array;
  problem?: string;
}

/**
 * Undoes the compression that a vendor's answer says it has.
 *
 * @param limit bytes of the content, at most
 * @param redactor takes the account's credentials out of what is quoted of the answer
 * @throws CrosswalkError `remote_response_too_large` for a content of more bytes.
 */
export async function decodeBody(
  { headers }: Pick<OutboundResponse, 'headers'>,
  bytes: Uint8Array,
  limit: number,
  redactor: Redactor,
): Promise<DecodedBody> {
  const coding = codingOf(headers);
  if (coding === 'identity' || bytes.length === 0) return { bytes };
  const unread = (how: string) => ({
    bytes: new Uint8Array(),
    problem: `it is compressed (${shorten(redactor.text(headerValue(headers, 'content-encoding') ?? ''))}) in a way that ${how}`,
  });
  if (coding === undefined) return unread('is not understood here');
  const content = await decompress(bytes, coding, limit);
  if (content === 'broken') return unread('cannot be undone');
  if (content === 'too_large') {
    throw new CrosswalkError('remote_response_too_large', `The vendor’s answer holds more than ${limit} bytes.`);
  }
  return { bytes: content };
}

import { CrosswalkError } from '../errors/index.ts';
import { headerValue } from './headers.ts';
import { joinBytes } from './join-bytes.ts';
import { abandon } from './stream.ts';
import type { OutboundResponse } from './types.ts';

function tooLarge(limit: number): CrosswalkError {
  return new CrosswalkError('remote_response_too_large', `The vendor’s answer is larger than ${limit} bytes.`);
}

/**
 * The whole body of an answer, in at most `limit` bytes; no body gives no bytes.
 *
 * Throws `remote_response_too_large` as soon as the announced or the actual length passes the limit, and then reads no
 * further; throws what the stream throws when it breaks.
 *
 * @example
 * const bytes = await readBody(await egress.send(request), 10_000_000);
 */
export async function readBody(response: OutboundResponse, limit: number): Promise<Uint8Array> {
  const { body } = response;
  if (body === null) return new Uint8Array();
  if (body instanceof Uint8Array) {
    if (body.length > limit) throw tooLarge(limit);
    return body;
  }
  if (Number(headerValue(response.headers, 'content-length') ?? 0) > limit) {
    const error = tooLarge(limit);
    abandon(body, error);
    throw error;
  }
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joinBytes(chunks);
    length += value.length;
    if (length > limit) {
      const error = tooLarge(limit);
      abandon(reader, error);
      throw error;
    }
    chunks.push(value);
  }
}

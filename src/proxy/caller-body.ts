import { type Body, type HeaderList, joinBytes } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { refuseToken } from './caller-token.ts';
import { type Coding, codingOf, decoding, readShort } from './read-short.ts';
import { type TokenFinder } from './token-finder.ts';

/** Largest body that is held in memory to look for a token in it, in bytes. */
const heldBodyLimit = 5 * 1024 * 1024;

/** Largest content of a compressed body that is looked into, in bytes. */
const decodedLimit = 64 * 1024 * 1024;

/** A body as bytes. @throws CrosswalkError `body_too_large`. */
export async function readBounded(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > heldBodyLimit) {
      throw new CrosswalkError(
        'body_too_large',
        `Bodies in which the token may stand may have at most ${heldBodyLimit} bytes. Send the token in a header and the body under its own content type to stream larger ones.`,
      );
    }
    chunks.push(chunk);
  }
  return joinBytes(chunks);
}

/**
 * Looks into a compressed body, to its end: of one that breaks off the last part would not be seen, which a vendor that is
 * lenient might take.
 *
 * @throws CrosswalkError `invalid_request` when the token is in it or it cannot be decoded, `body_too_large` when there is
 * too much in it.
 */
async function checkCompressed(bytes: Uint8Array, coding: Coding, finder: TokenFinder): Promise<void> {
  if (bytes.length === 0) return;
  const reader = decoding(bytes, coding).getReader();
  const watch = finder.watch();
  const next = () =>
    reader.read().catch((error: unknown) => {
      // All bytes are there, so that a failure can only be theirs.
      const message = `The body is not ${coding} to its end. Compress it anew, or send it without a Content-Encoding.`;
      throw new CrosswalkError('invalid_request', message, { cause: error });
    });
  let length = 0;
  for (let chunk = await next(); !chunk.done; chunk = await next()) {
    length += chunk.value.length;
    const { found } = watch.look(chunk.value);
    if (!found && length <= decodedLimit) continue;
    await reader.cancel();
    if (found) refuseToken('body');
    throw new CrosswalkError('body_too_large', `Compressed bodies may hold at most ${decodedLimit} bytes.`);
  }
}

/** A compressed body, looked into unless it is larger than can be held. */
async function holdCompressed(body: NonNullable<Body>, headers: HeaderList, finder: TokenFinder): Promise<Body> {
  const coding = codingOf(headers);
  if (coding === 'identity') return body;
  if (coding === undefined) {
    throw new CrosswalkError(
      'media_type_unsupported',
      'Bodies may be compressed with gzip or deflate. Send this one so, or without a Content-Encoding.',
    );
  }
  const held = body instanceof ReadableStream ? await readShort(body, heldBodyLimit) : body;
  if (held instanceof Uint8Array) await checkCompressed(held, coding, finder);
  return held;
}

/**
 * A body that streams by and breaks off before the token has passed whole: the end of a chunk that may become the token
 * waits for the next, which is never more than the longest spelling of the token.
 */
export function guardStream(body: ReadableStream<Uint8Array>, finder: TokenFinder): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const watch = finder.watch();
  let held: Uint8Array = new Uint8Array();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) {
            if (held.length > 0) controller.enqueue(held);
            controller.close();
            return;
          }
          const { found, open } = watch.look(value);
          if (found) {
            await reader.cancel();
            refuseToken('body');
          }
          const bytes = held.length === 0 ? value : joinBytes([held, value]);
          const past = bytes.length - open;
          held = bytes.slice(past);
          if (past === 0) continue;
          controller.enqueue(open === 0 ? bytes : bytes.subarray(0, past));
          return;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/**
 * The body as it is to be sent: in memory when a token in it may have to be replaced or it is compressed, otherwise a
 * stream that is watched as it goes by.
 *
 * @param mayBeReplaced true when the vendor takes its credential in such a body
 */
export async function holdBody(
  body: Body,
  headers: HeaderList,
  { finder, mayBeReplaced }: { finder: TokenFinder; mayBeReplaced: boolean },
): Promise<Body> {
  if (body === null) return body;
  if (codingOf(headers) !== 'identity') return holdCompressed(body, headers, finder);
  if (!(body instanceof ReadableStream)) return body;
  return mayBeReplaced ? readBounded(body) : guardStream(body, finder);
}

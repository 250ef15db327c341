import { type HeaderList, headerValue, joinBytes } from '../egress/index.ts';

/** The codings of a body that can be decoded here. */
export type Coding = 'gzip' | 'deflate';

/** The coding of a body: `identity`, one that can be decoded here, or undefined for any other. */
export function codingOf(headers: HeaderList): 'identity' | Coding | undefined {
  const coding = (headerValue(headers, 'content-encoding') ?? '').trim().toLowerCase();
  if (coding === '') return 'identity';
  if (coding === 'x-gzip') return 'gzip';
  return coding === 'identity' || coding === 'gzip' || coding === 'deflate' ? coding : undefined;
}

/** True for bytes that begin as the header of zlib does (RFC 1950, section 2.2). */
function hasZlibHeader([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

/**
 * A stream of what is decoded. Runtimes differ in the error that it ends in when the bytes are not of this coding. Many who
 * say `deflate` leave the header of zlib out (RFC 9110, section 8.4.1.2), which is understood.
 */
export function decoding(bytes: Uint8Array, coding: Coding): ReadableStream<Uint8Array> {
  const format = coding === 'deflate' && !hasZlibHeader(bytes) ? 'deflate-raw' : coding;
  return new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(format));
}

/** What was read of a stream, and then what is left of it. */
function resume(
  chunks: readonly Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** The whole body when it has at most so many bytes, otherwise a stream of all of it. */
export async function readShort(
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array | ReadableStream<Uint8Array>> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  for (let length = 0; length <= limit;) {
    const { done, value } = await reader.read();
    if (done) return joinBytes(chunks);
    chunks.push(value);
    length += value.length;
  }
  return resume(chunks, reader);
}

/** The decoded bytes; `too_large` when there are more than `limit`, `broken` when the bytes are not of this coding. */
export async function decompress(
  bytes: Uint8Array,
  coding: Coding,
  limit: number,
): Promise<Uint8Array | 'too_large' | 'broken'> {
  // All bytes are there, so that a failure can only be theirs.
  const read = await readShort(decoding(bytes, coding), limit).catch(() => 'broken' as const);
  if (!(read instanceof ReadableStream)) return read;
  await read.cancel();
  return 'too_large';
}

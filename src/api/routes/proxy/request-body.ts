import { announcesBody, refuseBody } from '../../announced-body.ts';

/** A stream that begins with a chunk that was read already. */
function startingWith(first: Uint8Array, reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream<Uint8Array> {
  let isFirst = true;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = isFirst ? { done: false, value: first } : await reader.read();
        isFirst = false;
        if (done || value === undefined) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/**
 * The body of a request as a stream; null when it has none, so that none is announced to the vendor. Without a length or
 * a transfer coding only reading tells, because servers give every request but GET a stream.
 *
 * @throws CrosswalkError `invalid_request` for a body on GET or HEAD, which cannot be passed on.
 */
export async function bodyOf(request: Request): Promise<ReadableStream<Uint8Array> | null> {
  const { method, headers } = request;
  refuseBody(request);
  if (method === 'GET' || method === 'HEAD') return null;
  // Not before it is needed: an adapter to Node makes a whole Request of the platform for whoever looks at the body.
  const { body } = request;
  if (body === null || headers.get('content-length') === '0') return null;
  if (announcesBody(request)) return body;
  const reader = body.getReader();
  const { done, value } = await reader.read();
  return done ? null : startingWith(value, reader);
}

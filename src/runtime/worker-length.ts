/** Of the Workers runtime: the one kind of stream whose length it announces. A body of another length fails. */
declare const FixedLengthStream: new (length: number) => TransformStream<Uint8Array, Uint8Array>;

/** The same body, to be sent with this length instead of in chunks. */
export function announceLength(body: ReadableStream<Uint8Array>, length: number): ReadableStream<Uint8Array> {
  return body.pipeThrough(new FixedLengthStream(length));
}

/** The same answer, sent with the length that it states; the runtime would leave it out. */
export function withStatedLength(response: Response): Response {
  const { body, headers } = response;
  const length = headers.get('content-length');
  if (body === null || length === null || !/^\d+$/.test(length)) return response;
  return new Response(announceLength(body, Number(length)), response);
}

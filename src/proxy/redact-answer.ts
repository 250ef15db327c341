import { type Connection } from '../accounts/index.ts';
import { createRedactor, headerValue, type HeaderList, type OutboundResponse } from '../egress/index.ts';

/** Error bodies that are longer pass as they are: nobody explains an error in a megabyte. */
const longestRead = 1024 * 1024;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Header fields that state something of the body's bytes. */
const ofBytes = new Set([
  'content-length',
  'content-encoding',
  'content-md5',
  'digest',
  'content-digest',
  'repr-digest',
]);

function isText(headers: HeaderList): boolean {
  const type = headerValue(headers, 'content-type') ?? '';
  return type === '' || /^text\/|json|xml|html|javascript|urlencoded/i.test(type);
}

/** The coding of a body: `identity`, one that can be decoded here, or undefined for any other. */
function codingOf(headers: HeaderList): 'identity' | 'gzip' | 'deflate' | undefined {
  const coding = (headerValue(headers, 'content-encoding') ?? 'identity').trim().toLowerCase();
  if (coding === 'x-gzip') return 'gzip';
  return coding === 'identity' || coding === 'gzip' || coding === 'deflate' ? coding : undefined;
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
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

/** The whole body when it is short, otherwise a stream of all of it. */
async function readShort(body: ReadableStream<Uint8Array>): Promise<Uint8Array | ReadableStream<Uint8Array>> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  for (let length = 0; length <= longestRead;) {
    const { done, value } = await reader.read();
    if (done) return join(chunks);
    chunks.push(value);
    length += value.length;
  }
  return resume(chunks, reader);
}

/** The decoded bytes; undefined when there are too many of them, or when they are not of this coding. */
async function decompress(bytes: Uint8Array, coding: 'gzip' | 'deflate'): Promise<Uint8Array | undefined> {
  const decoded = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(coding));
  // All bytes are there, so that a failure can only be theirs; runtimes differ in the error that they throw for it.
  const read = await readShort(decoded).catch(() => undefined);
  if (read instanceof ReadableStream) await read.cancel();
  return read instanceof Uint8Array ? read : undefined;
}

/** Header fields without the account's credentials. */
export function redactHeaders({ secrets }: Connection, headers: HeaderList): HeaderList {
  const redactor = createRedactor(secrets);
  return headers.map(([name, value]) => [name, redactor.text(value)] as const);
}

/**
 * Takes the account's credentials out of an answer that is handed on as it is: vendors echo requests. Header values are
 * looked through always; bodies only of errors (400 and above) that are text of at most a megabyte, plain or compressed
 * by gzip or deflate. Everything else streams, and where nothing is found every byte stays.
 */
export async function redactAnswer(connection: Connection, response: OutboundResponse): Promise<OutboundResponse> {
  const { status } = response;
  const headers = redactHeaders(connection, response.headers);
  const coding = codingOf(headers);
  if (status < 400 || response.body === null || coding === undefined || !isText(headers)) {
    return { status, headers, body: response.body };
  }

  const body = response.body instanceof ReadableStream ? await readShort(response.body) : response.body;
  if (body instanceof ReadableStream) return { status, headers, body };
  const content = coding === 'identity' ? body : await decompress(body, coding);
  const text = decoder.decode(content);
  const clean = createRedactor(connection.secrets).text(text);
  if (clean === text) return { status, headers, body };
  return {
    status,
    headers: headers.filter(([name]) => !ofBytes.has(name.toLowerCase())),
    body: encoder.encode(clean),
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NativeRoute, PlainResponse } from '../api/index.ts';
import { abandon, abandonBody, type Body, type HeaderList, headerValue, Interruption } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { noteBroken } from './broken-answer.ts';
import type { Log } from './refused-request.ts';

/** Bodies of at most this length are read before they are sent on: a stream costs more than what it carries. */
const collected = 64 * 1024;

const callerGone = new Error('The caller hung up.');

/** Statuses that cannot have a body. */
const bodiless = new Set([101, 204, 205, 304]);

/** The header fields as they came. */
function headersOf({ rawHeaders }: IncomingMessage): HeaderList {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  }
  return headers;
}

/** Header fields as Node takes them: name, value, name, value. `flat` takes several times as long. */
function toRawHeaders(headers: HeaderList): string[] {
  const raw: string[] = [];
  for (const [name, value] of headers) raw.push(name, value);
  return raw;
}

/** The chunks of a body; one that breaks off has lost its caller. Whoever stops early leaves the connection open. */
async function* chunksOf(incoming: IncomingMessage, gone: Interruption): AsyncGenerator<Uint8Array> {
  try {
    yield* incoming.iterator({ destroyOnReturn: false });
  } catch {
    gone.interrupt(callerGone);
    throw callerGone;
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for await (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** Read no faster than it is wanted. */
function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function readBody(incoming: IncomingMessage, gone: Interruption): Promise<Body> {
  const { method, headers } = incoming;
  const isChunked = headers['transfer-encoding'] !== undefined;
  const length = Number(headers['content-length'] ?? 0);
  if (!isChunked && length === 0) return null;
  if (method === 'GET' || method === 'HEAD') {
    throw new CrosswalkError('invalid_request', `A ${method} request cannot have a body on its way through Crosswalk.`);
  }
  const chunks = chunksOf(incoming, gone);
  return !isChunked && length <= collected ? collect(chunks, length) : streamOf(chunks);
}

/** An answer on its way to the caller. */
interface Sending {
  outgoing: ServerResponse;
  /** Tells that the caller went away. */
  gone: Interruption;
  /** Hears why a body breaks off, unless it is because the caller went away. */
  brokenOff: (error: unknown) => void;
}

/**
 * Hands a stream on no faster than the caller reads. A stream that fails breaks the answer off where it is. The header
 * fields go out with the first chunk, or alone when that is not there yet.
 */
async function pump(body: ReadableStream<Uint8Array>, { outgoing, gone, brokenOff }: Sending): Promise<void> {
  const reader = body.getReader();
  const header = setImmediate(() => outgoing.flushHeaders());
  let goOn = () => {};
  const room = () => goOn();
  outgoing.on('drain', room);
  gone.addEventListener('abort', () => {
    abandon(reader, gone.reason);
    goOn();
  });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      clearImmediate(header);
      if (done) break;
      if (!outgoing.write(value) && !gone.aborted) {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
    }
    outgoing.end();
  } catch (error) {
    // It is too late for another status: only a connection that ends too early can tell the caller.
    outgoing.destroy();
    if (!gone.aborted) brokenOff(error);
  }
}

/** Starts an answer: the application that Crosswalk is mounted in may have set header fields of its own. */
function writeHead(outgoing: ServerResponse, status: number, headers: HeaderList): void {
  if (outgoing.getHeaderNames().length === 0) {
    outgoing.writeHead(status, toRawHeaders(headers));
    return;
  }
  // `writeHead` would keep the last value only of each field that is repeated.
  for (const [name] of headers) outgoing.removeHeader(name);
  for (const [name, value] of headers) outgoing.appendHeader(name, value);
  outgoing.writeHead(status);
}

/** Bytes of a body, at most, that are sent in one write with the head. */
const oneWrite = 16 * 1024;

/** Ends an answer. Node joins the head to a text, but hands bytes to the system apart from it, which takes longer. */
function end(outgoing: ServerResponse, body: Uint8Array): void {
  if (body.length > oneWrite) outgoing.end(body);
  else outgoing.end(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'), 'latin1');
}

function send({ status, headers, body }: PlainResponse, sending: Sending): void {
  const { outgoing } = sending;
  const hasBody = outgoing.req.method !== 'HEAD' && !bodiless.has(status);
  writeHead(outgoing, status, headers);
  if (!hasBody || body === null) {
    abandonBody(body, new Error('The answer can have no body.'));
    outgoing.end();
  } else if (body instanceof ReadableStream) void pump(body, sending);
  else end(outgoing, body);
}

/**
 * Serves one request to a native address, `target` being that address as the route has matched it. What breaks off an
 * answer whose status has been sent goes to the log.
 */
export async function serveNative(
  native: NativeRoute,
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  log: Log,
): Promise<void> {
  const gone = new Interruption();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.interrupt(callerGone);
  });
  const response = await native.answer({
    method: incoming.method ?? 'GET',
    target,
    headers: headersOf(incoming),
    readBody: () => readBody(incoming, gone),
    signal: gone,
  });
  const brokenOff = (error: unknown) => noteBroken(error, headerValue(response.headers, 'x-crosswalk-request-id'), log);
  if (!outgoing.destroyed) send(response, { outgoing, gone, brokenOff });
  else abandonBody(response.body, gone.reason);
}

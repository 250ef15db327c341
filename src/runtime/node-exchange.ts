import type { Dispatcher } from 'undici';
import type { HeaderList, OutboundResponse, TransportRequest } from '../egress/index.ts';
import { hasErrorCode } from './error-code.ts';

type Controller = Dispatcher.DispatchController;

/** What the queue of a streamed body holds before the connection is paused, in bytes. */
const mostQueued = 64 * 1024;

const withoutBody = new Set([204, 304]);

/** Field values are bytes: Latin-1 keeps each of them. */
function toHeaderList(raw: Controller['rawHeaders']): HeaderList {
  const headers: [string, string][] = [];
  if (!Array.isArray(raw)) return headers;
  for (let at = 0; at + 1 < raw.length; at += 2) headers.push([toText(raw[at]), toText(raw[at + 1])]);
  return headers;
}

function toText(part: string | Buffer = ''): string {
  return typeof part === 'string' ? part : part.toString('latin1');
}

/** What undici takes as a reason. */
export function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/**
 * One request on one connection, as undici reports it, turned into an answer. The body is handed over complete when it
 * arrived in the same turn of the event loop as the header fields, and as a stream otherwise: no byte waits for another.
 */
export class NodeExchange implements Dispatcher.DispatchHandler {
  readonly #request: TransportRequest;
  readonly #resolve: (response: OutboundResponse) => void;
  readonly #reject: (reason: unknown) => void;
  #controller: Controller | undefined;
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  #chunks: Uint8Array[] = [];
  #head: { status: number; headers: HeaderList } | undefined;
  #over = false;

  constructor(
    request: TransportRequest,
    resolve: (response: OutboundResponse) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    request.signal.addEventListener('abort', this.#onAbort);
  }

  onRequestStart(controller: Controller): void {
    // Thrown here, before the first byte, the request is withdrawn and the connection stays usable for the next one.
    if (this.#request.signal.aborted) throw this.#request.signal.reason;
    this.#controller = controller;
    this.#request.sending();
  }

  onResponseStart(controller: Controller, status: number): void {
    if (status < 200) return;
    this.#head = { status, headers: toHeaderList(controller.rawHeaders) };
    // What came along with the header fields is reported before this runs: the end of a short body, most often.
    setImmediate(() => this.#startStream());
  }

  onResponseData(controller: Controller, chunk: Uint8Array): void {
    if (this.#stream === undefined) {
      this.#chunks.push(chunk);
      return;
    }
    this.#stream.enqueue(chunk);
    if ((this.#stream.desiredSize ?? 0) <= 0) controller.pause();
  }

  onResponseEnd(): void {
    if (!this.#finish()) return;
    if (this.#stream === undefined) this.#respond(this.#wholeBody());
    else this.#stream.close();
  }

  onResponseError(_controller: Controller | undefined, error: Error): void {
    // A 304 may tell the length that a 200 would have (RFC 9110, section 8.6), which undici expects to come.
    if (this.#head?.status === 304 && hasErrorCode(error, 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH')) this.onResponseEnd();
    else this.#fail(error);
  }

  readonly #onAbort = (): void => {
    const { reason } = this.#request.signal;
    this.#fail(reason);
    this.#controller?.abort(toError(reason));
  };

  #wholeBody(): Uint8Array | null {
    if (this.#request.method === 'HEAD' || withoutBody.has(this.#head?.status ?? 0)) return null;
    const [only] = this.#chunks;
    return only !== undefined && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks);
  }

  #startStream(): void {
    if (this.#over) return;
    const body = new ReadableStream<Uint8Array>(
      {
        start: (stream) => {
          for (const chunk of this.#chunks) stream.enqueue(chunk);
          this.#chunks = [];
          this.#stream = stream;
        },
        pull: () => this.#controller?.resume(),
        cancel: (reason) => {
          this.#finish();
          this.#controller?.abort(toError(reason));
        },
      },
      { highWaterMark: mostQueued, size: (chunk) => chunk.length },
    );
    this.#respond(body);
  }

  #respond(body: OutboundResponse['body']): void {
    if (this.#head !== undefined) this.#resolve({ ...this.#head, body });
  }

  #fail(error: unknown): void {
    if (!this.#finish()) return;
    this.#stream?.error(error);
    this.#reject(error);
  }

  /** True the first time: everything after the end is of no account. */
  #finish(): boolean {
    if (this.#over) return false;
    this.#over = true;
    this.#request.signal.removeEventListener('abort', this.#onAbort);
    return true;
  }
}

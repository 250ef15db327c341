import { checkPath, encodeQuery, type Query } from './address.ts';
import { readAnswer } from './answer.ts';
import { anySignal } from './any-signal.ts';
import { type Content, contentOf } from './content.ts';
import { CrosswalkApiError, CrosswalkConnectionError, CrosswalkTimeoutError, FailedCall } from './errors.ts';
import { longestPause, pauseBefore, rejectionBy, startTimer, type StartTimer, wait } from './waiting.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface ClientOptions {
  /** Where Crosswalk is, with its path if it has one: `https://api.example.com/crosswalk`. */
  baseUrl: string;
  /** An API token, or a function that is asked for one before each attempt. */
  token: string | (() => string | Promise<string>);
  /** Sends the requests. Default: the platform's `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** Attempts after the first one. Default 2. */
  maxRetries?: number;
  /** Milliseconds that a call may take, retries included. Default 60 000. */
  timeout?: number;
  /** A number from 0 up to 1 for the jitter of pauses. Default `Math.random`. */
  random?: () => number;
  /** Starts the timers of pauses and timeouts. Default: the platform's. */
  startTimer?: StartTimer;
}

/** How one call is made. */
export interface CallOptions {
  /** Ends the call, whatever it is doing; it then rejects with the signal's reason. Also ends a `raw` answer that is being read. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that this call may take, retries and confirmation included. */
  timeout?: number | undefined;
}

/** How a call is made that may change something. */
export interface KeyedOptions extends CallOptions {
  /**
   * Names what is to be done, once, in the header `Idempotency-Key`: Crosswalk remembers it for 24 hours, and answers a
   * second call with it what it answered the first. Default: a random one for each call, the same for all its attempts;
   * errors have it as `idempotencyKey`.
   * Give one of your own, such as the id of your job, where your program itself may call again after it was restarted.
   * False sends none; then a write is not repeated when it may have been done.
   */
  idempotencyKey?: string | false | undefined;
}

/** How one write of a record is made. */
export interface WriteOptions extends KeyedOptions {
  /**
   * Wait until the vendor shows the write, for 30 seconds at most or as many as `wait` says; `applied` in the answer says
   * whether it did. The time is added to the client's timeout.
   */
  confirm?: boolean | { wait: number } | undefined;
}

export interface RequestOptions extends WriteOptions {
  query?: Query | undefined;
  /**
   * Sent as JSON, as it is when the call is made. Text, bytes, `URLSearchParams`, `FormData` and `Blob` go as they are; a
   * `Blob` can say its type. Streams are refused, as they cannot be sent again.
   */
  body?: unknown;
}

/** Makes of an answer what the caller gets. */
export type Read<Answer> = (response: Response) => Promise<Answer>;

/**
 * One call of the API, repeated where that is safe.
 *
 * @param read Default: the JSON of the answer, taken for what the API document says that it is.
 */
export type Send = <Answer>(
  method: Method,
  path: string,
  options?: RequestOptions,
  read?: Read<Answer>,
) => Promise<Answer>;

const confirmedWithin = 30;

/** Seconds that a write may wait for its confirmation. */
function confirmationTime(confirm: RequestOptions['confirm']): number {
  if (typeof confirm === 'object') return confirm.wait;
  return confirm === true ? confirmedWithin : 0;
}

/** 128 random bits. `crypto.randomUUID` is not there on pages without https. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Routes whose writes Crosswalk does not remember: what stands there is the vendor's, or for browsers. */
const unremembered = /^\/(?:native|connect-account)\//;

/** Whether Crosswalk remembers the key of a write to this path, which it takes for the same with letters percent-encoded. */
function isRemembered(path: string): boolean {
  return !unremembered.test(path.replaceAll(/%[0-7][0-9a-f]/gi, decodeURIComponent));
}

/** Failures that may come after a write was done. */
const doubtful: ReadonlySet<string> = new Set(['internal_error', 'unavailable']);

/** What may be repeated: nothing but what is known to be undone, unless doing it again is harmless. */
interface Repeatable {
  reads: boolean;
  /** Whether Crosswalk makes the write once, however often it is sent. */
  isOnce: boolean;
}

function mayRepeat(
  { reads, isOnce }: Repeatable,
  error: unknown,
): error is CrosswalkApiError | CrosswalkConnectionError {
  const isHarmless = reads || isOnce;
  if (error instanceof CrosswalkConnectionError) return error.retryable && isHarmless;
  if (!(error instanceof CrosswalkApiError) || !error.retryable) return false;
  // What was changed meanwhile asks for another write than the one that was sent.
  return reads || (error.code !== 'state_conflict' && (isOnce || !doubtful.has(error.code)));
}

/** Prepares to call one Crosswalk with one token. */
export function createSend(client: ClientOptions): Send {
  const { maxRetries = 2, random = Math.random, startTimer: start = startTimer } = client;
  const base = client.baseUrl.replace(/\/+$/, '');
  const send = client.fetch ?? ((request) => fetch(request));

  async function requestOf(
    method: Method,
    path: string,
    { confirm, idempotencyKey, query = {} }: RequestOptions,
    { content, signal }: { content: Content | undefined; signal: AbortSignal },
  ) {
    const token = typeof client.token === 'string' ? client.token : await client.token();
    const seconds = confirmationTime(confirm);
    return new Request(`${base}${path}${encodeQuery(query)}`, {
      method,
      signal,
      headers: {
        authorization: `Bearer ${token}`,
        ...(content === undefined ? {} : { 'content-type': content.type }),
        ...(typeof idempotencyKey === 'string' ? { 'idempotency-key': idempotencyKey } : {}),
        ...(seconds > 0 ? { prefer: `confirm, wait=${seconds}` } : {}),
      },
      ...(content === undefined ? {} : { body: content.body }),
    });
  }

  async function exchange<Answer>(request: Request, read: Read<Answer>): Promise<Answer> {
    request.signal.throwIfAborted();
    try {
      return await read(await send(request));
    } catch (error) {
      if (error instanceof CrosswalkApiError || error instanceof CrosswalkConnectionError) throw error;
      throw new CrosswalkConnectionError('Crosswalk cannot be reached.', { cause: error });
    }
  }

  return async function call<Answer>(
    method: Method,
    path: string,
    options: RequestOptions = {},
    read: Read<Answer> = readAnswer,
  ) {
    const { timeout = (client.timeout ?? 60_000) + confirmationTime(options.confirm) * 1000, signal } = options;
    checkPath(path);
    signal?.throwIfAborted();
    const reads = method === 'GET';
    const keyed = reads ? options : { ...options, idempotencyKey: options.idempotencyKey ?? randomKey() };
    const repeatable = { reads, isOnce: keyed.idempotencyKey !== false && isRemembered(path) };
    const ending = new AbortController();
    // What is read after this call has ended follows the caller's signal still.
    const requestSignal = signal === undefined ? ending.signal : anySignal([ending.signal, signal]);
    let lastFailure: unknown;

    async function attempts(): Promise<Answer> {
      const content = await contentOf(options.body);
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await exchange(await requestOf(method, path, keyed, { content, signal: requestSignal }), read);
        } catch (error) {
          if (attempt >= maxRetries || !mayRepeat(repeatable, error)) throw error;
          const pause = pauseBefore(attempt, error.retryAfter, random);
          if (pause > Math.min(longestPause, timeout)) throw error;
          lastFailure = error;
          await wait(pause, ending.signal, start);
        }
      }
    }

    const follow = () => ending.abort(signal?.reason);
    signal?.addEventListener('abort', follow);
    const stop = start(timeout, () => ending.abort(new CrosswalkTimeoutError(timeout, lastFailure)));
    try {
      // The race is for a fetch, or a token function, that does not heed the signal.
      return await Promise.race([attempts(), rejectionBy(ending.signal)]);
    } catch (error) {
      if (error instanceof FailedCall) error.idempotencyKey = keyed.idempotencyKey || undefined;
      throw error;
    } finally {
      stop();
      signal?.removeEventListener('abort', follow);
    }
  };
}

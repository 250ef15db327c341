import { checkBaseUrl, checkPath, encodeQuery, type Query } from './address.ts';
import { readAnswer } from './answer.ts';
import { anySignal } from './any-signal.ts';
import { type Content, contentOf } from './content.ts';
import { CrosswalkApiError, CrosswalkConnectionError, CrosswalkTimeoutError, FailedCall } from './errors.ts';
import { isRemembered, mayRepeat } from './repeating.ts';
import { longestPause, pauseBefore, startTimer, type StartTimer, unlessAborted, wait } from './waiting.ts';

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
  /** Attempts after the first one. Default: the client's. 0 where nothing may be sent twice, as for a GET that changes something. */
  maxRetries?: number | undefined;
}

/** How a call is made that may change something. */
export interface KeyedOptions extends CallOptions {
  /**
   * Names what is to be done, once, in the header `Idempotency-Key`: Crosswalk remembers it for 24 hours, and answers a
   * second call with it what it answered the first. Default: a random one for each call, the same for all its attempts;
   * errors have it as `idempotencyKey`. `raw` sends none unless one is given, as Crosswalk keeps the answer of a write with
   * a key until it is whole, or has 1 MiB.
   * Give one of your own, such as the id of your job, where your program itself may call again after it was restarted.
   * False sends none; then a write is not repeated when it may have been done.
   */
  idempotencyKey?: string | false | undefined;
}

/** How one write of a record is made. */
export interface WriteOptions extends KeyedOptions {
  /**
   * Wait until the vendor shows the write, for 30 seconds at most or as many as `wait` says, 1 to 120; `applied` in the
   * answer says whether it did. The time is added to the client's timeout.
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

/** Seconds that a write may wait for its confirmation. Crosswalk would pass over those that are refused here. */
function confirmationTime(confirm: RequestOptions['confirm']): number {
  if (typeof confirm !== 'object') return confirm === true ? confirmedWithin : 0;
  const { wait: seconds } = confirm;
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 120) return seconds;
  throw new TypeError('confirm.wait must be whole seconds from 1 to 120.');
}

/** 128 random bits. `crypto.randomUUID` is not there on pages without https. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The key that a call is sent with, if any. Another value would not be sent, and the call be repeated as if it were. */
function keyOf(given: KeyedOptions['idempotencyKey'], reads: boolean): string | undefined {
  if (given === undefined) return reads ? undefined : randomKey();
  if (given === false) return undefined;
  if (typeof given === 'string') return given;
  throw new TypeError('idempotencyKey must be a text, or false.');
}

/** The header fields of a call, but for its token. */
function fieldsOf(content: Content | undefined, key: string | undefined, confirmWithin: number): Headers {
  const fields = new Headers();
  if (content !== undefined) fields.set('content-type', content.type);
  if (key !== undefined) fields.set('idempotency-key', key);
  if (confirmWithin > 0) fields.set('prefer', `confirm, wait=${confirmWithin}`);
  return fields;
}

/**
 * Prepares to call one Crosswalk with one token.
 *
 * @throws TypeError when `baseUrl` is no address that calls can go below.
 */
export function createSend(client: ClientOptions): Send {
  const { random = Math.random, startTimer: start = startTimer } = client;
  checkBaseUrl(client.baseUrl);
  const base = client.baseUrl.replace(/\/+$/, '');
  const send = client.fetch ?? ((request) => fetch(request));

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
    const confirmWithin = confirmationTime(options.confirm);
    const {
      maxRetries = client.maxRetries ?? 2,
      timeout = (client.timeout ?? 60_000) + confirmWithin * 1000,
      signal: callers,
    } = options;
    checkPath(path);
    const address = `${base}${path}${encodeQuery(options.query ?? {})}`;
    callers?.throwIfAborted();
    const reads = method === 'GET';
    const key = keyOf(options.idempotencyKey, reads);
    const repeatable = { reads, isOnce: key !== undefined && isRemembered(path) };
    const time = new AbortController();
    // Nothing listens to the caller's signal itself: it may be that of many calls at once, of which platforms warn. What is
    // read after this call has ended follows it still.
    const signal = callers === undefined ? time.signal : anySignal([time.signal, callers]);
    let lastFailure: unknown;

    async function attempts(): Promise<Answer> {
      const content = await contentOf(options.body);
      const headers = fieldsOf(content, key, confirmWithin);
      const init = { method, headers, body: content?.body ?? null, signal };
      for (let attempt = 0; ; attempt += 1) {
        try {
          const token = typeof client.token === 'string' ? client.token : await client.token();
          headers.set('authorization', `Bearer ${token}`);
          return await exchange(new Request(address, init), read);
        } catch (error) {
          if (!(attempt < maxRetries && mayRepeat(repeatable, error))) throw error;
          const pause = pauseBefore(attempt, error.retryAfter, random);
          if (pause > Math.min(longestPause, timeout)) throw error;
          lastFailure = error;
          await wait(pause, signal, start);
        }
      }
    }

    const stop = start(timeout, () => time.abort(new CrosswalkTimeoutError(timeout, lastFailure)));
    try {
      // The signal is watched for a fetch, or a token function, that does not heed it.
      return await unlessAborted(attempts(), signal);
    } catch (error) {
      if (error instanceof FailedCall) error.idempotencyKey = key;
      throw error;
    } finally {
      stop();
    }
  };
}

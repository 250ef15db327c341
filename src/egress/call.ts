import type { Clock } from '../clock.ts';
import { CrosswalkError } from '../errors/index.ts';
import { networkFailure } from './network-failure.ts';
import { onAbort } from './on-abort.ts';
import { createRedactor } from './redactor.ts';
import type { Timeouts } from './types.ts';

/** One call from its start to the end of the answer's body, over all its redirects: its limits, and how it ends early. */
export interface Call {
  /** Aborts when the call is interrupted. */
  readonly signal: AbortSignal;
  /** True once it was ended or interrupted. */
  readonly over: boolean;
  /** A connection to this host is being looked for. */
  connecting(host: string): void;
  /** Bytes are going out, or have gone out: the answer is awaited, unless it is there already. */
  sending(): void;
  /** The next part of the request's body is awaited from the caller. */
  loading(): void;
  /** The answer's header fields are there. */
  answered(): void;
  /** A chunk of the answer's body is awaited. */
  receiving(): void;
  /** Nothing more of the answer's body is wanted for now: only the total limit runs. */
  resting(): void;
  /** Ends the call early; everything under way fails with the reason. */
  interrupt(reason: unknown): void;
  /** Ends the call in the normal way. */
  end(): void;
  /** Calls back when the call is over, in whichever way; at once if it is already. */
  onEnd(listener: (reason: unknown) => void): void;
  /** The error that the caller is to see for one that occurred. */
  explain(error: unknown): unknown;
}

export interface CallOptions {
  clock: Clock;
  timeouts: Timeouts;
  method: string;
  secrets: readonly string[];
  signal: AbortSignal | undefined;
}

/** Made once: it is no failure, and the stack trace of each would cost more than the rest of a call's end. */
const over = new Error('The call is over.');

/** Starts the total limit and begins to listen to the caller's signal. `end` or `interrupt` must follow. */
export function startCall({ clock, timeouts, method, secrets, signal }: CallOptions): Call {
  const controller = new AbortController();
  const listeners: ((reason: unknown) => void)[] = [];
  const readsOnly = method === 'GET' || method === 'HEAD';
  let host = '';
  let sent = false;
  let answered = false;
  let ended: { reason: unknown } | undefined;
  let cancelLimit = () => {};
  let forgetSignal = () => {};

  function after(limit: number, message: () => string): () => void {
    if (limit === Number.POSITIVE_INFINITY) return () => {};
    return clock.after(limit, () => {
      interrupt(new CrosswalkError('remote_timeout', message(), { retryable: readsOnly || !sent }));
    });
  }

  function limit(milliseconds: number, what: string) {
    cancelLimit();
    if (ended !== undefined) return;
    cancelLimit = after(milliseconds, () => `${host} ${what} within ${milliseconds / 1000} s.`);
  }

  function finish(reason: unknown) {
    ended = { reason };
    cancelLimit();
    cancelTotal();
    forgetSignal();
    for (const listener of listeners) listener(reason);
  }

  function interrupt(reason: unknown) {
    if (ended !== undefined) return;
    controller.abort(reason);
    finish(reason);
  }

  const cancelTotal = after(timeouts.total, () => `${host} did not finish within ${timeouts.total / 1000} s.`);
  if (signal?.aborted) interrupt(signal.reason);
  else if (signal !== undefined) forgetSignal = onAbort(signal, () => interrupt(signal.reason));

  return {
    signal: controller.signal,
    get over() {
      return ended !== undefined;
    },
    connecting(to) {
      host = to;
      answered = false;
      limit(timeouts.connect, 'did not accept a connection');
    },
    sending() {
      sent = true;
      if (!answered) limit(timeouts.headers, 'did not answer');
    },
    loading() {
      if (!answered) cancelLimit();
    },
    answered() {
      answered = true;
      cancelLimit();
    },
    receiving() {
      limit(timeouts.idle, 'sent no more of its answer');
    },
    resting() {
      cancelLimit();
    },
    interrupt,
    end() {
      if (ended === undefined) finish(over);
    },
    onEnd(listener) {
      if (ended === undefined) listeners.push(listener);
      else listener(ended.reason);
    },
    explain(error) {
      if (controller.signal.aborted) return controller.signal.reason;
      if (error instanceof CrosswalkError) return error;
      return networkFailure(error, { host, harmless: readsOnly || !sent, redactor: createRedactor(secrets) });
    },
  };
}

import type { Clock } from '../clock.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type AbortNotice, Interruption } from './interruption.ts';
import { networkFailure } from './network-failure.ts';
import { onAbort } from './on-abort.ts';
import { createRedactor } from './redactor.ts';
import type { Timeouts } from './types.ts';

/** One call from its start to the end of the answer's body: its limits, and how it ends early. */
export interface Call {
  /** Aborts when the call is interrupted. */
  readonly signal: AbortNotice;
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
  signal: AbortNotice | undefined;
}

/** Made once: it is no failure, and the stack trace of each would cost more than the rest of a call's end. */
const over = new Error('The call is over.');

const nothing = () => {};

/** A class, as a call of closures would make a dozen of them for every request. */
class RunningCall implements Call {
  readonly #options: CallOptions;
  readonly #interruption = new Interruption();
  readonly #listeners: ((reason: unknown) => void)[] = [];
  #host = '';
  #isSent = false;
  #isAnswered = false;
  #ended: { reason: unknown } | undefined;
  #cancelLimit = nothing;
  #cancelTotal = nothing;
  #forgetSignal = nothing;

  constructor(options: CallOptions) {
    this.#options = options;
    const { signal, timeouts } = options;
    if (signal?.aborted === true) {
      this.interrupt(signal.reason);
      return;
    }
    this.#cancelTotal = this.#after(timeouts.total, 'did not finish');
    if (signal !== undefined) this.#forgetSignal = onAbort(signal, () => this.interrupt(signal.reason));
  }

  get signal(): AbortNotice {
    return this.#interruption;
  }

  get over(): boolean {
    return this.#ended !== undefined;
  }

  /** True when doing it again does no harm. */
  get #isHarmless(): boolean {
    const { method } = this.#options;
    return method === 'GET' || method === 'HEAD' || !this.#isSent;
  }

  connecting(host: string): void {
    this.#host = host;
    this.#limit(this.#options.timeouts.connect, 'did not accept a connection');
  }

  sending(): void {
    this.#isSent = true;
    if (!this.#isAnswered) this.#limit(this.#options.timeouts.headers, 'did not answer');
  }

  loading(): void {
    if (!this.#isAnswered) this.#cancelLimit();
  }

  answered(): void {
    this.#isAnswered = true;
    this.#cancelLimit();
  }

  receiving(): void {
    this.#limit(this.#options.timeouts.idle, 'sent no more of its answer');
  }

  resting(): void {
    this.#cancelLimit();
  }

  interrupt(reason: unknown): void {
    if (this.#ended !== undefined) return;
    this.#interruption.interrupt(reason);
    this.#finish(reason);
  }

  end(): void {
    if (this.#ended === undefined) this.#finish(over);
  }

  onEnd(listener: (reason: unknown) => void): void {
    if (this.#ended === undefined) this.#listeners.push(listener);
    else listener(this.#ended.reason);
  }

  explain(error: unknown): unknown {
    if (this.#interruption.aborted) return this.#interruption.reason;
    if (error instanceof CrosswalkError) return error;
    const redactor = createRedactor(this.#options.secrets);
    return networkFailure(error, { host: this.#host, harmless: this.#isHarmless, redactor });
  }

  #after(milliseconds: number, what: string): () => void {
    if (milliseconds === Number.POSITIVE_INFINITY) return nothing;
    return this.#options.clock.after(milliseconds, () => {
      const message = `${this.#host} ${what} within ${milliseconds / 1000} s.`;
      this.interrupt(new CrosswalkError('remote_timeout', message, { retryable: this.#isHarmless }));
    });
  }

  #limit(milliseconds: number, what: string): void {
    this.#cancelLimit();
    if (this.#ended === undefined) this.#cancelLimit = this.#after(milliseconds, what);
  }

  #finish(reason: unknown): void {
    this.#ended = { reason };
    this.#cancelLimit();
    this.#cancelTotal();
    this.#forgetSignal();
    for (const listener of this.#listeners) listener(reason);
  }
}

/** Starts the total limit and begins to listen to the caller's signal. `end` or `interrupt` must follow. */
export function startCall(options: CallOptions): Call {
  return new RunningCall(options);
}

import { connect } from './connect.ts';
import { ConnectError } from './errors.ts';
import { type ConnectOptions } from './options.ts';
import { type ConnectResult } from './outcome.ts';
import { type Token } from './visit.ts';

/** A link token, or a function that asks your server for one when it is needed: a token is good for one account. */
export type TokenSource = string | (() => Token);

/** What is told of one visit: exactly one of these, unless it is taken away before. */
export interface ConnectHandlers {
  onConnected?: ((result: ConnectResult) => void) | undefined;
  /** The customer left. */
  onClosed?: (() => void) | undefined;
  /** A `ConnectError`, or what the function that gives the token threw. */
  onFailed?: ((error: unknown) => void) | undefined;
  /** Nothing is shown any more; told before the others. */
  onEnded?: (() => void) | undefined;
}

/**
 * Begins to connect an account, for components, which hear of the end by handlers.
 *
 * @returns Takes the page away. No handler but `onEnded` is called then.
 */
export function beginConnecting(
  token: TokenSource,
  options: Omit<ConnectOptions, 'signal'>,
  handlers: ConnectHandlers,
): () => void {
  const taken = new AbortController();
  const { onConnected, onClosed, onFailed, onEnded } = handlers;

  async function outcome(): Promise<() => void> {
    try {
      const given = typeof token === 'string' ? token : token();
      const result = await connect(given, { ...options, signal: taken.signal });
      return () => onConnected?.(result);
    } catch (error) {
      if (taken.signal.aborted) return () => {};
      const isClosed = error instanceof ConnectError && error.code === 'closed';
      return () => (isClosed ? onClosed?.() : onFailed?.(error));
    }
  }

  async function run(): Promise<void> {
    const tell = await outcome();
    onEnded?.();
    tell();
  }

  void run();
  return () => taken.abort();
}

/** Starts a timer of so many milliseconds, and gives the function that stops it. */
export type StartTimer = (milliseconds: number, callback: () => void) => () => void;

/** The longest time that the platform's timers take; beyond it they ring at once. */
const longestTimer = 2 ** 31 - 1;

export const startTimer: StartTimer = (milliseconds, callback) => {
  const timer = setTimeout(callback, Math.min(milliseconds, longestTimer));
  return () => clearTimeout(timer);
};

/** What becomes of the promise, or the signal's reason when that is aborted before. */
export function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
  });
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', abort));
}

/** Waits so many milliseconds, or rejects with the signal's reason when that is aborted before. */
export function wait(milliseconds: number, signal: AbortSignal, start: StartTimer): Promise<void> {
  let stop = () => {};
  const over = new Promise<void>((resolve) => {
    stop = start(milliseconds, resolve);
  });
  return unlessAborted(over, signal).finally(stop);
}

const firstBackoff = 500;
const longestBackoff = 8_000;

/** The longest pause that a call sits through by itself. A longer one is the caller's to plan. */
export const longestPause = 30_000;

/**
 * Milliseconds before the next attempt: what the answer asks for, and on top a random share of an exponentially growing
 * bound, so that callers that failed together do not come back together.
 *
 * @param retryAfter Seconds, from the answer.
 * @param attempt Attempts made before the one that failed.
 */
export function pauseBefore(attempt: number, retryAfter: number | undefined, random: () => number): number {
  return (retryAfter ?? 0) * 1000 + random() * Math.min(longestBackoff, firstBackoff * 2 ** attempt);
}

/** Starts a timer of so many milliseconds, and gives the function that stops it. */
export type StartTimer = (milliseconds: number, callback: () => void) => () => void;

/** The longest time that the platform's timers take; beyond it they ring at once. */
const longestTimer = 2 ** 31 - 1;

export const startTimer: StartTimer = (milliseconds, callback) => {
  const timer = setTimeout(callback, Math.min(milliseconds, longestTimer));
  return () => clearTimeout(timer);
};

/** Waits so many milliseconds, or until the signal is aborted. */
export function wait(milliseconds: number, signal: AbortSignal, start: StartTimer): Promise<void> {
  return new Promise((resolve) => {
    const stop = start(milliseconds, finish);
    function finish(): void {
      stop();
      signal.removeEventListener('abort', finish);
      resolve();
    }
    signal.addEventListener('abort', finish);
    if (signal.aborted) finish();
  });
}

/** Rejects with the signal's reason when it is aborted, and never settles otherwise. */
export function rejectionBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
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

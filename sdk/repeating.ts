import { CrosswalkApiError, CrosswalkConnectionError } from './errors.ts';

/** Routes whose writes Crosswalk does not remember: what stands there is the vendor's, or for browsers. */
const unremembered = /^\/(?:native|connect-account)\//;

/** Whether Crosswalk remembers the key of a write to this path, which it takes for the same with letters percent-encoded. */
export function isRemembered(path: string): boolean {
  return !unremembered.test(path.replaceAll(/%[0-7][0-9a-f]/gi, decodeURIComponent));
}

/** Failures that may come after a write was done. */
const doubtful: ReadonlySet<string> = new Set(['internal_error', 'unavailable']);

/** What may be repeated: nothing but what is known to be undone, unless doing it again is harmless. */
export interface Repeatable {
  reads: boolean;
  /** Whether Crosswalk makes the write once, however often it is sent. */
  isOnce: boolean;
}

/** Whether a call that failed so may be made again by itself. */
export function mayRepeat(
  { reads, isOnce }: Repeatable,
  error: unknown,
): error is CrosswalkApiError | CrosswalkConnectionError {
  const isHarmless = reads || isOnce;
  if (error instanceof CrosswalkConnectionError) return error.retryable && isHarmless;
  if (!(error instanceof CrosswalkApiError) || !error.retryable) return false;
  // What was changed meanwhile asks for another write than the one that was sent.
  return reads || (error.code !== 'state_conflict' && (isOnce || !doubtful.has(error.code)));
}

import { type Clock, sleep } from '../clock.ts';

/** Waits so many milliseconds; false at once when the service is being stopped. Throws the signal's reason when that aborts. */
export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<boolean>;

/** @param stopping Aborts when the service is being stopped: nobody is kept waiting then. */
export function createPause(clock: Clock, stopping?: AbortSignal): Pause {
  return async (milliseconds, signal) => {
    const ends = [signal, stopping].filter((end) => end !== undefined);
    try {
      await sleep(clock, milliseconds, AbortSignal.any(ends));
      return true;
    } catch (error) {
      if (stopping?.aborted === true && signal?.aborted !== true) return false;
      throw error;
    }
  };
}

import { type Clock } from '../clock.ts';
import { type TypedId } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Pause } from './pause.ts';
import { type Reader, type ReadRecord } from './read.ts';
import { type BoundResource } from './resource.ts';

/** Waits between the readings of a confirmation, in milliseconds; the last one repeats. */
const waits = [100, 250, 500, 1000, 2000, 4000] as const;

/** How long a write is read back that has to be shown before the next one, in milliseconds, unless the caller says. */
export const confirmationBound = 30_000;

export interface ConfirmOptions {
  /**
   * Reads back until the vendor shows the write, for at most so many milliseconds. Absent: only a write that the next one
   * of the same record builds on is read back.
   */
  confirmWithin?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** What the vendor showed in the end, and whether that was what was waited for. */
export interface Confirmation {
  shown: boolean;
  record?: ReadRecord | undefined;
}

/** Reads what the vendor shows of a write that it has accepted. */
export function createConfirmer(reader: Reader, clock: Clock, pause: Pause) {
  /** One reading; its error when it failed. */
  async function read(bound: BoundResource, id: TypedId, signal?: AbortSignal) {
    try {
      return { record: await reader.find(bound, id, { signal }) };
    } catch (error) {
      if (error instanceof CrosswalkError) return { error };
      throw error;
    }
  }

  /**
   * Reads until `isShown`, or until the time is over or the service stops. What the vendor accepted stands whether it can be read or not, so
   * a failing read ends the waiting without an error; one that may pass by itself is repeated.
   */
  return async function confirm(
    bound: BoundResource,
    id: TypedId,
    isShown: (record: ReadRecord | undefined) => boolean,
    { confirmWithin, signal }: ConfirmOptions,
  ): Promise<Confirmation> {
    if (confirmWithin === undefined) return { shown: false };
    const until = clock.now() + confirmWithin;
    for (let attempt = 0; ; attempt += 1) {
      const { record, error } = { error: undefined, record: undefined, ...(await read(bound, id, signal)) };
      if (error === undefined && isShown(record)) return { shown: true, record };
      if (error !== undefined && !error.retryable) return { shown: false };
      const wait = waits[Math.min(attempt, waits.length - 1)] ?? 0;
      if (clock.now() + wait > until) return { shown: false, record };
      if (!(await pause(wait, signal))) return { shown: false, record };
    }
  };
}

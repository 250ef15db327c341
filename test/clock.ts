import type { Clock } from '../src/clock.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Moves time forward and calls back what becomes due on the way, in order. */
  advance(milliseconds: number): void;
  /**
   * Moves time forward, a step whenever nothing else is left to do, until the promise settles: for code that waits.
   */
  advanceUntil<Result>(promise: Promise<Result>, step?: number): Promise<Result>;
}

/** How long `advanceUntil` goes on before it says that the promise never settles: an hour of the clock. */
const longest = 3_600_000;

export function createTestClock(startsAt = Date.UTC(2026, 0, 1)): TestClock {
  let now = startsAt;
  const timers = new Set<{ due: number; callback: () => void }>();

  function advance(milliseconds: number): void {
    const end = now + milliseconds;
    for (;;) {
      const due = [...timers].filter((timer) => timer.due <= end).sort((one, other) => one.due - other.due)[0];
      if (due === undefined) break;
      timers.delete(due);
      now = Math.max(now, due.due);
      due.callback();
    }
    now = end;
  }

  return {
    now: () => now,
    after(milliseconds, callback) {
      const timer = { due: now + milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance,
    async advanceUntil(promise, step = 50) {
      let settled = false;
      const end = now + longest;
      const finished = (async () => {
        await Promise.allSettled([promise]);
        settled = true;
      })();
      while (!settled) {
        // Let everything run that is ready, several turns deep, before time moves.
        for (let turn = 0; turn < 20 && !settled; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        // Sealing, signing and hashing happen in other threads. On a busy machine time would run away from them if it
        // did not have to queue there as well.
        await crypto.subtle.digest('SHA-256', new Uint8Array());
        if (now > end) throw new Error('the promise did not settle within an hour of the clock');
        // Nobody waits for the clock: what is waited for is a database or another thread, for which time may stand still.
        if (!settled && timers.size > 0) advance(step);
      }
      await finished;
      return promise;
    },
  };
}

/** Where a sandbox takes its time from: the system's clock, or one that a test moves by hand. */
export interface SandboxClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves the time forward by so many milliseconds; absent where the time passes by itself. */
  advance?(milliseconds: number): void;
}

/** The clock of the machine. */
export const systemClock: SandboxClock = { now: () => Date.now() };

/**
 * A clock that stands still until it is told to move, so that eventual consistency, rate windows and expiry can be
 * tested without waiting.
 *
 * @example
 * const clock = createVirtualClock();
 * clock.advance(60_000);
 */
export function createVirtualClock(startsAt = Date.UTC(2026, 0, 1)): SandboxClock & {
  advance(milliseconds: number): void;
} {
  let now = startsAt;
  return {
    now: () => now,
    advance(milliseconds) {
      if (!(milliseconds >= 0)) throw new RangeError('a clock moves forward only');
      now += milliseconds;
    },
  };
}

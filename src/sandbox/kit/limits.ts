import type { SandboxClock } from './clock.ts';

/** How many requests fit into one window. */
export interface WindowLimit {
  requests: number;
  /** Length of the window in milliseconds. */
  window: number;
}

/** What a request found when it was counted. */
export interface WindowState {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** When the window ends, in milliseconds since the epoch. */
  resetsAt: number;
}

/**
 * Counts requests in fixed windows that restart on the clock (10:00:00, 10:01:00, ...), one counter per key, which is
 * how the vendors describe their own limits.
 */
export function createWindowLimiter(clock: SandboxClock) {
  const counters = new Map<string, { startsAt: number; used: number }>();
  return {
    /** Counts one request under `key` and tells whether it still fits. A refused request is not counted. */
    take(key: string, { requests, window }: WindowLimit): WindowState {
      const startsAt = Math.floor(clock.now() / window) * window;
      let counter = counters.get(key);
      if (counter === undefined || counter.startsAt !== startsAt) {
        counter = { startsAt, used: 0 };
        counters.set(key, counter);
      }
      const allowed = counter.used < requests;
      if (allowed) counter.used += 1;
      return { allowed, limit: requests, remaining: requests - counter.used, resetsAt: startsAt + window };
    },
    reset() {
      counters.clear();
    },
  };
}

export type WindowLimiter = ReturnType<typeof createWindowLimiter>;

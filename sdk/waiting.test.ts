import { getEventListeners } from 'node:events';
import * as fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { pauseBefore, startTimer, unlessAborted, wait } from './waiting.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('a pause is at least what the answer asks for, and at most eight seconds more', () => {
  const retryAfter = fc.option(fc.nat({ max: 3600 }), { nil: undefined });
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.nat({ max: 2000 }), retryAfter, share, (attempt, seconds, random) => {
      const more = pauseBefore(attempt, seconds, () => random) - (seconds ?? 0) * 1000;
      expect(more).toBeGreaterThanOrEqual(0);
      expect(more).toBeLessThanOrEqual(8000);
    }),
  );
});

it('the whole range from nothing to the bound is used', () => {
  expect(pauseBefore(1, undefined, () => 0)).toBe(0);
  expect(pauseBefore(1, undefined, () => 0.999)).toBeCloseTo(999);
});

it('a timer that is longer than the platform’s can be does not ring at once', () => {
  vi.useFakeTimers();
  const ring = vi.fn<() => void>();
  const stop = startTimer(Number.POSITIVE_INFINITY, ring);
  vi.advanceTimersByTime(24 * 3_600_000);
  expect(ring).not.toHaveBeenCalled();
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

const listeners = ({ signal }: AbortController) => getEventListeners(signal, 'abort').length;

const reason = new Error('enough');

it.each<[string, (ring: () => void, ending: AbortController) => void, PromiseSettledResult<void>]>([
  ['its time is over', (ring) => ring(), { status: 'fulfilled', value: undefined }],
  ['its signal is aborted', (_, ending) => ending.abort(reason), { status: 'rejected', reason }],
])('a pause ends when %s, and leaves neither a timer nor a listener', async (_, end, outcome) => {
  const ending = new AbortController();
  const stop = vi.fn<() => void>();
  let ring = () => {};
  const pause = wait(100, ending.signal, (_milliseconds, callback) => {
    ring = callback;
    return stop;
  });
  expect(listeners(ending)).toBe(1);
  end(ring, ending);
  expect(await Promise.allSettled([pause])).toEqual([outcome]);
  expect(stop).toHaveBeenCalledOnce();
  expect(listeners(ending)).toBe(0);
});

it('a signal that was aborted before ends what waits for it, too', async () => {
  const never = new Promise(() => {});
  await expect(unlessAborted(never, AbortSignal.abort(reason))).rejects.toBe(reason);
});

it.each<[string, () => Promise<unknown>]>([
  ['succeeds', async () => 1],
  ['fails', async () => Promise.reject(new Error('no'))],
])('a promise that %s first leaves no listener on the signal', async (_, make) => {
  const ending = new AbortController();
  const promise = make();
  const raced = unlessAborted(promise, ending.signal);
  expect(listeners(ending)).toBe(1);
  expect(await Promise.allSettled([raced])).toEqual(await Promise.allSettled([promise]));
  expect(listeners(ending)).toBe(0);
});

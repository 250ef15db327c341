import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pauseBefore } from './waiting.ts';

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

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableInstant } from './instant.ts';

describe('a readable instant', () => {
  it('is a time that can be shown with a year of four digits', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.double({ min: -1e15, max: 1e15 })), (milliseconds) => {
        const instant = readableInstant(milliseconds);
        const shown = instant === undefined ? '0000-' : new Date(instant).toISOString();
        expect(shown).toMatch(/^\d{4}-/);
      }),
    );
  });
  it('is every time of such a year', () => {
    const years = { min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z') };
    fc.assert(
      fc.property(fc.date({ ...years, noInvalidDate: true }), (date) => {
        expect(readableInstant(date.getTime())).toBe(date.getTime());
      }),
    );
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e20, -1e20, 8.64e15])('is not %d', (milliseconds) => {
    expect(readableInstant(milliseconds)).toBeUndefined();
  });
});

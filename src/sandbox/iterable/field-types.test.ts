import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, looksLikeDate, parseDate } from './dates.ts';
import { type FieldType, draftFieldTypes } from './field-types.ts';

function typesAfter(fields: Record<string, unknown>) {
  const types = new Map<string, FieldType>();
  const draft = draftFieldTypes({ category: 'user', types, limit: 1000, builtIn: 0 }, 1);
  draft.check(fields, true);
  draft.commit();
  return Object.fromEntries(types);
}

describe('the first value of a field', () => {
  it.each([
    [true, 'boolean'],
    [3, 'long'],
    [3.5, 'double'],
    ['text', 'string'],
    ['2024-03-01', 'date'],
    ['2024-03-01 09:15:00 +00:00', 'date'],
    ['2024-03-01T09:15:00.123Z', 'date'],
    ['2024-03-01 09:15:00.123', 'string'],
    [[1, 2.5], 'double'],
    [{ a: 1 }, 'object'],
  ])('%j makes it %s', (value, type) => {
    expect(typesAfter({ field: value })).toHaveProperty('field', type);
  });

  it('is a place only under a name that says so', () => {
    expect(typesAfter({ home_geo_location: { lat: 1, lon: 2 }, home: { lat: 1, lon: 2 } })).toEqual({
      home_geo_location: 'geo_location',
      home: 'object',
      'home.lat': 'long',
      'home.lon': 'long',
    });
  });

  it('fixes a type that the same value always fits again', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.oneof(fc.integer(), fc.string(), fc.boolean())),
        (fields) => {
          const types = new Map<string, FieldType>();
          for (let round = 0; round < 2; round += 1) {
            const draft = draftFieldTypes({ category: 'user', types, limit: 1000, builtIn: 0 }, 1);
            expect(draft.check(fields, true)).toEqual({ fields, filteredOut: [] });
            draft.commit();
          }
        },
      ),
    );
  });
});

describe('dates', () => {
  it('are read back as they were written, to the second', () => {
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, (time) => {
        expect(parseDate(formatDate(time * 1000))).toBe(time * 1000);
        expect(looksLikeDate(formatDate(time * 1000))).toBe(true);
      }),
    );
  });

  it('that no calendar has are no dates', () => {
    expect([parseDate('2024-13-01'), parseDate('yesterday'), parseDate('')]).toEqual([undefined, undefined, undefined]);
  });
});

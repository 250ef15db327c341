import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addSpan, lastAtMost, type Span, unionOf } from './span.ts';

const anySpan = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 8 }))
  .map(([start, length]) => ({ start, end: start + length }));

/** The places that spans cover. */
function placesOf(spans: readonly Span[]): Set<number> {
  return new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index)));
}

test('a union covers what its spans cover, in order and with a gap between any two', () => {
  fc.assert(
    fc.property(fc.array(anySpan), (spans) => {
      const union = unionOf(spans);
      expect([...placesOf(union)]).toEqual([...placesOf(spans)].toSorted((one, other) => one - other));
      for (const [index, { end }] of union.slice(0, -1).entries()) expect(union[index + 1]?.start).toBeGreaterThan(end);
    }),
  );
});

test('a span that ends within the last one takes nothing of it away', () => {
  const spans = [{ start: 2, end: 9 }];
  addSpan(spans, { start: 4, end: 6 });
  expect(spans).toEqual([{ start: 2, end: 9 }]);
});

test.each([
  [0, -1],
  [1, 0],
  [4, 1],
  [5, 2],
  [99, 2],
])('of 1, 3 and 5 the last that is at most %i is at %i', (value, index) => {
  expect(lastAtMost([1, 3, 5], value)).toBe(index);
});

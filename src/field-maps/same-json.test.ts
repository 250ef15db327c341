import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonValue } from '../mapping/index.ts';
import { sameJson } from './same-json.ts';

const json = fc.json({ maxDepth: 4 });
const parse = (text: string): JsonValue => JSON.parse(text);

/** The same value with the properties of its objects the other way round. */
function reversed(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  const entries = Object.entries(value).map(([name, inner]) => [name, inner === undefined ? null : reversed(inner)]);
  return Object.fromEntries(entries.toReversed());
}

describe('the same JSON', () => {
  it('is one value, whatever the order of its properties', () => {
    fc.assert(
      fc.property(json, (text) => {
        expect(sameJson(parse(text), reversed(parse(text)))).toBe(true);
      }),
    );
  });

  it.each<[JsonValue, JsonValue]>([
    [{ values: {} }, {}],
    [{ values: null }, {}],
    [{ values: {} }, { values: null }],
    [{ values: [] }, { values: {} }],
    [[1, 2], [1]],
    [[1], [1, 2]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: '1' }, { a: 1 }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
    [{}, { constructor: 1 }],
  ])('is not %j and %j', (one, other) => {
    expect(sameJson(one, other)).toBe(false);
    expect(sameJson(other, one)).toBe(false);
  });

  it('has a property that is undefined as little as one that is absent', () => {
    expect(sameJson({ a: undefined }, {})).toBe(true);
  });
});

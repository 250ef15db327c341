import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, sameRecord } from './difference.ts';
import { type JsonValue } from './json.ts';

describe('difference', () => {
  it('lists the paths that differ', () => {
    expect(
      difference(
        {
          name: 'Ada',
          emails: [{ email: 'a' }, { email: 'b' }],
          address: { city: 'B' },
          custom_attributes: { 'a.b': 1 },
        },
        {
          name: 'Ada',
          emails: [{ email: 'a' }, { email: 'c' }],
          address: { country: 'DE' },
          custom_attributes: { 'a.b': 2 },
        },
      ),
    ).toEqual(['address.city', 'address.country', 'custom_attributes["a.b"]', 'emails[1].email']);
  });

  it.each<[JsonValue, JsonValue]>([
    [{ a: null }, {}],
    [{ a: { b: null } }, {}],
    [{ a: {} }, {}],
    [{ emails: [{ email: null }] }, {}],
    [{ emails: [{ email: 'a' }, null] }, { emails: [{ email: 'a' }] }],
    [{ a: [null, 1] }, { a: [{ b: null }, 1] }],
  ])('takes %j for the same as %j, as null is absent', (one, other) => {
    expect(difference(one, other)).toEqual([]);
    expect(sameRecord(other, one)).toBe(true);
  });

  it.each<[JsonValue, JsonValue]>([
    [{ a: [] }, {}],
    [{ a: '' }, {}],
    [{ a: 0 }, { a: false }],
    [{ a: 1 }, { a: '1' }],
    [{ a: [1] }, { a: [1, 2] }],
    [{ a: [] }, { a: [null] }],
    [{ a: [] }, { a: {} }],
    [{ a: ['x', 'y'] }, { a: ['y', 'x'] }],
  ])('tells %j from %j', (one, other) => {
    expect(sameRecord(one, other)).toBe(false);
  });

  it('finds nothing between a value and its copy, and is symmetric', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [one, other] = [copy(a), copy(b)];
        expect(difference(one, copy(a))).toEqual([]);
        expect(difference(one, other)).toEqual(difference(other, one));
      }),
    );
  });

  it('does not look into prototypes', () => {
    expect(difference({ constructor: 'x' }, {})).toEqual(['constructor']);
    expect(difference(JSON.parse('{"__proto__":{"a":1}}'), {})).toEqual(['__proto__']);
  });

  it('compares values of any depth', () => {
    const deep = (leaf: JsonValue) => {
      let value = leaf;
      for (let depth = 0; depth < 50_000; depth += 1) value = [value];
      return value;
    };
    expect(sameRecord(deep(1), deep(1))).toBe(true);
    expect(sameRecord(deep(null), null)).toBe(true);
  });
});

function copy(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value));
}

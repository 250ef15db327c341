import { describe, expect, it } from 'vitest';
import { mergeBelow, without } from './merge.ts';

describe('mergeBelow', () => {
  it('keeps what only one has, merges objects and lets the upper one win', () => {
    const below = { a: { x: 1, y: 1 }, b: 1, c: [1], d: { z: 1 } };
    expect(mergeBelow(below, { a: { y: 2 }, b: 2, c: [2, 3], d: null })).toEqual({
      a: { x: 1, y: 2 },
      b: 2,
      c: [2, 3],
      d: null,
    });
    expect(below).toEqual({ a: { x: 1, y: 1 }, b: 1, c: [1], d: { z: 1 } });
  });

  it('treats names of the prototype like any other', () => {
    const merged = mergeBelow(JSON.parse('{"__proto__":{"a":1}}'), JSON.parse('{"__proto__":{"b":2},"toString":1}'));
    expect(JSON.stringify(merged)).toBe('{"__proto__":{"a":1,"b":2},"toString":1}');
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  });
});

describe('without', () => {
  it('takes a place out, and the objects that it leaves empty', () => {
    expect(without({ a: 1, b: { c: 1, d: 2 } }, 'b.c')).toEqual({ a: 1, b: { d: 2 } });
    expect(without({ a: 1, b: { c: 1 } }, 'b.c')).toEqual({ a: 1 });
    expect(without({ a: 1 }, 'b.c')).toEqual({ a: 1 });
  });
});

import { constantFrom, assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const names = ['email', 'external_id', 'phone', 'user_id'];

describe('nearest', () => {
  it.each([
    ['emial', 'email'],
    ['emails', 'email'],
    ['userid', 'user_id'],
    ['USER_ID', 'user_id'],
    ['external-id', 'external_id'],
  ])('takes %s for %s', (typed, meant) => {
    expect(nearest(typed, names)).toBe(meant);
  });

  it.each(['birthday', 'x', ''])('takes %j for none of the names', (typed) => {
    expect(nearest(typed, names)).toBeUndefined();
  });

  it('finds every name that is there', () => {
    assert(property(constantFrom(...names), (name) => nearest(name, names) === name));
  });

  it('answers a candidate or nothing', () => {
    assert(property(string(), (name) => [...names, undefined].includes(nearest(name, names))));
  });
});

import { describe, expect, it } from 'vitest';
import { createBoundedMemo } from './bounded-memo.ts';

function setUp(limit: number) {
  const made: string[] = [];
  const memo = createBoundedMemo(limit, (key) => {
    made.push(key);
    if (key === 'wrong') throw new Error(key);
    return { key };
  });
  return { made, memo };
}

describe('a bounded memo', () => {
  it('makes the value of a key once', () => {
    const { made, memo } = setUp(2);
    expect(memo('a')).toBe(memo('a'));
    expect(memo('b')).toEqual({ key: 'b' });
    expect(made).toEqual(['a', 'b']);
  });

  it('forgets what was made first beyond its limit', () => {
    const { made, memo } = setUp(2);
    for (const key of ['a', 'b', 'c', 'b', 'c', 'a']) memo(key);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('does not remember a failure', () => {
    const { made, memo } = setUp(2);
    expect(() => memo('wrong')).toThrow('wrong');
    expect(() => memo('wrong')).toThrow('wrong');
    expect(made).toHaveLength(2);
  });
});

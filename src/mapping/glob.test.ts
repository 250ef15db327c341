import { describe, expect, it } from 'vitest';
import { compileGlob } from './glob.ts';

describe('compileGlob', () => {
  it.each([
    ['itblInternal', 'itblInternal', true],
    ['itblInternal', 'itblInternalX', false],
    ['_*', '_created', true],
    ['_*', 'created_', false],
    ['*@placeholder.email', 'a+b@placeholder.email', true],
    ['*@placeholder.email', '@placeholder.email.org', false],
    ['*', '', true],
    ['a*a', 'a', false],
    ['a*b*a', 'aba', true],
    ['a*b*a', 'aa', false],
    ['a*bc*c', 'abc', false],
    ['a.c', 'abc', false],
    ['*line*', 'two\nlines', true],
  ])('%s against %j is %s', (pattern, text, expected) => {
    expect(compileGlob(pattern)(text)).toBe(expected);
  });
});

import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten } from './shorten.ts';

describe('a text of the caller in a message', () => {
  it('stands whole when it is short', () => {
    expect(shorten('x'.repeat(80))).toBe('x'.repeat(80));
  });

  it('is cut with a sign that it was', () => {
    expect(shorten('x'.repeat(10_000))).toBe(`${'x'.repeat(80)}…`);
  });

  it('is never cut within a character, nor grows', () => {
    assert(
      property(string({ unit: 'binary', minLength: 70, maxLength: 100 }), (text) => {
        const short = shorten(text);
        expect(short).not.toMatch(/\p{Cs}/u);
        expect(short.length).toBeLessThanOrEqual(81);
      }),
    );
    expect(shorten(`${'x'.repeat(79)}😀😀`)).toBe(`${'x'.repeat(79)}…`);
  });
});

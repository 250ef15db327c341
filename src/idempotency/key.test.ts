import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readKey } from './key.ts';

it('any 1 to 255 printable ASCII characters are a key', () => {
  const printable = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 255 });
  fc.assert(
    fc.property(printable, (key) => {
      expect(readKey(key)).toBe(key);
    }),
  );
});

it('a text with any other character is none, and is not shown', () => {
  const other = fc.constantFrom('\0', '\t', '\n', '\x7f', 'é', '€');
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), other, fc.string({ maxLength: 20 }), (before, character, after) => {
      expect(() => readKey(before + character + after)).toThrow('not printable ASCII');
    }),
  );
});

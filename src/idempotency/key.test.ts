import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readKey } from './key.ts';

const isTwo = (key: string) => /,(?: |$)/.test(key);

it('any 1 to 255 printable ASCII characters are a key, unless they may be two', () => {
  const printable = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 255 }).filter((key) => !isTwo(key));
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

it('two keys as header fields join them are none, and commas that join nothing are part of one', () => {
  const key = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });
  fc.assert(
    fc.property(key, key, (one, other) => {
      const headers = new Headers([
        ['idempotency-key', `k${one}`],
        ['idempotency-key', other],
      ]);
      expect(() => readKey(headers.get('idempotency-key') ?? '')).toThrow('was sent twice');
    }),
  );
  for (const plain of ['a,b', 'order-1,line-2', ',a']) expect(readKey(plain)).toBe(plain);
});

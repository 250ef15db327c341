import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenFinder } from './token-finder.ts';

const token = 'cw_aB3+/="x';
const finder = createTokenFinder(token);
const utf8 = new TextEncoder();

const hex = (character: string, length: number) => character.charCodeAt(0).toString(16).padStart(length, '0');
const spellings = {
  plain: (text: string) => text,
  json: (text: string) => JSON.stringify(text).slice(1, -1),
  'json, every character': (text: string) => text.replaceAll(/./gs, (character) => `\\u${hex(character, 4)}`),
  address: (text: string) => encodeURIComponent(text),
  'address, every character': (text: string) => text.replaceAll(/./gs, (character) => `%${hex(character, 2)}`),
  base64: (text: string) => btoa(text),
  'base64 in addresses': (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
} as const;
const spelling = fc.constantFrom(...Object.values(spellings));
const around = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });

describe('a token', () => {
  it('is found in every spelling, whatever stands around it', () => {
    fc.assert(
      fc.property(spelling, around, around, (spell, before, after) => {
        expect(finder.isIn(spell(`${before}${token}${after}`))).toBe(true);
      }),
    );
  });

  it('is found in bytes that are no UTF-8, and in UTF-16', () => {
    const broken = Uint8Array.of(0xff, ...utf8.encode(token), 0xfe);
    expect(finder.search(broken).found).toBe(true);
    expect(finder.search(new Uint8Array(Buffer.from(`{"a":"${token}"}`, 'utf16le'))).found).toBe(true);
  });

  it('is not seen where it does not stand', () => {
    const parts = fc.array(fc.constantFrom('cw_', 'aB3+', '\\', '%', '%63', '\\u0063', 'c', 'Y3df', '\0'));
    fc.assert(
      fc.property(parts, (given) => {
        expect(finder.isIn(given.join(''))).toBe(false);
      }),
    );
  });
});

it('no byte that may belong to a token counts as past before it is decided', () => {
  fc.assert(
    fc.property(spelling, around, fc.nat(), (spell, before, cut) => {
      const bytes = utf8.encode(spell(`${before}${token}`));
      const first = bytes.subarray(0, cut % bytes.length);
      const { found, open } = finder.search(first);
      const rest = bytes.subarray(open);
      expect(found || finder.search(rest).found).toBe(true);
    }),
  );
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64, createDigitDecoder, hexadecimal } from './digit-runs.ts';

const whole = (text: string) => ({ bytes: Buffer.from(text), isNew: () => true });

/** Where a text has `sought` once it is decoded. */
function find(decode: ReturnType<typeof createDigitDecoder>, text: string, sought: string): string | undefined {
  const layer = decode(whole(text));
  const start = Buffer.from(layer?.bytes ?? []).indexOf(sought);
  if (layer === undefined || start === -1) return undefined;
  const source = layer.sourceOf({ start, end: start + Buffer.byteLength(sought) });
  return text.slice(source.start, source.end);
}

describe('a decoder of bytes in digits', () => {
  test('finds them wherever they begin, and takes every digit with a part of them', () => {
    const bytes = fc.string({ maxLength: 7 });
    fc.assert(
      fc.property(bytes, bytes, fc.constantFrom('', 'a', 'ab', 'abc', '{', '/'), (before, after, glued) => {
        for (const [digits, name] of [
          [base64, 'base64'],
          [base64, 'base64url'],
          [hexadecimal, 'hex'],
        ] as const) {
          const shown = `${glued}${Buffer.from(`${before}sécret${after}`).toString(name)}`;
          const source = find(createDigitDecoder(digits, 4), shown, 'sécret') ?? '';
          const least = Math.ceil((7 * 8) / digits.bits);
          expect(source.length).toBeGreaterThanOrEqual(least);
          // Two digits at the end that hold a byte more, two of padding, and one that is shared with what stands before.
          expect(source.length).toBeLessThanOrEqual(least + 5);
        }
      }),
    );
  });

  test.each([
    ['c2VjcmV0', 'c2VjcmV0'],
    ['c2VjcmV0cw==', 'c2VjcmV0cw=='],
    ['c2VjcmV0czE=', 'c2VjcmV0'],
    ['c2VjcmV0Og==&x', 'c2VjcmV0Og=='],
    ['c2VjcmV0=====', 'c2VjcmV0=='],
  ])('takes of %s the ending with them where that is no more than a byte', (shown, source) => {
    expect(find(createDigitDecoder(base64, 4), shown, 'secret')).toBe(source);
  });

  test('takes no more than their digits of hexadecimal', () => {
    expect(find(createDigitDecoder(hexadecimal, 4), '73656372657473=', 'secret')).toBe('736563726574');
  });

  test('leaves runs of too few digits', () => {
    const decode = createDigitDecoder(base64, 6);
    expect(decode(whole('c2VjcmV-c2VjcmV.c2VjcmV c2Vjcm'))).toBeDefined();
    expect(decode(whole('c2VjcmV.c2VjcmV c2Vjcm,VjcmVjc'))).toBeUndefined();
    expect(decode(whole('c2VjcmV0'))).toBeDefined();
  });

  test('leaves runs that are the same in what the text was decoded from', () => {
    const bytes = Buffer.from('c2VjcmV0 c2VjcmV0 c2VjcmV0');
    const layer = createDigitDecoder(base64, 6)({ bytes, isNew: ({ start, end }) => start <= 12 && end > 12 });
    expect(layer?.sourceOf({ start: 0, end: 6 })).toEqual({ start: 9, end: 17 });
  });

  test('makes nothing of two runs together', () => {
    expect(find(createDigitDecoder(base64, 3), 'c2Vj cmV0', 'secret')).toBeUndefined();
    expect(find(createDigitDecoder(base64, 3), 'c2Vj cmV0', 'ret')).toBe('cmV0');
  });
});

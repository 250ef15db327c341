import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from './redactor.ts';

const secret = 'k/1+2=3 "x"?&é';
const base64 = Buffer.from(secret).toString('base64');
const redactor = createRedactor([secret]);

describe('a redactor', () => {
  test.each([
    ['raw', secret],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded in lower case', encodeURIComponent(secret).replaceAll(/%../g, (escape) => escape.toLowerCase())],
    ['as a form field', new URLSearchParams({ v: secret }).toString().slice(2)],
    ['as the path of a URL', new URL(`https://h/${secret.replace('?', '%3F')}`).pathname.slice(1)],
    ['escaped in JSON', JSON.stringify(secret).slice(1, -1)],
    ['base64', base64],
    ['base64 without padding', base64.replace(/=+$/, '')],
    ['base64url', Buffer.from(secret).toString('base64url')],
    ['the user name of Basic credentials', Buffer.from(`${secret}:`).toString('base64')],
  ])('removes a secret that is %s', (_form, text) => {
    expect(redactor.text(`before ${text} after`)).toBe('before [redacted] after');
  });

  test('leaves no secret behind, in any form, in any value', () => {
    const secrets = fc.array(fc.string({ minLength: 6, unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(secrets, fc.string(), (all, around) => {
        // A secret that is part of the mark, or that occurs in what surrounds it, would be found again for that reason.
        fc.pre(all.every((one) => !`${around}[redacted]${around}`.includes(one)));
        const forms = all.flatMap((one) => [one, encodeURIComponent(one), Buffer.from(one).toString('base64')]);
        const value = forms.map((form) => ({ [`${around}${form}`]: [{ deep: `${form}${around}` }] }));
        const text = JSON.stringify(createRedactor(all).value(value));
        expect(forms.filter((form) => text.includes(JSON.stringify(form).slice(1, -1)))).toEqual([]);
      }),
    );
  });

  test('removes the whole of a secret that begins with another', () => {
    expect(createRedactor(['key-1', 'key-1-long']).text('key-1-long key-1')).toBe('[redacted] [redacted]');
  });

  test('removes a secret of digits that was read as a number', () => {
    expect(createRedactor(['12345678']).value({ id: 12_345_678, n: 1 })).toEqual({ id: '[redacted]', n: 1 });
  });

  test('changes nothing else', () => {
    const value = { a: [1, true, null, 'text'], __proto__: null, b: { c: undefined } };
    expect(redactor.value(value)).toEqual(value);
    expect(redactor.text('key=5 k/1')).toBe('key=5 k/1');
  });

  test('keeps a key named __proto__ a key', () => {
    const value: unknown = JSON.parse(`{"__proto__":{"x":${JSON.stringify(secret)}}}`);
    expect(JSON.stringify(redactor.value(value))).toBe('{"__proto__":{"x":"[redacted]"}}');
  });

  test('does not look for secrets so short that they occur by chance', () => {
    expect(createRedactor(['abc', '']).text('abc')).toBe('abc');
  });

  test('survives values of any depth', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(JSON.stringify(redactor.value(deep))).toContain('[redacted]');
  });
});

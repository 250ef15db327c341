import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEncoding, anySecrets, anySigns, encodings } from './encodings-test-kit.ts';
import { createFinder } from './find-secrets.ts';

/** A text without what is found in it. */
function redact(secrets: readonly string[], text: string): string {
  const bytes = Buffer.from(text);
  const starts = [0];
  const ends: number[] = [];
  for (const { start, end } of createFinder(secrets)(bytes)) {
    ends.push(start);
    starts.push(end);
  }
  return starts.map((start, index) => bytes.subarray(start, ends[index]).toString()).join('[redacted]');
}

const secret = 'k/1+2=3 "x"?&é\\n<😀>%41;';

describe('secrets are found', () => {
  test.each(Object.entries(encodings))('%s, within any other encoding', (_name, inner) => {
    for (const [name, outer] of Object.entries(encodings)) {
      expect([name, redact([secret], `<${outer(inner(secret))}>`)]).toEqual([name, '<[redacted]>']);
    }
  });

  test('whatever they are, however they are written, and whatever is around them', () => {
    const around = anySigns({ maxLength: 30 });
    fc.assert(
      fc.property(anySecrets, anyEncoding, around, around, (secrets, encode, before, after) => {
        fc.pre(redact(secrets, `${before}{}${after}`) === `${before}{}${after}`);
        for (const one of secrets) {
          expect(redact(secrets, `${before}{${encode(one)}}${after}`)).toBe(`${before}{[redacted]}${after}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('also where letters and digits stand right beside them', () => {
    const around = fc.string({ unit: fc.constantFrom(...Array.from('abn019 _-')), maxLength: 20 });
    fc.assert(
      fc.property(anySecrets, anyEncoding, around, around, (secrets, encode, before, after) => {
        for (const one of secrets) {
          const spelled = encode(one);
          const left = redact(secrets, `${before}${spelled}${after}`);
          expect(left).toContain('[redacted]');
          // Where more digits follow, the ending of base64 stays.
          expect(left.length).toBeLessThanOrEqual(`${before}[redacted]${after}`.length + 'Og=='.length * 2);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each(['in JSON', 'in HTML', 'percent-encoded', 'in JSON by code units'])('%s three times over', (name) => {
    const encode = encodings[name] ?? String;
    expect(redact([secret], `<${encode(encode(encode(secret)))}>`)).toBe('<[redacted]>');
  });

  test('in digits within two encodings, with one more within the digits', () => {
    const { 'in JSON': json = String, 'percent-encoded': percent = String, 'in base64': base64 = String } = encodings;
    expect(redact([secret], `<${percent(json(base64(json(secret))))}>`)).toBe('<[redacted]>');
  });

  test('in each reading of a text, also where another is as long', () => {
    expect(redact([String.raw`\/ab/cd`], String.raw`<\/ab%2Fcd\/>`)).toBe(String.raw`<[redacted]\/>`);
  });

  test('in the same base64 wherever it is, escaped in different ways', () => {
    const inBase64 = Buffer.from(String.raw`ab\"??>>cd`).toString('base64');
    expect(inBase64).toContain('/');
    const shown = ['/', String.raw`\/`, '%2F', '&#47;'].map((slash) => `<${inBase64.replaceAll('/', slash)}>`);
    expect(redact(['ab"??>>cd'], shown.join(' '))).toBe(shown.map(() => '<[redacted]>').join(' '));
  });

  test('in base64 with the padding that is escaped alone', () => {
    expect(redact(['secret-012345'], '<c2VjcmV0LTAxMjM0NQ%3D%3D>')).toBe('<[redacted]>');
    expect(redact(['aaaa'], String.raw`\\&{YWFhYTo%3D}`)).toBe(String.raw`\\&{[redacted]}`);
  });

  test('nowhere in a text that is written in any way and has none', () => {
    const text = anySigns({ maxLength: 200 });
    fc.assert(
      fc.property(text, anyEncoding, (plain, encode) => {
        expect(createFinder(['kkk "k"', 'another-secret'])(Buffer.from(encode(plain)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

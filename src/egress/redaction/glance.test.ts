import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEncoding, anySecrets } from './encodings-test-kit.ts';
import { createGlance } from './glance.ts';

test('a first look passes over no secret, however it is written', () => {
  fc.assert(
    fc.property(anySecrets, anyEncoding, (secrets, encode) => {
      const mayHold = createGlance(secrets);
      for (const secret of secrets) {
        expect(mayHold(encode(secret))).toBe(true);
        expect(mayHold(`<${encode(secret)}> and more`)).toBe(true);
      }
    }),
  );
});

test.each(['application/json; charset=utf-8', 'Sun, 22 Nov 2026 16:02:30 GMT', 'secret', 'é'.repeat(500)])(
  'a first look is enough for %s',
  (text) => {
    expect(createGlance(['secret-0123456789', 'with a blank in it'])(text)).toBe(false);
  },
);

test('the beginning of a long secret is enough to look closer, as is a text too long for a first look', () => {
  const mayHold = createGlance(['€'.repeat(300)]);
  expect(mayHold('€'.repeat(43))).toBe(true);
  expect(mayHold('€'.repeat(41))).toBe(false);
  expect(mayHold('-.'.repeat(300))).toBe(true);
});

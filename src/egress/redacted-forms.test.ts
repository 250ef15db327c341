import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.ts';

describe('the keys of a redacted value', () => {
  it('keep their values, also those that become the same', () => {
    const redactor = createRedactor(['user', 'true']);
    const value = { user: 1, true: 2, '[redacted] 2': 3, 'my user': 4, 'my true': 5 };
    expect(redactor.value(value)).toEqual({
      '[redacted]': 1,
      '[redacted] 3': 2,
      '[redacted] 2': 3,
      'my [redacted]': 4,
      'my [redacted] 2': 5,
    });
  });

  it('have each its value at its place, whatever they are', () => {
    const part = fc.constantFrom('user', 'true', '[redacted]', ' 2', 'x');
    const key = fc.array(part, { maxLength: 3 }).map((parts) => parts.join(''));
    const redactor = createRedactor(['user', 'true']);
    fc.assert(
      fc.property(fc.dictionary(key, fc.nat()), (value) => {
        const clean = redactor.value(value);
        expect(Object.values(Object(clean))).toEqual(Object.values(value));
      }),
    );
  });
});

describe('redacted bytes', () => {
  const redactor = createRedactor(['secret-key']);

  it('are the same where there is nothing to redact', () => {
    const bytes = Uint8Array.from([0xff, 0x00, 0xe9, 0xef, 0xbb, 0xbf]);
    expect(redactor.bytes(bytes)).toBe(bytes);
  });

  it('keep every byte around a secret, of whatever character set', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (before, after) => {
        // What stands beside it is no part of an encoding that the secret could be within.
        const text = (mark: string) => Buffer.concat([before, Buffer.from(` ${mark} `), after]);
        expect(Buffer.from(redactor.bytes(text('secret-key')))).toEqual(text('[redacted]'));
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInexactNumber, quoteInexactNumbers } from './exact-numbers.ts';

describe('numbers in a JSON text', () => {
  it.each([
    ['9007199254740993', 0],
    ['-9007199254740992', 0],
    ['{"a": [1, {"b": 12345678901234567890}]}', 16],
    ['{"\\"9\\\\": 9007199254740993}', 10],
    ['["1111111111111111", 9999999999999999]', 21],
    ['[1e400]', 1],
    ['[-1.5E+999]', 1],
    ['[9007199254740993.0]', 1],
    ['[12345678901234567e0]', 1],
    ['[1, 12345678901.234567e6]', 4],
    ['[12345678901234567.25]', 1],
    ['[-1e-400]', 1],
    ['[0.5e-999]', 1],
  ])('that would be changed are found: %s', (json, position) => {
    expect(findInexactNumber(json)).toBe(position);
  });

  it.each([
    '9007199254740991',
    '-9007199254740991',
    '0.12345678901234567890',
    '1.7976931348623157e308',
    '{"12345678901234567890": "12345678901234567890", "b": "\\"12345678901234567890"}',
    '["\\\\", "12345678901234567890"]',
    '[0.1, 1e-300, 4.35]',
    '[1e21, 1.5e300, 9007199254740991.0, 9007199254740994.0]',
    '[0.0, 0e-999, 0.000e5]',
  ])('that are kept pass, and digits in text are no numbers: %s', (json) => {
    expect(findInexactNumber(json)).toBeUndefined();
  });

  it('are found exactly when reading would change one', () => {
    const whole = fc.bigInt({ min: -(2n ** 56n), max: 2n ** 56n });
    const value = fc.oneof(
      whole.map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
      fc.oneof(whole.map(String), fc.string()).map((text) => JSON.stringify(text)),
    );
    fc.assert(
      fc.property(fc.array(value), (literals) => {
        const isChanged = literals.map((literal) => /^-?\d+$/.test(literal) && !Number.isSafeInteger(Number(literal)));
        const index = isChanged.indexOf(true);
        const position = index < 0 ? undefined : literals.slice(0, index).join(',').length + (index === 0 ? 1 : 2);
        expect(findInexactNumber(`[${literals.join(',')}]`)).toBe(position);
      }),
    );
  });

  it('become text that has every digit, and nothing else changes', () => {
    const json = '{"a": [9007199254740993, 1, "9007199254740993"], "b": {"c": -12345678901234567890}, "d": 1e400}';
    expect(quoteInexactNumbers(json)).toBe(
      '{"a": ["9007199254740993", 1, "9007199254740993"], "b": {"c": "-12345678901234567890"}, "d": "1e400"}',
    );
    fc.assert(
      fc.property(fc.array(fc.bigInt()), (numbers) => {
        const read: unknown = JSON.parse(quoteInexactNumbers(`[${numbers.join(',')}]`));
        expect(read).toEqual(
          numbers.map((number) => (Number.isSafeInteger(Number(number)) ? Number(number) : String(number))),
        );
      }),
    );
  });

  it('may be of any length', () => {
    expect(findInexactNumber('9'.repeat(4_000_000))).toBe(0);
    expect(findInexactNumber(`1${'0'.repeat(2_000_000)}1e-1999980`)).toBe(0);
    expect(findInexactNumber(`["${'9\\\\'.repeat(1_000_000)}", 0]`)).toBeUndefined();
  });
});

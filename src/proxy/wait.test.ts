import { describe, expect, it } from 'vitest';
import { parseWait } from './wait.ts';

const now = Date.UTC(1994, 10, 6, 8, 49, 7);

describe('the wait that a vendor tells', () => {
  it.each([
    ['seconds', '30'],
    ['a fraction', '30.0'],
    ['an HTTP date', 'Sun, 06 Nov 1994 08:49:37 GMT'],
    ['an RFC 5322 date', '6 Nov 1994 09:49:37 +0100'],
    ['an RFC 850 date', 'Sunday, 06-Nov-94 08:49:37 GMT'],
    ['an asctime date', 'Sun Nov  6 08:49:37 1994'],
    ['an RFC 3339 date', '1994-11-06T09:49:37.000+01:00'],
  ])('is read from %s', (_what, text) => {
    expect(parseWait(text, now)).toBe(30);
  });

  it.each(['soon', 'VENDORKEY-abcdef-123456', '-30', '06/11/1994', 'Sun, 06 Foo 1994 08:49:37 GMT', 'x 30'])(
    'is not made up of %s',
    (text) => {
      expect(parseWait(text, now)).toBeUndefined();
    },
  );

  it('is read from an epoch, as that cannot be a wait', () => {
    expect(parseWait('1700000030', 1_700_000_000_000)).toBe(30);
    expect(parseWait('1700000030000', 1_700_000_000_000)).toBe(30);
  });
});

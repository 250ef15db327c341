import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, isCalendarDate, parseInstant, strictMilliseconds } from './instant.ts';

describe('parseInstant', () => {
  it.each([
    ['2024-03-01T09:15:00.123Z', '2024-03-01T09:15:00.123Z'],
    ['2024-03-01T09:15:00Z', '2024-03-01T09:15:00.000Z'],
    ['2024-03-01t09:15:00z', '2024-03-01T09:15:00.000Z'],
    ['2024-03-01T11:15:00+02:00', '2024-03-01T09:15:00.000Z'],
    ['2024-03-01T04:45:00-0430', '2024-03-01T09:15:00.000Z'],
    ['2024-03-01 09:15:00 +00:00', '2024-03-01T09:15:00.000Z'],
    ['2024-03-01 09:15:00 UTC', '2024-03-01T09:15:00.000Z'],
    ['2024-03-01 09:15:00', '2024-03-01T09:15:00.000Z'],
    ['2024-03-01 09:15', '2024-03-01T09:15:00.000Z'],
    ['  2024-03-01  ', '2024-03-01T00:00:00.000Z'],
    ['2024-03-01T09:15:00.123456Z', '2024-03-01T09:15:00.123Z'],
    ['2024-03-01T09:15:00.123456.000Z', '2024-03-01T09:15:00.123Z'],
    ['2024-03-01 09:15:00.123456.000Z', '2024-03-01T09:15:00.123Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['2000-02-29T00:00:00.000Z', '2000-02-29T00:00:00.000Z'],
    [1709284500, '2024-03-01T09:15:00.000Z'],
    ['1709284500', '2024-03-01T09:15:00.000Z'],
    [1709284500123, '2024-03-01T09:15:00.123Z'],
    ['1709284500123', '2024-03-01T09:15:00.123Z'],
    [1709284500.5, '2024-03-01T09:15:00.500Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.000Z'],
  ])('reads %j as %s', (value, expected) => {
    expect(parseInstant(value)).toBe(expected);
  });

  it.each([
    '',
    'yesterday',
    '2024-02-30T00:00:00Z',
    '2024-02-30T00:00:00.000Z',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01T00:00:00.000Z',
    '2024-00-10',
    '2024-04-31',
    '2024-03-01T24:00:00Z',
    '2024-03-01T24:00:00.000Z',
    '2024-03-01T09:60:00.000Z',
    '2024-03-01T09:15:61Z',
    '2024-03-01T09:15:00+25:00',
    '0000-01-01T00:00:00.000Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '10000-01-01T00:00:00Z',
    253_402_300_800_000,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    null,
    undefined,
    {},
    [],
  ])('takes %j for no instant', (value) => {
    expect(parseInstant(value)).toBeUndefined();
  });

  it('agrees with the calendar of the platform and is canonical once and for all', () => {
    const dates = fc.date({
      noInvalidDate: true,
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
    });
    fc.assert(
      fc.property(dates, fc.integer({ min: -1439, max: 1439 }), (date, offset) => {
        const canonical = date.toISOString();
        expect(parseInstant(canonical)).toBe(canonical);
        expect(strictMilliseconds(canonical)).toBe(date.getTime());
        const local = new Date(date.getTime() + offset * 60_000);
        fc.pre(local.getUTCFullYear() >= 1 && local.getUTCFullYear() <= 9999);
        const zone = `${offset < 0 ? '-' : '+'}${pad(Math.trunc(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`;
        expect(parseInstant(local.toISOString().replace('Z', zone))).toBe(canonical);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => parseInstant(value)).not.toThrow();
      }),
    );
  });
});

describe('strictMilliseconds', () => {
  it.each([
    '2024-03-01',
    '2024-03-01T09:15:00',
    '2024-03-01 09:15:00Z',
    '1709284500',
    '2024-03-01T09:15:00.1234Z',
    '2016-12-31T23:59:60Z',
  ])('refuses %s, which writing would change', (text) => {
    expect(strictMilliseconds(text)).toBeUndefined();
  });

  it('takes fractions that milliseconds can say', () => {
    expect(strictMilliseconds('1970-01-01T00:00:00.120000Z')).toBe(120);
  });
});

describe('instantOf', () => {
  it('cuts what is finer than a millisecond towards the past', () => {
    expect(instantOf(-0.5)).toBe('1969-12-31T23:59:59.999Z');
  });
});

describe('isCalendarDate', () => {
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each(['2023-02-29', '1900-02-29', '2024-02-30', '0000-01-01', '2024-1-1', '2024-01-01T00:00:00Z', ' 2024-01-01'])(
    'refuses %s',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );
});

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

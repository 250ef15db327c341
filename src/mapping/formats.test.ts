import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf, Refusal } from './formats.ts';
import { type JsonValue } from './json.ts';
import { formatSchema, type Format } from './spec.ts';

describe('reading', () => {
  it.each<[Format, JsonValue, JsonValue | undefined]>([
    ['string', 'x', 'x'],
    ['string', 42, '42'],
    ['string', true, undefined],
    ['string', ['x'], undefined],
    ['number', '12.5', 12.5],
    ['number', ' 7 ', 7],
    ['number', '1e400', undefined],
    ['number', '', undefined],
    ['number', '0x10', undefined],
    ['boolean', 'TRUE', true],
    ['boolean', 'false', false],
    ['boolean', 1, undefined],
    ['lowercase', 'Ada@Example.COM', 'ada@example.com'],
    ['primary_language', 'pt-BR', 'pt'],
    ['primary_language', 'DE_at', 'de'],
    ['primary_language', 'Portuguese', undefined],
    ['date', '1980-01-31', '1980-01-31'],
    ['date', '1980-01-31T23:00:00-05:00', '1980-01-31'],
    ['date', '1980-01-31 00:00:00 +00:00', '1980-01-31'],
    ['date', '19800131', '1980-01-31'],
    ['date', '19800231', undefined],
    ['date', '1980-02-30', undefined],
    ['date', 86_400, '1970-01-02'],
    ['datetime', 1709284500, '2024-03-01T09:15:00.000Z'],
    ['datetime_with_offset', '2024-03-01 09:15:00 +00:00', '2024-03-01T09:15:00.000Z'],
    ['epoch_seconds', '5', '1970-01-01T00:00:05.000Z'],
    ['epoch_milliseconds', 5, '1970-01-01T00:00:00.005Z'],
    ['epoch_milliseconds', '2024-03-01T09:15:00Z', '2024-03-01T09:15:00.000Z'],
  ])('%s understands %j as %j', (format, value, expected) => {
    expect(formatOf(format).read(value)).toEqual(expected);
  });
});

describe('writing', () => {
  it.each<[Format, JsonValue, JsonValue]>([
    ['string', '', ''],
    ['number', 1.5, 1.5],
    ['boolean', false, false],
    ['lowercase', 'ada@example.com', 'ada@example.com'],
    ['primary_language', 'en', 'en'],
    ['date', '2024-02-29', '2024-02-29'],
    ['datetime', '2024-03-01T11:15:00+02:00', '2024-03-01T09:15:00.000Z'],
    ['datetime_with_offset', '2024-03-01T09:15:00.000Z', '2024-03-01 09:15:00 +00:00'],
    ['epoch_seconds', '2024-03-01T09:15:00.000Z', 1709284500],
    ['epoch_seconds', '1969-12-31T23:59:59.000Z', -1],
    ['epoch_milliseconds', '2024-03-01T09:15:00.123Z', 1709284500123],
  ])('%s spells %j as %j', (format, value, expected) => {
    expect(formatOf(format).write(value)).toEqual(expected);
  });

  it.each<[Format, JsonValue, RegExp]>([
    ['string', 5, /text/],
    ['number', '5', /number/],
    ['boolean', 'true', /true or false/],
    ['lowercase', 'Ada@example.com', /send "ada@example\.com"/],
    ['lowercase', 5, /text/],
    ['primary_language', 'pt-BR', /send "pt"/],
    ['primary_language', 'Portuguese', /ISO 639-1/],
    ['primary_language', 'fil', /ISO 639-1/],
    ['primary_language', 'xx', /ISO 639-1/],
    ['date', '2024-02-30', /calendar/],
    ['date', '2024-03-01T00:00:00.000Z', /calendar/],
    ['datetime', '2024-03-01', /RFC 3339/],
    ['datetime', 1709284500, /RFC 3339/],
    ['datetime', '2024-03-01T09:15:00.0001Z', /milliseconds/],
    ['datetime', '0000-03-01T09:15:00.000Z', /years 1 to 9999/],
    ['datetime_with_offset', '2024-03-01T09:15:00.001Z', /whole seconds/],
    ['epoch_seconds', '2024-03-01T09:15:00.001Z', /whole seconds/],
  ])('%s refuses %j and says what to send', (format, value, message) => {
    const written = formatOf(format).write(value);
    expect(written).toBeInstanceOf(Refusal);
    expect(written instanceof Refusal ? written.message : '').toMatch(message);
  });
});

describe.each(formatSchema.options)('the law of %s', (format) => {
  const { read, write } = formatOf(format);

  it('never throws, and writes what it read in a spelling that it reads the same', () => {
    fc.assert(
      fc.property(fc.oneof(vendorValue, fc.jsonValue()), (value) => {
        const canonical = read(toJson(value));
        if (canonical === undefined) return;
        const written = write(canonical);
        // Whole seconds or two-letter languages are all that some formats keep; their vendors send nothing else.
        const message = written instanceof Refusal ? written.message : 'whole seconds';
        expect(message).toMatch(/whole seconds|ISO 639-1/);
        expect(written instanceof Refusal ? canonical : read(written)).toEqual(canonical);
      }),
    );
  });
});

const vendorValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.integer(),
  fc.maxSafeInteger().map(String),
  fc.constantFrom('en', 'pt-BR', 'zh_Hant', 'TRUE', 'false', 'İ', 'ΑΣ', ''),
);

/** What a vendor's answer can carry: JSON has no negative zero. */
function toJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value));
}

import { describe, expect, it } from 'vitest';
import { countrySchema, emailSchema, jsonObjectSchema, languageSchema, phoneSchema, timezoneSchema } from './values.ts';

describe('values in their one spelling', () => {
  it.each([
    [emailSchema, ' Ada@Example.COM ', 'ada@example.com'],
    [phoneSchema, '+44 (20) 7946-0000', '+442079460000'],
    [countrySchema, ' gb ', 'GB'],
    [languageSchema, 'PT-br', 'pt-BR'],
    [timezoneSchema, 'europe/LONDON', 'Europe/London'],
    [timezoneSchema, 'Asia/Kolkata', 'Asia/Kolkata'],
    [timezoneSchema, 'UTC', 'UTC'],
  ])('are made from other spellings', (schema, text, canonical) => {
    expect(schema.parse(text)).toBe(canonical);
  });

  it.each([
    [emailSchema, 'ada'],
    [phoneSchema, '020 7946 0000'],
    [countrySchema, 'UK'],
    [countrySchema, 'XK'],
    [languageSchema, 'e n'],
    [timezoneSchema, '+01:00'],
    [timezoneSchema, 'Mars/Olympus'],
    [timezoneSchema, ''],
  ])('are not made of what is ambiguous or unknown', (schema, text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });
});

describe('objects of any JSON', () => {
  it('keep every name, those of the prototype too', () => {
    const text = '{"__proto__":{"__proto__":1},"constructor":null,"":[]}';
    expect(JSON.stringify(jsonObjectSchema.parse(JSON.parse(text)))).toBe(text);
  });

  it.each([[[]], ['text'], [null], [{ when: () => 0 }], [{ no: Number.NaN }]])(
    'are neither lists, texts nor what JSON cannot carry: %j',
    (value) => {
      expect(jsonObjectSchema.safeParse(value).success).toBe(false);
    },
  );

  it('are refused beyond a depth, without exhausting the stack', () => {
    const nested = (depth: number) => JSON.parse(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expect(jsonObjectSchema.safeParse(nested(90)).success).toBe(true);
    expect(jsonObjectSchema.safeParse(nested(5000)).success).toBe(false);
  });
});

import * as fc from 'fast-check';
import { type JsonObject, type JsonValue } from '../src/mapping/index.ts';

/** Unified users as callers send them: every field, canonical spelling, and whatever people have in their data. */

const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  { weight: 3, arbitrary: fc.constantFrom('Zoë', 'O’Neil', '東京', '  padded  ', 'a\nb', '{{name}}', 'null', '0', '🙂') },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', 'x'.repeat(255), 'x'.repeat(256), 'é'.repeat(300)) },
);

const day = fc.constantFrom('2024-02-29', '1970-01-01', '1900-01-01', '0001-01-01', '9999-12-31', '2000-06-15');
const number = fc.oneof(fc.integer(), fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER));
const fraction = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
  fc.constantFrom(0.1, -1.5, 1e-9),
);

/** Names that break naive mappings: prototypes, paths, separators, other scripts, the vendors' own words. */
export const hostileNames: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'a.b',
  'a[0]',
  'x y',
  '$set',
  '$add',
  'naïve',
  '東京',
  '🙂',
  'UPPER',
  '0',
  '42',
  ' ',
  '#tag',
  'a,b',
  'name ',
  'x'.repeat(256),
];

interface AttributeKind {
  suffix: string;
  value: fc.Arbitrary<JsonValue>;
}

/**
 * Kinds of values of custom attributes. The name of an attribute ends in its kind, because one vendor fixes the type of
 * a field for ever by the first value that it sees.
 */
const attributeKinds: readonly AttributeKind[] = [
  { suffix: 'text', value: text.filter((value) => !/^\d{4}-\d\d-\d\d/.test(value)) },
  { suffix: 'number', value: number },
  { suffix: 'fraction', value: fraction },
  { suffix: 'flag', value: fc.boolean() },
  { suffix: 'day', value: day },
  { suffix: 'instant', value: fc.constantFrom('2024-02-29T23:59:59.999Z', '1969-12-31T23:59:59Z') },
  { suffix: 'list', value: fc.array(fc.constantFrom('a', 'b', 'c', 'ü', ''), { maxLength: 5 }) },
  { suffix: 'numbers', value: fc.array(fc.integer(), { minLength: 1, maxLength: 30 }) },
  { suffix: 'object', value: fc.record({ note: text, 'deep er': fc.record({ on: fc.boolean() }) }, { requiredKeys: [] }) },
  { suffix: 'objects', value: fc.array(fc.record({ size: fc.integer() }), { minLength: 1, maxLength: 3 }) },
  { suffix: 'nested', value: fc.array(fc.array(fc.integer(), { maxLength: 2 }), { minLength: 1, maxLength: 2 }) },
  { suffix: 'operation', value: fc.constantFrom<JsonValue>({ inc: 1 }, { add: ['a'] }, { remove: [] }) },
  { suffix: 'time', value: fc.constantFrom<JsonValue>({ $time: '1980-01-01' }, { $time: 'soon' }) },
];

const attribute: fc.Arbitrary<readonly [string, JsonValue]> = fc.oneof(
  fc.tuple(fc.constantFrom(...hostileNames), fc.integer()),
  fc
    .tuple(fc.constantFrom('plan', 'tier', ...hostileNames), fc.constantFrom(...attributeKinds))
    .chain(([name, { suffix, value }]) => fc.tuple(fc.constant(`${name}_${suffix}`), value)),
);

/** Values under their names; a name of the prototype is a name like any other. */
function attributesOf(entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  const attributes: JsonObject = {};
  for (const [name, value] of entries) {
    Object.defineProperty(attributes, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return attributes;
}

/** Every field that callers may write, but those that tell users apart. */
function fieldsOf(optional: <Value extends JsonValue>(value: fc.Arbitrary<Value>) => fc.Arbitrary<Value | null>) {
  const maybe = optional(text);
  return {
    phones: optional(
      fc
        .constantFrom('+442079460000', '+12125550100', '+81355500001')
        .map((phone): JsonValue => [{ number: phone }]),
    ),
    first_name: maybe,
    last_name: maybe,
    name: maybe,
    username: maybe,
    title: maybe,
    bio: maybe,
    avatar: maybe,
    website: maybe,
    gender: optional(fc.constantFrom('female', 'male', 'other', 'not_applicable', 'undisclosed')),
    birthday: optional(day),
    address: optional(
      fc.record(
        {
          street: maybe,
          city: maybe,
          region: maybe,
          postal_code: maybe,
          country: optional(fc.constantFrom('GB', 'US', 'JP', 'XK', 'AQ', 'BQ', 'GG')),
        },
        { requiredKeys: [] },
      ),
    ),
    languages: optional(
      fc.constantFrom<JsonValue>(['en'], ['ja'], ['pt-BR'], ['zh-Hant-TW'], ['fil'], ['en', 'de'], []),
    ),
    timezone: optional(fc.constantFrom('Europe/London', 'Asia/Tokyo', 'UTC', 'America/Argentina/Buenos_Aires')),
    company: optional(
      fc.record(
        { id: maybe, name: maybe, industry: maybe, employee_count: optional(fc.integer()), plan: maybe },
        { requiredKeys: [] },
      ),
    ),
    subscriptions: fc.constantFrom<JsonValue>(
      [{ channel: 'email', status: 'opted_in' }],
      [
        { channel: 'email', status: 'unsubscribed' },
        { channel: 'push', status: 'subscribed' },
      ],
    ),
    user_type: fc.constant<JsonValue>('end_user'),
  };
}

/** What a caller may send of a user besides the identifiers: any part of the fields, with attributes of any kind. */
export const userParts: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.record(fieldsOf((value) => value), { requiredKeys: [] }),
    fc.option(fc.array(attribute, { maxLength: 4 }).map(attributesOf), { nil: undefined }),
  )
  .map(([fields, attributes]) => ({
    ...fields,
    ...(attributes === undefined ? {} : { custom_attributes: attributes }),
  }));

/** A change of a user: like a part of one, with null for what is to be cleared. */
export const userPatches: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.record(fieldsOf((value) => fc.option(value, { freq: 3 })), { requiredKeys: [] }),
    fc.array(fc.tuple(attribute, fc.boolean()), { maxLength: 3 }),
  )
  .map(([fields, attributes]) => ({
    ...fields,
    custom_attributes: attributesOf(attributes.map(([[name, value], clears]) => [name, clears ? null : value])),
  }));

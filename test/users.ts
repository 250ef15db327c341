import * as fc from 'fast-check';
import { type JsonObject, type JsonValue } from '../src/mapping/index.ts';

/** Unified users as callers send them: every field, canonical spelling, and whatever people have in their data. */

const plainText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom('Zoë', 'O’Neil', '東京', '  padded  ', 'a\nb', '{{name}}', 'null', '0', '🙂', 'x'.repeat(255)),
);
const hostileText = fc.constantFrom('', ' ', '\u0000', '\ud800', 'x'.repeat(256), 'é'.repeat(300), 'x'.repeat(33_000));

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
const plainKinds: readonly AttributeKind[] = [
  { suffix: 'text', value: plainText.filter((value) => !/^\d{4}-\d\d-\d\d/.test(value)) },
  { suffix: 'number', value: number },
  { suffix: 'fraction', value: fraction },
  { suffix: 'flag', value: fc.boolean() },
  { suffix: 'day', value: day },
  { suffix: 'instant', value: fc.constantFrom('2024-02-29T23:59:59.999Z', '1969-12-31T23:59:59.000Z') },
  { suffix: 'list', value: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'ü'), { minLength: 1 }) },
  {
    suffix: 'object',
    value: fc.record({ note: plainText, deeper: fc.record({ on: fc.boolean() }) }, { requiredKeys: ['note'] }),
  },
];

const hostileKinds: readonly AttributeKind[] = [
  { suffix: 'text', value: hostileText },
  { suffix: 'list', value: fc.constantFrom<JsonValue>([], ['a', 'a'], ['a', ''], ['a', null]) },
  { suffix: 'numbers', value: fc.array(fc.integer(), { minLength: 20, maxLength: 30 }) },
  { suffix: 'object', value: fc.constantFrom<JsonValue>({}, { 'a b': 1 }, { note: null }, { deeper: {} }) },
  { suffix: 'objects', value: fc.array(fc.record({ size: fc.integer() }), { minLength: 1, maxLength: 3 }) },
  { suffix: 'nested', value: fc.array(fc.array(fc.integer(), { maxLength: 2 }), { minLength: 1, maxLength: 2 }) },
  { suffix: 'operation', value: fc.constantFrom<JsonValue>({ inc: 1 }, { add: ['a'] }, { remove: [] }, { $add: [] }) },
  { suffix: 'time', value: fc.constantFrom<JsonValue>({ $time: '1980-01-01' }, { $time: 'soon' }) },
];

type Attribute = readonly [name: string, value: JsonValue];

function attributes(names: readonly string[], kinds: readonly AttributeKind[]): fc.Arbitrary<Attribute> {
  return fc
    .tuple(fc.constantFrom(...names), fc.constantFrom(...kinds))
    .chain(([name, { suffix, value }]) => fc.tuple(fc.constant(`${name}_${suffix}`), value));
}

const plainNames = ['plan', 'favourite', 'naïve', '東京', 'UPPER', 'a-b'];
const plainAttribute = attributes(plainNames, plainKinds);
const hostileAttribute = fc.oneof(
  fc.tuple(fc.constantFrom(...hostileNames), fc.integer()),
  attributes(hostileNames, plainKinds),
  attributes(plainNames, hostileKinds),
);

/** Values under their names; a name of the prototype is a name like any other. */
function attributesOf(entries: readonly Attribute[]): JsonObject {
  const named: JsonObject = {};
  for (const [name, value] of entries) {
    Object.defineProperty(named, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return named;
}

type Optional = <Value extends JsonValue>(value: fc.Arbitrary<Value>) => fc.Arbitrary<Value | null>;

/** Every field that callers may write, but those that tell users apart. */
function fieldsOf(text: fc.Arbitrary<string>, optional: Optional) {
  const maybe = optional(text);
  return {
    phones: optional(
      fc.constantFrom('+442079460000', '+12125550100', '+81355500001').map((phone): JsonValue => [{ number: phone }]),
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
          country: optional(fc.constantFrom('GB', 'US', 'JP', 'AQ', 'BQ', 'GG')),
        },
        { requiredKeys: [] },
      ),
    ),
    languages: optional(fc.constantFrom<JsonValue>(['en'], ['ja'], ['de'])),
    timezone: optional(fc.constantFrom('Europe/London', 'Asia/Tokyo', 'UTC', 'America/Argentina/Buenos_Aires')),
    company: optional(
      fc.record(
        { id: maybe, name: maybe, industry: maybe, employee_count: optional(fc.integer()), plan: maybe },
        { requiredKeys: [] },
      ),
    ),
    user_type: fc.constant<JsonValue>('end_user'),
  };
}

/** One thing that some vendor cannot keep. */
const hostilePart: fc.Arbitrary<JsonObject> = fc.oneof(
  hostileAttribute.map((attribute) => ({ custom_attributes: attributesOf([attribute]) })),
  hostileText.map((first_name) => ({ first_name })),
  hostileText.map((street) => ({ address: { street } })),
  hostileText.map((name) => ({ company: { name } })),
  fc
    .constantFrom<JsonValue>(['pt-BR'], ['zh-Hant-TW'], ['fil'], ['xx'], ['en', 'de'], [])
    .map((languages) => ({ languages })),
  fc
    .constantFrom<JsonValue>(
      [{ channel: 'email', status: 'opted_in' }],
      [
        { channel: 'email', status: 'unsubscribed' },
        { channel: 'push', status: 'subscribed' },
      ],
    )
    .map((subscriptions) => ({ subscriptions })),
);

/** Any part of the fields and some attributes; one time in three with something that not every vendor keeps. */
function partsOf(optional: Optional, attribute: fc.Arbitrary<Attribute>): fc.Arbitrary<JsonObject> {
  const fields = fc.record(fieldsOf(plainText, optional), { requiredKeys: [] });
  const custom = fc.array(attribute, { maxLength: 4 }).map(attributesOf);
  return fc
    .tuple(fields, custom, fc.option(hostilePart, { freq: 2, nil: {} }))
    .map(([plain, named, hostile]) => ({ ...plain, custom_attributes: named, ...hostile }));
}

/** What a caller may send of a user besides the identifiers. */
export const userParts = partsOf((value) => value, plainAttribute);

/** A change of a user: like a part of one, with null for what is to be cleared. */
export const userPatches = partsOf(
  (value) => fc.option(value, { freq: 3 }),
  fc.tuple(plainAttribute, fc.boolean()).map(([[name, value], clears]) => [name, clears ? null : value] as const),
);

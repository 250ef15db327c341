import * as fc from 'fast-check';
import { type JsonObject, type JsonValue } from './json.ts';
import { compilePath } from './place.ts';
import { type FieldRule, type LensSpec, type PlaceRule } from './spec.ts';

/** A lens made of random words, a unified record, and the vendor's record that it must correspond to. */
export interface RandomCase {
  readonly spec: LensSpec;
  readonly unified: JsonObject;
  /** What is written. */
  readonly record: JsonObject;
  /** What the vendor shows then: the same, with what has another place on reading moved there. */
  readonly shown: JsonObject;
}

interface Pair {
  readonly words: Omit<PlaceRule, 'at' | 'read' | 'write' | 'custom'>;
  readonly unified: JsonValue;
  readonly vendor: JsonValue;
}

const instant = fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31T23:59:59Z') });
const second = instant.map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
const text = fc.string({ unit: 'binary', maxLength: 30 });
const json: fc.Arbitrary<JsonValue> = fc
  .json({ maxDepth: 3 })
  .map((source): JsonValue => JSON.parse(source))
  .filter((value) => value !== null);

/** Values as both sides spell them, by the words that say so. Spelt here without the code under test. */
const pair: fc.Arbitrary<Pair> = fc.oneof(
  json.map((value) => ({ words: {}, unified: value, vendor: value })),
  text.map((value) => ({ words: { format: 'string' as const, max_length: 30 }, unified: value, vendor: value })),
  fc.integer().map((value) => ({ words: { format: 'number' as const }, unified: value, vendor: value })),
  fc.boolean().map((value) => ({ words: { format: 'boolean' as const }, unified: value, vendor: value })),
  text.map((value) => {
    const lower = value.toLowerCase();
    return { words: { format: 'lowercase' as const, ignore: '*@placeholder.email' }, unified: lower, vendor: lower };
  }),
  fc
    .constantFrom('en', 'de', 'ja')
    .map((value) => ({ words: { format: 'primary_language' as const }, unified: value, vendor: value })),
  instant.map((date) => {
    const day = date.toISOString().slice(0, 10);
    return { words: { format: 'date' as const }, unified: day, vendor: day };
  }),
  instant.map((date) => ({
    words: { format: 'datetime' as const },
    unified: date.toISOString(),
    vendor: date.toISOString(),
  })),
  second.map((date) => {
    const vendor = date.toISOString().replace('T', ' ').replace('.000Z', ' +00:00');
    return { words: { format: 'datetime_with_offset' as const }, unified: date.toISOString(), vendor };
  }),
  second.map((date) => ({
    words: { format: 'epoch_seconds' as const },
    unified: date.toISOString(),
    vendor: date.getTime() / 1000,
  })),
  instant.map((date) => ({
    words: { format: 'epoch_milliseconds' as const },
    unified: date.toISOString(),
    vendor: date.getTime(),
  })),
  fc
    .constantFrom<[string, string | number | boolean]>(['yes', true], ['no', false], ['one', 1], ['x', 'X'])
    .map(([unified, vendor]) => ({ words: { values: { yes: true, no: false, one: 1, x: 'X' } }, unified, vendor })),
);

/** Where a field is on our side; the number keeps places apart. */
const unifiedPlace = fc.constantFrom(
  (n: number) => `field_${n}`,
  (n: number) => `group.inner.field_${n}`,
  (n: number) => `list_${n}[0]`,
  (n: number) => `objects_${n}[0].field`,
  (n: number) => `choices[kind=kind ${n}].field`,
);

/** Where it is at the vendor: the rule, where it is written, and where it is read. */
const vendorPlace = fc.constantFrom<(n: number) => { rule: PlaceRule; write: string; read: string }>(
  (n) => ({ rule: { at: `place${n}` }, write: `place${n}`, read: `place${n}` }),
  (n) => ({ rule: { at: `deep.in.place${n}` }, write: `deep.in.place${n}`, read: `deep.in.place${n}` }),
  (n) => ({ rule: { at: `list${n}[0].x` }, write: `list${n}[0].x`, read: `list${n}[0].x` }),
  (n) => ({ rule: { at: `set[t=a.${n}].x` }, write: `set[t=a.${n}].x`, read: `set[t=a.${n}].x` }),
  (n) => ({ rule: { custom: `own${n}` }, write: `rest.own${n}`, read: `rest.own${n}` }),
  (n) => ({ rule: { custom: `own.in${n}` }, write: `rest.own.in${n}`, read: `rest.own.in${n}` }),
  (n) => ({ rule: { read: `shown.p${n}`, write: `sent${n}` }, write: `sent${n}`, read: `shown.p${n}` }),
  (n) => ({ rule: { at: `__proto__.p${n}` }, write: `__proto__.p${n}`, read: `__proto__.p${n}` }),
);

const names = fc
  .oneof(fc.constantFrom('__proto__', 'constructor', 'valueOf', 'x y', 'ü'), text)
  .filter((name) => name !== '' && !/^own\d*$/.test(name));

/** Lenses of up to eight fields and custom attributes, each present or not. */
export const randomCase: fc.Arbitrary<RandomCase> = fc
  .tuple(
    fc.array(fc.tuple(unifiedPlace, vendorPlace, pair, fc.boolean()), { minLength: 1, maxLength: 8 }),
    fc.array(fc.tuple(names, json), { maxLength: 4 }),
  )
  .map(([parts, attributes]) => {
    const fields: Record<string, FieldRule> = { custom_attributes: { rest: 'rest' } };
    const unified: JsonObject = {};
    const record: JsonObject = {};
    const shown: JsonObject = {};
    for (const [position, [unifiedAt, vendorAt, { words, ...values }, isPresent]] of parts.entries()) {
      const field = unifiedAt(position);
      const { rule, write, read } = vendorAt(position);
      fields[field] = { ...rule, ...words };
      if (!isPresent) continue;
      compilePath(field).set(unified, values.unified);
      compilePath(write).set(record, values.vendor);
      compilePath(read).set(shown, values.vendor);
    }
    for (const [name, value] of attributes) {
      // A path step of its own: the names are no paths.
      for (const [document, at] of [
        [unified, 'custom_attributes'],
        [record, 'rest'],
        [shown, 'rest'],
      ] as const) {
        setAttribute(document, at, name, value);
      }
    }
    return { spec: { fields }, unified, record, shown };
  });

function setAttribute(document: JsonObject, at: string, name: string, value: JsonValue): void {
  const known = document[at];
  const object = typeof known === 'object' && known !== null && !Array.isArray(known) ? known : {};
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  document[at] = object;
}

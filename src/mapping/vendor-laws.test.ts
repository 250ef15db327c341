import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { difference } from './difference.ts';
import { isJsonObject, type JsonObject, type JsonValue, setOwnProperty } from './json.ts';
import { compileLens, type Lens } from './lens.ts';
import { vendorLenses } from './vendor-lenses.fixture.ts';

/** Values that every vendor here keeps as they are. */
const scalar = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
  fc.boolean(),
);
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  scalar,
  fc.uniqueArray(scalar, { minLength: 1, maxLength: 5 }),
  fc.dictionary(fc.string({ minLength: 1 }), scalar),
);
const hostileNames = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'länge', 'a.b', 'a[0]', '🙂', ' '];
const attributeName = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);
const attributes = fc.array(fc.tuple(attributeName, fc.option(value, { freq: 8 })), { maxLength: 6 });

/** Any part of the sample, parts of it null; names and custom attributes of any kind. */
function unifiedRecords(sample: JsonObject, isAllowed: (attribute: string) => boolean): fc.Arbitrary<JsonObject> {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 100 });
  const kept = fc.subarray(Object.keys(sample)).map((names) => {
    const part: JsonObject = { user_type: 'end_user' };
    for (const field of names) part[field] = sample[field];
    return part;
  });
  const cleared = fc.subarray(Object.keys(sample).filter((field) => field !== 'user_type'));
  const names = fc.record(
    { first_name: fc.option(text), last_name: fc.option(text), name: text },
    { requiredKeys: [] },
  );
  return fc.tuple(kept, cleared, names, attributes).map(([part, nulls, named, custom]) => {
    const custom_attributes: JsonObject = {};
    for (const [attribute, stored] of custom) {
      if (isAllowed(attribute)) setOwnProperty(custom_attributes, attribute, stored);
    }
    return { ...part, ...Object.fromEntries(nulls.map((field) => [field, null])), ...named, custom_attributes };
  });
}

/** The parts of a unified record that can be written back. */
function writable(unified: JsonObject, lens: Lens): JsonObject {
  const roots = new Set([...lens.writable, 'user_type'].map((field) => field.split(/[.[]/)[0]));
  return Object.fromEntries(Object.entries(unified).filter(([field]) => roots.has(field)));
}

describe.each(vendorLenses)('the laws of the lens for $name', ({ name, spec, show, sample }) => {
  const lens = compileLens(spec);
  const isAllowed = (attribute: string) => {
    const record: JsonObject = {};
    setOwnProperty(record, attribute, 1);
    try {
      lens.write({ custom_attributes: record });
      return true;
    } catch (error) {
      if (error instanceof CrosswalkError && error.code === 'unsupported_field') return false;
      throw error;
    }
  };
  const unified = unifiedRecords(sample, isAllowed);

  it('allows hostile names for custom attributes, unless they look like the names of the vendor', () => {
    const refused = hostileNames.filter((hostile) => !isAllowed(hostile));
    expect(refused).toEqual(name === 'Lytics' ? ['__proto__'] : []);
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(unified, (sent) => {
        const readBack = lens.read(show(lens.write(sent)));
        expect(difference(writable(readBack, lens), sent)).toEqual([]);
      }),
    );
  });

  it('writes back what it read', () => {
    fc.assert(
      fc.property(unified, (sent) => {
        const vendor = show(lens.write(sent));
        expect(show(lens.write(writable(lens.read(vendor), lens)))).toEqual(vendor);
      }),
    );
  });

  it('keeps every property of the whole sample', () => {
    expect(writable(lens.read(show(lens.write(sample))), lens)).toEqual(sample);
  });

  it('neither changes what is written nor what is read', () => {
    fc.assert(
      fc.property(unified, (sent) => {
        const before = structuredClone(sent);
        const vendor = show(lens.write(deepFreeze(sent)));
        const shown = structuredClone(vendor);
        lens.overlay(lens.write(sent), deepFreeze(vendor), sent);
        lens.read(vendor);
        expect(sent).toEqual(before);
        expect(vendor).toEqual(shown);
      }),
    );
  });

  it('reads any JSON without throwing and without touching prototypes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const vendor: JsonValue = JSON.parse(text);
        expect(isJsonObject(lens.read(vendor))).toBe(true);
        expect(
          isJsonObject(lens.read({ dataFields: vendor, traits: vendor, custom_attributes: vendor, apps: vendor })),
        ).toBe(true);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });

  it('reads records with odd values in every place without throwing', () => {
    const odd = fc.oneof(
      fc.json().map((text): JsonValue => JSON.parse(text)),
      fc.constantFrom<JsonValue>('', 0, [], {}, [null]),
    );
    const whole = show(lens.write(sample));
    fc.assert(
      fc.property(odd, fc.nat(), (strange, seed) => {
        expect(isJsonObject(lens.read(disturb(whole, strange, seed)))).toBe(true);
      }),
    );
  });

  it('overlays a container with what is sent and keeps what no rule names', () => {
    const containers = lens.touchedContainers(sample);
    fc.assert(
      fc.property(unified, value, (sent, foreign) => {
        const current = show(lens.write(sample));
        for (const container of containers) addForeign(current, container.read, foreign);
        const overlaid = lens.overlay(lens.write(sent), current, sent);
        for (const container of containers) {
          const isTouched = lens.touchedContainers(sent).some(({ read }) => read === container.read);
          const written = container.write.split('.').reduce<JsonValue | undefined>(step, overlaid);
          expect(step(written, 'foreign')).toEqual(isTouched ? foreign : undefined);
          expect(written === undefined).toBe(!isTouched);
        }
      }),
    );
  });
});

function step(parent: JsonValue | undefined, property: string): JsonValue | undefined {
  return isJsonObject(parent) ? parent[property] : undefined;
}

function addForeign(document: JsonValue, place: string, foreign: JsonValue): void {
  const container = place.split('.').reduce<JsonValue | undefined>(step, document);
  if (isJsonObject(container)) container['foreign'] = foreign;
}

/** A copy in which one place, found by the seed, has the strange value. */
function disturb(document: JsonValue, strange: JsonValue, seed: number): JsonValue {
  if (seed % 5 === 0 || !isJsonObject(document) || Object.keys(document).length === 0) return strange;
  const names = Object.keys(document);
  const chosen = names[seed % names.length] ?? '';
  return { ...document, [chosen]: disturb(document[chosen] ?? null, strange, Math.floor(seed / 5)) };
}

function deepFreeze<T extends JsonValue>(frozen: T): T {
  if (typeof frozen === 'object' && frozen !== null) {
    for (const inner of Object.values(frozen)) if (inner !== undefined) deepFreeze(inner);
    Object.freeze(frozen);
  }
  return frozen;
}

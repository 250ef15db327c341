import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLensSpec } from './check.ts';
import { difference } from './difference.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';
import { compileLens } from './lens.ts';
import { compilePath } from './place.ts';
import { randomCase } from './random-lens.fixture.ts';
import { lensSpecSchema } from './spec.ts';

describe('any lens of the vocabulary', () => {
  it('is accepted when its fields and places exclude each other', () => {
    fc.assert(
      fc.property(randomCase, ({ spec }) => {
        expect(lensSpecSchema.safeParse(spec).success).toBe(true);
        expect(checkLensSpec(spec)).toEqual([]);
      }),
    );
  });

  it('writes exactly the record that the rules describe', () => {
    fc.assert(
      fc.property(randomCase, ({ spec, unified, record }) => {
        expect(inOrder(compileLens(spec).write(unified))).toEqual(inOrder(record));
      }),
    );
  });

  it('reads exactly what was written: read(write(u)) = u', () => {
    fc.assert(
      fc.property(randomCase, ({ spec, unified, shown }) => {
        expect(compileLens(spec).read(shown)).toEqual(unified);
      }),
    );
  });

  it('writes exactly what was read: write(read(v)) = v', () => {
    fc.assert(
      fc.property(randomCase, ({ spec, record, shown }) => {
        const lens = compileLens(spec);
        expect(inOrder(lens.write(lens.read(shown)))).toEqual(inOrder(record));
      }),
    );
  });

  it('clears exactly the fields that are null', () => {
    fc.assert(
      fc.property(randomCase, fc.infiniteStream(fc.boolean()), ({ spec }, choices) => {
        const lens = compileLens(spec);
        const cleared = lens.writable.filter((field) => field !== 'custom_attributes' && choices.next().value === true);
        const unified: JsonObject = {};
        for (const field of cleared) compilePath(field).set(unified, null);
        const written = lens.write(unified);
        for (const field of lens.writable) {
          const place = writtenPlace(spec.fields[field]);
          if (place === undefined) continue;
          const value = compilePath(place).get(written);
          // A place in a list may be padding, which is null as well.
          expect([null, ...(cleared.includes(field) ? [] : [undefined])]).toContain(value);
        }
        expect(difference(lens.read(written), {})).toEqual([]);
      }),
    );
  });

  it('reads any JSON without throwing', () => {
    fc.assert(
      fc.property(randomCase, fc.json(), ({ spec }, text) => {
        const vendor: JsonValue = JSON.parse(text);
        const lens = compileLens(spec);
        expect(() => lens.read(vendor)).not.toThrow();
        expect(() => lens.read({ rest: vendor, deep: vendor, shown: vendor, set: vendor })).not.toThrow();
      }),
    );
  });
});

/** The record with elements that are told apart by a key in the order of the keys, which is all that they have. */
function inOrder(record: JsonObject): JsonObject {
  const { set } = record;
  return Array.isArray(set)
    ? { ...record, set: set.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)) }
    : record;
}

function keyOf(element: JsonValue): string {
  return isJsonObject(element) ? JSON.stringify(element['t']) : '';
}

function writtenPlace(rule: unknown): string | undefined {
  if (typeof rule !== 'object' || rule === null) return undefined;
  if ('custom' in rule) return `rest.${String(rule.custom)}`;
  if ('at' in rule) return String(rule.at);
  return 'write' in rule ? String(rule.write) : undefined;
}

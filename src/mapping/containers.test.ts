import { describe, expect, it } from 'vitest';
import { type JsonObject } from './json.ts';
import { compileLens } from './lens.ts';
import { type LensSpec } from './spec.ts';

const spec: LensSpec = {
  fields: {
    name: 'name',
    'company.name': { custom: 'company.name' },
    'company.size': { custom: 'company.size' },
    'company.address.city': { custom: 'company.seat.city' },
    'home.city': 'home.city',
    'home.checked': { read: 'home.checked' },
    custom_attributes: { rest: { read: 'own', write: '$' } },
  },
  replaced_whole: [{ read: 'own.company', write: 'company' }, 'home'],
};
const lens = compileLens(spec);
const company = { name: 'X', size: 3, seat: { city: 'B', floor: 2 }, foreign: { keep: [null] } };
const current = { name: 'n', own: { company, other: 1 }, home: { city: 'H', checked: true, foreign: 1 } };

function overlay(unified: JsonObject) {
  return lens.overlay(lens.write(unified), current, unified);
}

describe('writing into an object that the vendor replaces as a whole', () => {
  it('leaves out nulls, and writes null when nothing is left', () => {
    expect(lens.write({ company: { name: 'Y', size: null } })).toEqual({ company: { name: 'Y' } });
    expect(lens.write({ company: { name: null } })).toEqual({ company: null });
    expect(lens.write({ company: null, home: null })).toEqual({ company: null, home: null });
    expect(lens.write({ name: null })).toEqual({ name: null });
  });

  it('tells which objects are touched, and which would lose mapped values', () => {
    const whole = { name: 'Y', size: null, address: { city: 'C' } };
    expect(lens.touchedContainers({ name: 'x' })).toEqual([]);
    expect(lens.touchedContainers({ company: { size: undefined } })).toEqual([]);
    expect(lens.touchedContainers({ company: whole }).map(({ write }) => write)).toEqual(['company']);
    expect(lens.partialContainers({ company: whole })).toEqual([]);
    expect(lens.partialContainers({ company: null })).toEqual([]);
    const [partial] = lens.partialContainers({ company: { name: null } });
    expect(partial).toMatchObject({
      read: 'own.company',
      write: 'company',
      fields: ['company.name', 'company.size', 'company.address.city'],
    });
  });

  it('takes an object with a value that is only read for partial always', () => {
    expect(lens.partialContainers({ home: { city: 'x' } }).map(({ write }) => write)).toEqual(['home']);
  });
});

describe('overlaying the current object', () => {
  it('sets what is sent and keeps all else, also what no rule names', () => {
    expect(overlay({ company: { name: 'Y', address: { city: 'C' } } })).toEqual({
      company: { name: 'Y', size: 3, seat: { city: 'C', floor: 2 }, foreign: { keep: [null] } },
    });
    expect(overlay({ home: { city: 'I' } })).toEqual({ home: { city: 'I', checked: true, foreign: 1 } });
  });

  it('removes what is cleared, and objects that are left empty by it', () => {
    expect(overlay({ company: { name: null } })).toEqual({
      company: { size: 3, seat: { city: 'B', floor: 2 }, foreign: { keep: [null] } },
    });
    expect(overlay({ company: null })).toEqual({ company: { seat: { floor: 2 }, foreign: { keep: [null] } } });
    const unified = { company: null };
    const known = { own: { company: { name: 'X', seat: { city: 'B' } } } };
    expect(lens.overlay(lens.write(unified), known, unified)).toEqual({ company: null });
  });

  it('leaves other parts of the record and untouched objects alone', () => {
    const unified = { name: 'x', custom_attributes: { a: 1 } };
    expect(overlay(unified)).toEqual({ name: 'x', a: 1 });
    expect(lens.overlay({ ...lens.write({ home: { city: 'I' } }), added: 1 }, {}, { home: { city: 'I' } })).toEqual({
      home: { city: 'I' },
      added: 1,
    });
  });

  it('starts afresh where the vendor has no such object', () => {
    const unified = { company: { name: 'Y' } };
    for (const odd of [null, [], 'x', {}, { own: null }, { own: { company: 'text' } }]) {
      expect(lens.overlay(lens.write(unified), odd, unified)).toEqual({ company: { name: 'Y' } });
    }
  });

  it('changes neither the record nor the current object', () => {
    const unified = { company: { name: 'Y', address: { city: null } } };
    const record = lens.write(unified);
    const [recordBefore, currentBefore] = [structuredClone(record), structuredClone(current)];
    lens.overlay(record, current, unified);
    expect([record, current]).toEqual([recordBefore, currentBefore]);
  });

  it('completes the object that holds all custom attributes', () => {
    const flat = compileLens({ fields: { custom_attributes: { rest: 'data' } }, replaced_whole: ['data'] });
    const unified = { custom_attributes: { a: 1, b: null, ['__proto__']: { x: 1 } } };
    const record = flat.write(unified);
    expect(flat.partialContainers(unified)).toHaveLength(1);
    expect(flat.write({ custom_attributes: { b: null } })).toEqual({ data: null });
    const overlaid = flat.overlay(record, { data: { a: 0, b: 2, c: 3 } }, unified);
    expect(JSON.stringify(overlaid)).toBe('{"data":{"a":1,"c":3,"__proto__":{"x":1}}}');
  });
});

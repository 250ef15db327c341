import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldPlaces, namePath } from './field-places.ts';
import { compileLens } from './lens.ts';
import { parsePath } from './path.ts';

describe('fieldPlaces', () => {
  const places = fieldPlaces({
    fields: {
      first_name: 'data.firstName',
      'address.city': 'data.address.city',
      external_id: { read: 'id', write: 'userId' },
      created_at: { read: 'data.created' },
      last_used: { read: 'apps[].used', pick: 'first' },
      tier: { custom: 'plan' },
      kind: { fixed: 'user' },
      custom_attributes: { rest: 'data' },
    },
  });

  it('names places as the vendor does, seen from its custom attributes', () => {
    expect(places.map(({ field, name, isWritable }) => [field, name, isWritable])).toEqual([
      ['first_name', 'firstName', true],
      ['address.city', 'address.city', true],
      ['external_id', 'userId', true],
      ['created_at', 'created', false],
      ['tier', 'plan', true],
    ]);
  });

  it('reads what a record has there', () => {
    const read = (field: string) =>
      places.find((place) => place.field === field)?.get({ id: 'u-1', data: { plan: 'G' } });
    expect([read('external_id'), read('tier'), read('first_name')]).toEqual(['u-1', 'G', undefined]);
  });
});

describe('namePath', () => {
  const names = fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => !/[\p{Cc}\p{Cs}]/u.test(name));

  it('makes a path of one name, whatever signs stand in it', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(parsePath(namePath(name)).steps).toEqual([{ kind: 'name', name }]);
      }),
    );
  });

  it('lets attributes of any name be fields', () => {
    fc.assert(
      fc.property(names, (name) => {
        const lens = compileLens({ fields: { tier: { custom: namePath(name) }, custom_attributes: { rest: 'data' } } });
        expect(lens.read(lens.write({ tier: 'gold' }))).toEqual({ tier: 'gold' });
      }),
    );
  });
});

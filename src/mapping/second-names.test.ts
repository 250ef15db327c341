import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { checkLensSpec } from './check.ts';
import { compileLens } from './lens.ts';

const fields = {
  first_name: 'firstName',
  'emails[0].email': 'email',
  created_at: { read: 'created' },
  custom_attributes: { rest: '$' },
};

const lens = compileLens({
  fields: {
    ...fields,
    'host_fields.given_name': { same_as: 'first_name' },
    'host_fields.mail': { same_as: 'emails[0].email' },
    'host_fields.tier': { custom: 'plan', values: { gold: 'G' } },
  },
  replaced_whole: [],
});

const errorOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('a second name', () => {
  it('is read beside the field, and written to its place', () => {
    expect(lens.read({ firstName: 'Ada', email: 'a@b.c' })).toEqual({
      first_name: 'Ada',
      emails: [{ email: 'a@b.c' }],
      host_fields: { given_name: 'Ada', mail: 'a@b.c' },
    });
    expect(lens.write({ host_fields: { given_name: 'Ada', mail: 'a@b.c' } })).toEqual({
      firstName: 'Ada',
      email: 'a@b.c',
    });
  });

  it('clears the field with null, and leaves it as it is when it is absent', () => {
    expect(lens.write({ host_fields: { given_name: null } })).toEqual({ firstName: null });
    expect(lens.write({ host_fields: { tier: 'gold' } })).toEqual({ plan: 'G' });
  });

  it('keeps both laws of a lens for whatever stands under it', () => {
    const texts = fc.record({ given_name: fc.string(), mail: fc.string() }, { requiredKeys: [] });
    fc.assert(
      fc.property(texts, (named) => {
        const written = lens.write(Object.keys(named).length === 0 ? {} : { host_fields: named });
        expect(lens.read(written)['host_fields'] ?? {}).toEqual(named);
        expect(lens.write(lens.read(written))).toEqual(written);
      }),
    );
  });

  it('may be sent beside the field with the same value, and is refused with another', () => {
    expect(lens.write({ first_name: 'Ada', host_fields: { given_name: 'Ada' } })).toEqual({ firstName: 'Ada' });
    const error = errorOf(() => lens.write({ first_name: 'Ada', host_fields: { given_name: 'Grace' } }));
    expect(error).toBeInstanceOf(CrosswalkError);
    expect(error).toMatchObject({
      code: 'unsupported_value',
      options: { errors: [{ path: 'host_fields.given_name' }] },
    });
  });

  it('translates values both ways, and refuses the others', () => {
    const spec = { fields: { ...fields, 'host_fields.name': { same_as: 'first_name', values: { one: 'Ada' } } } };
    const translating = compileLens(spec);
    expect(translating.write({ host_fields: { name: 'one' } })).toEqual({ firstName: 'Ada' });
    expect(translating.read({ firstName: 'Ada' })).toMatchObject({ host_fields: { name: 'one' } });
    expect(errorOf(() => translating.write({ host_fields: { name: 'two' } }))).toMatchObject({
      code: 'unsupported_value',
    });
  });

  it('changes no input', () => {
    const unified = { emails: [{ email: 'a@b.c' }], host_fields: { given_name: 'Ada', mail: 'a@b.c' } };
    const before = structuredClone(unified);
    lens.firstNames(unified);
    lens.allNames(unified);
    expect(unified).toEqual(before);
  });

  it.each([
    ['a field that is not declared', { 'host_fields.a': { same_as: 'nick' } }, /no field with a place/],
    ['what has no place of its own', { 'host_fields.a': { same_as: 'custom_attributes' } }, /no field with a place/],
    ['a name that is no plain one', { 'host_fields[0]': { same_as: 'first_name' } }, /plain name/],
    ['a name that is taken', { 'first_name.short': { same_as: 'first_name' } }, /cannot be declared/],
    [
      'two names of one field',
      { 'host_fields.a': { same_as: 'first_name' }, 'host_fields.b': { same_as: 'first_name' } },
      /another name of first_name already/,
    ],
    [
      'two values that are one',
      { 'host_fields.a': { same_as: 'first_name', values: { x: 'A', y: 'A' } } },
      /the same value/,
    ],
  ])('is found fault with for %s', (_, names, message) => {
    expect(checkLensSpec({ fields: { ...fields, ...names } })).toEqual([
      expect.objectContaining({ message: expect.stringMatching(message) }),
    ]);
  });
});

describe('attributeRefusal', () => {
  it('says why a name cannot be that of a custom attribute, as writing it would', () => {
    expect(lens.attributeRefusal('firstName')).toContain('first_name');
    expect(lens.attributeRefusal('plan')).toContain('host_fields.tier');
    expect(lens.attributeRefusal('colour')).toBeUndefined();
    expect(compileLens({ fields: { name: 'name' } }).attributeRefusal('colour')).toContain('no custom attributes');
  });
});

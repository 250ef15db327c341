import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CompiledParameter, fitsParameter, type ParameterType } from '../definitions/index.ts';
import { type JsonValue } from '../mapping/index.ts';
import { objectSchema, parameterSchema } from './parameter-schema.ts';

const textType: ParameterType = { kind: 'string', isList: false };

function parameter(given: Partial<CompiledParameter> = {}): CompiledParameter {
  return { name: 'value', type: 'string', types: [textType], required: false, ...given };
}

/** Types whose schema says no more than which values there are; a date also has a form. */
const kinds = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'any'] as const;
const types = fc.array(fc.record({ kind: fc.constantFrom(...kinds), isList: fc.boolean() }), {
  minLength: 1,
  maxLength: 3,
});
const values = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.constantFrom<JsonValue>('text', 1, 1.5, true, {}, []), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2 }),
);

describe('the schema of a parameter', () => {
  it('takes exactly the values that the parameter takes', () => {
    fc.assert(
      fc.property(types, values, (given, value) => {
        const declared = parameter({ types: given });
        const schema = z.fromJSONSchema({ ...parameterSchema(declared) });
        expect(schema.safeParse(value).success).toBe(fitsParameter(value, declared));
      }),
    );
  });

  it('gives dates and times their formats', () => {
    const ofKind = (kind: ParameterType['kind']) => parameterSchema(parameter({ types: [{ kind, isList: false }] }));
    expect(ofKind('date')).toEqual({ type: 'string', format: 'date' });
    expect(ofKind('datetime')).toEqual({ type: 'string', format: 'date-time' });
  });

  it('names the choices, as values of the type', () => {
    expect(parameterSchema(parameter({ choices: ['a', 'b'] }))).toEqual({ type: 'string', enum: ['a', 'b'] });
    const numbers = parameter({ types: [{ kind: 'integer', isList: true }], choices: ['0', '1'] });
    expect(parameterSchema(numbers)).toEqual({ type: 'array', items: { type: 'integer', enum: [0, 1] } });
  });

  it('describes the properties of objects and of the objects of lists', () => {
    const fields = [parameter({ name: 'id', required: true, description: 'Whose.' }), parameter({ name: 'note' })];
    const inner = {
      type: 'object',
      properties: { id: { type: 'string', description: 'Whose.' }, note: { type: 'string' } },
      required: ['id'],
    };
    const object = { kind: 'object', isList: false } as const;
    expect(parameterSchema(parameter({ types: [object], fields }))).toEqual(inner);
    expect(parameterSchema(parameter({ types: [{ ...object, isList: true }], fields }))).toEqual({
      type: 'array',
      items: inner,
    });
    expect(parameterSchema(parameter({ types: [{ kind: 'array', isList: false }], fields }))).toMatchObject({
      items: inner,
    });
  });
});

it('lets an object have what is not declared, for vendors add parameters', () => {
  const schema = z.fromJSONSchema({ ...objectSchema([parameter({ name: 'id', required: true })]) });
  expect(schema.safeParse({ id: 'a', more: 1 }).success).toBe(true);
  expect(schema.safeParse({ more: 1 }).success).toBe(false);
});

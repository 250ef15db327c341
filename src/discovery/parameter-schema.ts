import { type CompiledParameter, type ParameterType } from '../definitions/index.ts';
import { type JsonObject, type JsonValue } from '../mapping/index.ts';

/** A JSON Schema of draft 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = JsonObject;

/** The schema of an object by its properties. */
export interface ObjectSchema extends JsonSchema {
  type: 'object';
  properties: Record<string, JsonSchema>;
}

/** A choice as the value that is sent: choices are declared as text, whatever the type. */
function choiceOf(choice: string, kind: ParameterType['kind']): JsonValue {
  return kind === 'integer' || kind === 'number' ? Number(choice) : choice;
}

const formats: Partial<Record<ParameterType['kind'], string>> = { date: 'date', datetime: 'date-time' };

function valueSchema(kind: ParameterType['kind'], { choices, fields }: CompiledParameter): JsonSchema {
  switch (kind) {
    case 'any':
      return {};
    case 'array':
      return { type: 'array', items: fields === undefined ? {} : objectSchema(fields) };
    case 'object':
      return fields === undefined ? { type: 'object' } : objectSchema(fields);
    case 'boolean':
      return { type: 'boolean' };
    default: {
      const format = formats[kind];
      return {
        type: kind === 'date' || kind === 'datetime' ? 'string' : kind,
        ...(format === undefined ? {} : { format }),
        ...(choices === undefined ? {} : { enum: choices.map((choice) => choiceOf(choice, kind)) }),
      };
    }
  }
}

function typeSchema({ kind, isList }: ParameterType, parameter: CompiledParameter): JsonSchema {
  const value = valueSchema(kind, parameter);
  return isList ? { type: 'array', items: value } : value;
}

/**
 * The JSON Schema of one declared parameter, properties of objects and of the objects of lists included.
 *
 * @example
 * parameterSchema({ name: 'ids', type: 'integer[]', types: [{ kind: 'integer', isList: true }], required: true });
 * // { type: 'array', items: { type: 'integer' } }
 */
export function parameterSchema(parameter: CompiledParameter): JsonSchema {
  const { description, types } = parameter;
  const schemas = types.map((type) => typeSchema(type, parameter));
  const [only = {}] = schemas;
  return {
    ...(schemas.length > 1 ? { anyOf: schemas } : only),
    ...(description === undefined ? {} : { description }),
  };
}

/**
 * The JSON Schema of an object with these properties. Others are allowed: vendors add parameters, and Crosswalk hands on
 * what it does not know.
 */
export function objectSchema(parameters: readonly CompiledParameter[]): ObjectSchema {
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameterSchema(parameter)])),
    ...(required.length === 0 ? {} : { required }),
  };
}

/**
 * The schema with the demand that one of these properties is there.
 *
 * @example
 * withChoice(schema, ['email', 'userId']); // { …, anyOf: [{ required: ['email'] }, { required: ['userId'] }] }
 */
export function withChoice<Schema extends JsonSchema>(schema: Schema, names: readonly string[]): Schema {
  return names.length === 0 ? schema : { ...schema, anyOf: names.map((name) => ({ required: [name] })) };
}

import { type z } from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What a file is found by and read by, before any switch is resolved. */
const fixedNames = new Set(['$schema', 'format', 'model', 'resource']);

/** What stays with the place when its schema moves to the shared definitions. */
interface Annotations {
  description?: string;
  default?: unknown;
}

/**
 * The JSON Schema in which every value below the root may also be a switch: `{ "by": field, "is": { choice: value } }`,
 * whose branches are checked like the value they stand for. Schemas that occur more than once are shared.
 */
export function withSwitches(schema: JsonSchema): JsonSchema {
  const definitions: Record<string, JsonSchema> = { ...schema.$defs };
  const names = new Map<string, string>();

  function define(name: string, value: JsonSchema): string {
    const key = JSON.stringify(value);
    const known = names.get(key);
    if (known !== undefined) return known;
    let unique = name;
    for (let number = 2; unique in definitions; number += 1) unique = `${name}-${number}`;
    names.set(key, unique);
    definitions[unique] = { anyOf: [value, switchOf(`#/$defs/${unique}`)] };
    return unique;
  }

  /** A place where a value stands, which may as well be a switch. */
  function place(name: string, value: boolean | JsonSchema | undefined): boolean | JsonSchema | undefined {
    // A value that may be any JSON may be a switch already.
    if (typeof value !== 'object' || value.$ref !== undefined) return value;
    const { description, default: standard, ...rest } = value;
    const annotations: Annotations = {
      ...(description === undefined ? {} : { description }),
      ...(standard === undefined ? {} : { default: standard }),
    };
    return { ...annotations, $ref: `#/$defs/${define(name, inside(name, rest))}` };
  }

  function inside(name: string, { properties, additionalProperties, items, anyOf, ...rest }: JsonSchema): JsonSchema {
    const isRoot = name === '';
    const below = (part: string) => (isRoot ? part : `${name}.${part}`);
    const inner: JsonSchema = { ...rest };
    if (properties !== undefined) {
      inner.properties = {};
      for (const [property, value] of Object.entries(properties)) {
        const placed = isRoot && fixedNames.has(property) ? value : place(below(property), value);
        if (placed !== undefined) inner.properties[property] = placed;
      }
    }
    const others = place(below('any'), additionalProperties);
    if (others !== undefined) inner.additionalProperties = others;
    const item = Array.isArray(items) ? items : place(below('item'), items);
    if (item !== undefined) inner.items = item;
    if (anyOf !== undefined) inner.anyOf = anyOf.map((option) => inside(name, option));
    return inner;
  }

  return { ...inside('', schema), $defs: definitions };
}

/** A choice by a connection field between values that fit the reference. */
function switchOf($ref: string): JsonSchema {
  return {
    type: 'object',
    description: 'A choice by a connection field.',
    properties: {
      by: { type: 'string', description: 'The connection field, one with choices.' },
      is: {
        type: 'object',
        description: 'A value for each of its choices.',
        additionalProperties: { $ref },
      },
    },
    required: ['by', 'is'],
    additionalProperties: false,
  };
}

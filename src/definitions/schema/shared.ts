import { z } from 'zod';
import { type JsonValue } from '../../mapping/index.ts';

/** Names of fields, endpoints' resources and methods, servers, limits and the like. */
export const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$/, 'is not a lower-case name such as user_id');

/** `resource.method`, the name of one vendor call. */
export const endpointNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*\.[a-z][a-z0-9_-]*$/, 'is not of the form resource.method');

export const jsonSchema: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(jsonSchema), z.record(z.string(), jsonSchema)]),
);

/**
 * A choice by a connection field, allowed in place of any value in a resource file: `{ "by": "project_type", "is":
 * { "email": ..., "hybrid": ... } }`. It is resolved before the rest is read, so no other schema mentions it.
 */
export const switchSchema = z.strictObject({
  by: nameSchema,
  is: z.record(z.string(), jsonSchema),
});

/** What every file of a definition starts with. */
export const fileHeader = {
  $schema: z.string().optional().describe('Path of the JSON Schema, for completion in editors.'),
  format: z.literal(1).describe('Version of the file format.'),
};

/** The parameters of a call. Text may hold `{name}` placeholders; a text that is one placeholder keeps its type. */
export const argumentsSchema = z.strictObject({
  path: z.record(z.string(), z.string()).optional().describe('Path parameters. May hold {name} placeholders.'),
  query: z.record(z.string(), jsonSchema).optional().describe('Query parameters. May hold {name} placeholders.'),
  body: z.record(z.string(), jsonSchema).optional().describe('Properties of the body. May hold {name} placeholders.'),
});

/** A call of a declared endpoint with its arguments. */
export const callSchema = argumentsSchema.extend({
  call: endpointNameSchema.describe('The endpoint to call.'),
});

export type CallArguments = z.infer<typeof argumentsSchema>;

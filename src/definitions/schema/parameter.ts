import { z } from 'zod';

/** The JSON types of parameters. A date is text such as 2026-01-31, a datetime is text as ISO 8601 has it. */
export const parameterTypes = [
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'datetime',
  'object',
  'array',
  'any',
] as const;

const type = `(?:${parameterTypes.join('|')})(?:\\[\\])?`;
const typeWords = `one of ${parameterTypes.join(', ')}; [] after it for a list, | between alternatives`;

/** One type or several: `string`, `integer[]`, `string|string[]`. */
const typeSchema = z.string().regex(new RegExp(`^${type}(?:\\|${type})*$`), `is not ${typeWords}`);

/** A parameter in full. */
export interface LongParameter {
  type: string;
  required: boolean;
  description?: string | undefined;
  choices?: string[] | undefined;
  fields?: Record<string, ParameterSpec> | undefined;
}

/** A parameter as a definition declares it. */
export type ParameterSpec = string | LongParameter;

/** A parameter: its type, with `!` when the vendor requires it, or the long form. */
export const parameterSchema: z.ZodType<ParameterSpec> = z.union([
  z.string().regex(new RegExp(`^${type}(?:\\|${type})*!?$`), `is not ${typeWords}; ! at the end when it is required`),
  z.strictObject({
    type: typeSchema.describe('JSON type of the value, such as string, integer[] or string|string[].'),
    required: z.boolean().default(false).describe('True: the vendor refuses a call without it.'),
    description: z.string().optional().describe('What it means, and its bounds.'),
    choices: z.array(z.string()).optional().describe('The texts that are allowed.'),
    get fields() {
      return parametersSchema.describe('Properties of the object, or of each object of the list.');
    },
  }),
]);

export const parametersSchema = z.record(z.string(), parameterSchema).optional();

/** A parameter of the path, which every call must have: its type, or the long form. */
const pathParameterSchema = z.union([
  typeSchema,
  z.strictObject({
    type: typeSchema.describe('Type of the value, such as string or integer.'),
    description: z.string().optional().describe('What it means, and its bounds.'),
    choices: z.array(z.string()).optional().describe('The texts that are allowed.'),
    from_setting: z
      .boolean()
      .optional()
      .describe(
        'True: the account’s setting of this name is taken where the caller gives nothing; false: never. Absent: as path_settings of the server says.',
      ),
  }),
]);

export const pathParametersSchema = z.record(z.string(), pathParameterSchema).optional();

export type PathParameterSpec = z.infer<typeof pathParameterSchema>;

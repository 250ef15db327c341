import { z } from 'zod';
import { pathSchema } from '../../mapping/index.ts';
import { endpointNameSchema, fileHeader, nameSchema } from './shared.ts';

const types = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'any'] as const;

/** A parameter: its type, with `!` when the vendor requires it, or the long form. */
export const parameterSchema = z.union([
  z.string().regex(new RegExp(`^(?:${types.join('|')})!?$`), `is not one of ${types.join(', ')}, with ! when required`),
  z.strictObject({
    type: z.enum(types),
    required: z.boolean().default(false),
    description: z.string().optional(),
    choices: z.array(z.string()).optional(),
  }),
]);

const parametersSchema = z.record(z.string(), parameterSchema).optional();

/** Path under the server's address, with `{name}` for each path parameter. */
const vendorPathSchema = z.string().regex(/^\/(?:[^\s?#]*)$/, 'must start with / and hold no query');

/** One vendor call. Exactly one of get, post, put, patch and delete gives its method and path. */
export const endpointSchema = z.strictObject({
  get: vendorPathSchema.optional(),
  post: vendorPathSchema.optional(),
  put: vendorPathSchema.optional(),
  patch: vendorPathSchema.optional(),
  delete: vendorPathSchema.optional(),
  summary: z.string(),
  server: nameSchema.optional().describe('Absent: the default server.'),
  path: parametersSchema.describe('Path parameters; those not named here are required text.'),
  query: parametersSchema,
  body: parametersSchema,
  array_query: z
    .enum(['brackets', 'repeat', 'comma'])
    .default('repeat')
    .describe('How a list is written in the query.'),
  list: pathSchema.optional().describe('Where the answer has the list.'),
  page: nameSchema.optional().describe('Name of the way of paging.'),
  limit: nameSchema.default('default'),
  permission: z.string().optional(),
  repeatable: z
    .boolean()
    .optional()
    .describe('True when repeating the call changes nothing more. Absent: as HTTP says of the method.'),
  batch: z.strictObject({ arrays: z.array(z.string()), max: z.number().int().positive() }).optional(),
  errors: z
    .strictObject({
      at: pathSchema.describe('Where a 2xx answer lists refused records.'),
      reason: z.string().optional(),
      index: z.string().optional(),
    })
    .optional(),
  success: z.literal(false).optional().describe('The integration’s success rule does not hold for this call.'),
  confidence: z.enum(['high', 'medium', 'low']).optional(),
});

export const endpointsFileSchema = z.strictObject({
  ...fileHeader,
  endpoints: z.record(endpointNameSchema, endpointSchema),
});

export type EndpointSpec = z.infer<typeof endpointSchema>;
export type EndpointsFile = z.infer<typeof endpointsFileSchema>;

import { z } from 'zod';
import { pathSchema } from '../../mapping/index.ts';
import { endpointNameSchema, fileHeader, nameSchema } from './shared.ts';

const types = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'any'] as const;

/** A parameter: its type, with `!` when the vendor requires it, or the long form. */
export const parameterSchema = z.union([
  z.string().regex(new RegExp(`^(?:${types.join('|')})!?$`), `is not one of ${types.join(', ')}, with ! when required`),
  z.strictObject({
    type: z.enum(types).describe('JSON type of the value.'),
    required: z.boolean().default(false).describe('True: the vendor refuses a call without it.'),
    description: z.string().optional().describe('What it means.'),
    choices: z.array(z.string()).optional().describe('The texts that are allowed.'),
  }),
]);

const parametersSchema = z.record(z.string(), parameterSchema).optional();

/** Path under the server's address, with `{name}` for each path parameter. */
const vendorPathSchema = z.string().regex(/^\/(?:[^\s?#]*)$/, 'must start with / and hold no query');

/** One vendor call. Exactly one of get, post, put, patch and delete gives its method and path. */
export const endpointSchema = z.strictObject({
  get: vendorPathSchema.optional().describe('Path of a GET request.'),
  post: vendorPathSchema.optional().describe('Path of a POST request.'),
  put: vendorPathSchema.optional().describe('Path of a PUT request.'),
  patch: vendorPathSchema.optional().describe('Path of a PATCH request.'),
  delete: vendorPathSchema.optional().describe('Path of a DELETE request.'),
  summary: z.string().describe('What the call does, in a sentence.'),
  server: nameSchema.optional().describe('Absent: the default server.'),
  path: parametersSchema.describe('Path parameters; those not named here are required text.'),
  query: parametersSchema.describe('Query parameters.'),
  body: parametersSchema.describe('Properties of the JSON body.'),
  array_query: z
    .enum(['brackets', 'repeat', 'comma'])
    .default('repeat')
    .describe('How a list is written in the query.'),
  list: pathSchema.optional().describe('Where the answer has the list.'),
  page: nameSchema.optional().describe('Name of the way of paging.'),
  limit: nameSchema.default('default').describe('Name of the limit that the call counts towards.'),
  permission: z.string().optional().describe('What the vendor calls the permission that the credential needs.'),
  repeatable: z
    .boolean()
    .optional()
    .describe('True when repeating the call changes nothing more. Absent: as HTTP says of the method.'),
  batch: z
    .strictObject({
      arrays: z.array(z.string()).describe('Arrays of the body that hold the records.'),
      max: z.number().int().positive().describe('Records in one call, at most.'),
    })
    .optional()
    .describe('How many records one call takes.'),
  errors: z
    .strictObject({
      at: pathSchema.describe('Where a 2xx answer lists refused records.'),
      reason: z.string().optional().describe('Property of an entry that says why.'),
      index: z.string().optional().describe('Property of an entry that says which record, counted from 0.'),
    })
    .optional()
    .describe('How an answer lists the records that were refused.'),
  success: z.literal(false).optional().describe('The integration’s success rule does not hold for this call.'),
  confidence: z.enum(['high', 'medium', 'low']).optional().describe('How sure the declaration is.'),
});

export const endpointsFileSchema = z.strictObject({
  ...fileHeader,
  endpoints: z.record(endpointNameSchema, endpointSchema).describe('The vendor’s calls, by resource.method.'),
});

export type EndpointSpec = z.infer<typeof endpointSchema>;
export type EndpointsFile = z.infer<typeof endpointsFileSchema>;

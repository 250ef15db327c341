import { z } from 'zod';
import { pathSchema } from '../../mapping/index.ts';
import { parameterSchema, parametersSchema, pathParametersSchema } from './parameter.ts';
import { batchSchema, refusalsSchema } from './records.ts';
import { endpointNameSchema, fileHeader, nameSchema } from './shared.ts';

/** What a body is when it is not JSON, and its media type. */
export const mediaTypes = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  lines: 'text/plain',
  text: 'text/plain',
  html: 'text/html',
  form: 'application/x-www-form-urlencoded',
  binary: 'application/octet-stream',
} as const;

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
  server: nameSchema.optional().describe('Name of the server; absent: the default one.'),
  path: pathParametersSchema.describe('Path parameters; those not named here are text.'),
  query: parametersSchema.describe('Query parameters.'),
  body: parametersSchema.describe('Properties of the body.'),
  whole_body: parameterSchema
    .optional()
    .describe('What a body is that is no object with properties, such as object[]! or string!.'),
  needs_one_of: z
    .array(z.string())
    .min(2)
    .optional()
    .describe('Parameters of the query or the body of which the vendor wants at least one.'),
  sends: z.enum(['json', 'form', 'csv', 'text']).default('json').describe('How the body is written.'),
  media_type: z
    .string()
    .regex(/^[\w.+-]+\/[\w.+-]+$/, 'is not a media type such as application/csv')
    .optional()
    .describe('What the vendor calls the format of the body, where that is not its usual media type.'),
  answers: z
    .enum(['json', 'csv', 'ndjson', 'lines', 'text', 'html', 'binary'])
    .default('json')
    .describe(
      'How the answer is written; binary is what is no text. The rows of csv and ndjson and the lines of lines become a list.',
    ),
  statuses: z.array(z.number().int().min(200).max(299)).min(1).default([200]).describe('Statuses of a success.'),
  returns: z
    .array(pathSchema)
    .optional()
    .describe('Where the answer has what it returns, such as id or data.user; of a list, what stands beside it.'),
  array_query: z
    .enum(['brackets', 'indices', 'repeat', 'comma'])
    .default('repeat')
    .describe('How a list is written in the query: a[]=1&a[]=2, a[0]=1&a[1]=2, a=1&a=2 or a=1,2.'),
  list: z
    .union([pathSchema, z.array(pathSchema).min(2)])
    .optional()
    .describe('Where the answer has the list. Of several places, their items follow one another.'),
  list_is: z
    .literal('entries')
    .optional()
    .describe('entries: the list is an object, and each name with its value is an item. Absent: it is an array.'),
  page: nameSchema.optional().describe('Name of the way of paging.'),
  limit: nameSchema.default('default').describe('Name of the limit that the call counts towards.'),
  permission: z.string().optional().describe('What the vendor calls the permission that the credential needs.'),
  repeatable: z
    .boolean()
    .optional()
    .describe('True when repeating the call changes nothing more. Absent: as HTTP says of the method.'),
  writes: z
    .literal(true)
    .optional()
    .describe('The GET changes something: it needs a token that may write, and is not repeatable unless it says so.'),
  batch: batchSchema.optional().describe('Where the call has records, and how many it takes.'),
  errors: refusalsSchema.optional().describe('How an answer says which records were refused.'),
  max_bytes: z.number().int().positive().optional().describe('Size of the body in bytes, at most.'),
  queued: z.boolean().default(false).describe('True: a success means that the vendor will do it later.'),
  stage: z
    .enum(['beta', 'alpha', 'early_access', 'unlisted', 'deprecated'])
    .optional()
    .describe('How far the vendor stands by the call; absent: generally available.'),
  docs: z.string().optional().describe('The vendor’s page, relative to the documentation of the integration.'),
  note: z.string().optional().describe('What a caller must know besides; what is uncertain, and why.'),
  success: z.literal(false).optional().describe('The integration’s success rule does not hold for this call.'),
  confidence: z.enum(['high', 'medium', 'low']).optional().describe('How sure the declaration is.'),
});

export const endpointsFileSchema = z.strictObject({
  ...fileHeader,
  endpoints: z.record(endpointNameSchema, endpointSchema).describe('The vendor’s calls, by resource.method.'),
});

export type EndpointSpec = z.infer<typeof endpointSchema>;
export type EndpointsFile = z.infer<typeof endpointsFileSchema>;

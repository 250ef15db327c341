import { z } from '@hono/zod-openapi';
import { errorCodes } from '../errors/index.ts';

const [firstCode, ...otherCodes] = errorCodes();
if (firstCode === undefined) throw new Error('the catalogue of errors is empty');

/** The body of every error answer. */
export const errorSchema = z
  .object({
    statusCode: z.int(),
    error: z.string().openapi({ example: 'Not Found' }),
    message: z.string().openapi({ description: 'What happened and what to do next, for a person.' }),
    code: z.enum([firstCode, ...otherCodes]).openapi({ description: 'Stable: programs may switch on it.' }),
    request_id: z.string(),
    retryable: z.boolean().openapi({ description: 'The same request may succeed later without a change.' }),
    retry_after: z.int().optional().openapi({ description: 'Seconds to wait, at least 1.' }),
    errors: z
      .array(
        z.object({
          path: z.string().optional(),
          index: z.int().optional(),
          message: z.string(),
          reason: z.string().optional(),
        }),
      )
      .optional(),
    truto_is_remote_error: z
      .literal(true)
      .optional()
      .openapi({ description: 'The vendor failed or refused, not Crosswalk.' }),
    raw_response: z.unknown().optional().openapi({ description: 'The vendor’s answer, without secrets.' }),
  })
  .openapi('Error');

/** What every list has. */
function envelopeOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    result: z.array(item),
    next_cursor: z.string().nullable(),
    prev_cursor: z.string().nullable(),
    result_count: z.int(),
  });
}

/** The envelope of every list. */
export function listOf<Item extends z.ZodType>(item: Item, name: string) {
  return envelopeOf(item).openapi(`${name}List`);
}

/** What `meta` of a vendor's list is, for descriptions. */
export const metaDescription =
  'What the vendor’s answer has beside its list, in the vendor’s own words, such as a total; absent when that is nothing.';

/** The envelope of a list of a vendor's own call. */
export const vendorListSchema = envelopeOf(z.unknown())
  .extend({ meta: z.record(z.string(), z.unknown()).optional().openapi({ description: metaDescription }) })
  .openapi('VendorList');

/** A JSON answer in a route's description. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** The error answers that every authenticated route can give, for its description. */
export const errorResponses = {
  400: json(errorSchema, 'The request is malformed.'),
  401: json(errorSchema, 'No valid token, or the vendor refused the stored credential (truto_is_remote_error).'),
  403: json(errorSchema, 'The token lacks a scope, or the vendor denied permission.'),
  404: json(errorSchema, 'There is no such thing, or it is not visible to the token.'),
  409: json(
    errorSchema,
    'A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one.',
  ),
  413: json(errorSchema, 'The body is larger than Crosswalk or the vendor takes.'),
  415: json(errorSchema, 'The body is not JSON.'),
  422: json(errorSchema, 'The vendor cannot do or store this, or rejected it.'),
  429: json(errorSchema, 'Too many requests; wait as Retry-After says.'),
  500: json(errorSchema, 'Crosswalk failed.'),
  502: json(errorSchema, 'The vendor failed.'),
  503: json(errorSchema, 'Crosswalk or the vendor is not ready; wait as Retry-After says.'),
  504: json(errorSchema, 'The vendor did not answer in time.'),
};

/** The further error answers of routes whose paths stand for calls of the vendor. */
export const vendorErrorResponses = {
  405: json(errorSchema, 'The vendor of the account takes other methods here; Allow has them.'),
  default: json(errorSchema, 'The vendor refused or failed with this status of its own (truto_is_remote_error).'),
};

export const deletedSchema = z
  .object({ id: z.string(), applied: z.enum(['accepted', 'confirmed']).optional() })
  .openapi('Deleted');

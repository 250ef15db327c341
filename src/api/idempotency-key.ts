import { type RouteConfig, z } from '@hono/zod-openapi';
import { errorSchema, json } from './schemas.ts';

/** What a request is described by; its headers as one object, so that others can stand beside them. */
export type ApiRequest = Omit<NonNullable<RouteConfig['request']>, 'headers'> & { headers?: z.ZodObject };

const keyHeader = {
  'idempotency-key': z.string().min(1).max(255).optional().openapi({
    description:
      'Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours.',
    example: '7f3c1d5e-2b0a-4d7e-9b1c-0a6f7e2d4c11',
  }),
};

/** What routes that take a key can answer beside the errors of every route. */
export const keyResponses = {
  409: json(
    errorSchema,
    'A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept.',
  ),
  422: json(
    errorSchema,
    'The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request.',
  ),
};

/** The description of a request that takes a key. */
export function withKey({ headers = z.object({}), ...request }: ApiRequest = {}): ApiRequest {
  return { ...request, headers: headers.extend(keyHeader) };
}

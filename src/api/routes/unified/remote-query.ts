import { z } from '@hono/zod-openapi';
import { type JsonObject } from '../../../mapping/index.ts';
import { callSignal } from '../../call-signal.ts';
import { type ApiContext } from '../../mount.ts';
import { objectParameter } from '../../query.ts';

export const remoteQueryParameter = {
  remote_query: z
    .record(z.string(), z.string())
    .optional()
    .openapi({
      param: { style: 'deepObject', explode: true },
      description: 'Handed to the vendor’s call untranslated, as in remote_query[name]=value.',
    }),
};

/** What goes with a request to the vendor: the caller's own parameters for it, and the signal that ends both. */
export function readRemote(context: ApiContext, query: JsonObject): { remoteQuery: JsonObject; signal: AbortSignal } {
  return { remoteQuery: objectParameter(query, 'remote_query'), signal: callSignal(context) };
}

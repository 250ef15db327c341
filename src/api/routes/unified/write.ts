import { z } from '@hono/zod-openapi';
import { type UnifiedResource } from '../../../unified/index.ts';
import { type ApiContext, type ApiRoute, readQuery } from '../../mount.ts';
import {
  accountParameter,
  confirmationHeader,
  readConfirmation,
  readShape,
  shapeParameters,
} from '../../parameters.ts';
import { json } from '../../schemas.ts';
import { checkParameters } from './known-parameters.ts';
import { readRemote, remoteQueryParameter } from './remote-query.ts';
import { readTarget } from './target.ts';

/** What the descriptions of creating and of changing a record have in common. */
export function describeWrite(unified: UnifiedResource, body: z.ZodType | undefined) {
  return {
    description:
      'Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.',
    tags: [`Unified ${unified.model}`],
    scope: 'write',
    request: {
      query: z.object({ ...accountParameter, ...shapeParameters, ...remoteQueryParameter }),
      headers: confirmationHeader,
      ...(body === undefined ? {} : { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: { 200: json(unified.record, `The ${unified.singular} as it was written.`) },
  } satisfies Partial<ApiRoute>;
}

/** What a write is for, and how it is to be made and answered. */
export async function readWrite(context: ApiContext, unified: UnifiedResource) {
  const query = readQuery(context);
  checkParameters(query, false);
  return {
    target: await readTarget(context, unified, query),
    shape: readShape(query),
    write: { ...readConfirmation(context.req.header('prefer')), ...readRemote(context, query) },
  };
}

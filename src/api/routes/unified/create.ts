import { z } from '@hono/zod-openapi';
import { type UnifiedResource } from '../../../unified/index.ts';
import { readJsonBody } from '../../body.ts';
import { type Api, mount, readQuery } from '../../mount.ts';
import {
  accountParameter,
  confirmationHeader,
  readConfirmation,
  readShape,
  shapeParameters,
} from '../../parameters.ts';
import { json } from '../../schemas.ts';
import { checkParameters } from './known-parameters.ts';
import { operationName } from './operation-name.ts';
import { readRemote, remoteQueryParameter } from './remote-query.ts';
import { readTarget } from './target.ts';

/** `POST /unified/{model}/{resource}`: creates a record, or changes the one that exists. */
export function registerUnifiedCreate(app: Api, unified: UnifiedResource): void {
  mount(app, {
    method: 'post',
    path: `/unified/${unified.model}/${unified.resource}`,
    operationId: operationName(unified, 'create'),
    summary: `Create or change one ${unified.singular}`,
    description:
      'Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.',
    tags: [`Unified ${unified.model}`],
    scope: 'write',
    request: {
      query: z.object({ ...accountParameter, ...shapeParameters, ...remoteQueryParameter }),
      headers: confirmationHeader,
      ...(unified.create === undefined
        ? {}
        : { body: { required: true, content: { 'application/json': { schema: unified.create } } } }),
    },
    responses: { 200: json(unified.record, `The ${unified.singular} as it was written.`) },
    async handler(context) {
      const query = readQuery(context);
      checkParameters(query, false);
      const target = await readTarget(context, unified, query);
      const { unified: operations } = context.get('services');
      const write = { ...readConfirmation(context.req.header('prefer')), ...readRemote(context, query) };
      return context.json(await operations.create(target, await readJsonBody(context), readShape(query), write));
    },
  });
}

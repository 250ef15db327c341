import { z } from '@hono/zod-openapi';
import { type UnifiedResource } from '../../../unified/index.ts';
import { type Api, mount, readPath, readQuery } from '../../mount.ts';
import { accountParameter, confirmationHeader, readConfirmation } from '../../parameters.ts';
import { deletedSchema, json } from '../../schemas.ts';
import { idParameter } from './get.ts';
import { checkParameters } from './known-parameters.ts';
import { operationName } from './operation-name.ts';
import { readRemote, remoteQueryParameter } from './remote-query.ts';
import { readTarget } from './target.ts';

/** `DELETE /unified/{model}/{resource}/{id}`: deletes a record that must exist. */
export function registerUnifiedDelete(app: Api, unified: UnifiedResource): void {
  mount(app, {
    method: 'delete',
    path: `/unified/${unified.model}/${unified.resource}/{id}`,
    operationId: operationName(unified, 'delete'),
    summary: `Delete one ${unified.singular}`,
    tags: [`Unified ${unified.model}`],
    scope: 'write',
    request: {
      params: idParameter,
      query: z.object({ ...accountParameter, ...remoteQueryParameter }),
      headers: confirmationHeader,
    },
    responses: { 200: json(deletedSchema, 'The vendor accepted the deletion.') },
    async handler(context) {
      const query = readQuery(context);
      checkParameters(query, false);
      const target = await readTarget(context, unified, query);
      const { unified: operations } = context.get('services');
      const write = { ...readConfirmation(context.req.header('prefer')), ...readRemote(context, query) };
      return context.json(await operations.remove(target, readPath(context, 'id'), write));
    },
  });
}

import { z } from '@hono/zod-openapi';
import { type UnifiedResource } from '../../../unified/index.ts';
import { type Api, mount, readPath } from '../../mount.ts';
import { accountParameter, confirmationHeader, shapeParameters } from '../../parameters.ts';
import { deletedSchema, json } from '../../schemas.ts';
import { idParameter } from './get.ts';
import { operationName } from './operation-name.ts';
import { remoteQueryParameter } from './remote-query.ts';
import { readWrite } from './write.ts';

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
      query: z.object({ ...accountParameter, ...shapeParameters, ...remoteQueryParameter }),
      headers: confirmationHeader,
    },
    responses: { 200: json(deletedSchema, 'The vendor accepted the deletion.') },
    async handler(context) {
      const { target, shape, write } = await readWrite(context, unified);
      const { unified: operations } = context.get('services');
      return context.json(await operations.removeInForm(target, readPath(context, 'id'), shape, write));
    },
  });
}

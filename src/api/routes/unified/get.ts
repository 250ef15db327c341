import { z } from '@hono/zod-openapi';
import { type UnifiedResource } from '../../../unified/index.ts';
import { refuseBody } from '../../announced-body.ts';
import { type Api, mount, readPath, readQuery } from '../../mount.ts';
import { accountParameter, readShape, shapeParameters } from '../../parameters.ts';
import { json } from '../../schemas.ts';
import { checkParameters } from './known-parameters.ts';
import { operationName } from './operation-name.ts';
import { readRemote, remoteQueryParameter } from './remote-query.ts';
import { readTarget } from './target.ts';

export const idParameter = z.object({
  id: z.string().openapi({ description: 'Plain, or typed as in email:ada@example.com.', example: 'person-0001' }),
});

/** `GET /unified/{model}/{resource}/{id}`: one record. */
export function registerUnifiedGet(app: Api, unified: UnifiedResource): void {
  mount(app, {
    method: 'get',
    path: `/unified/${unified.model}/${unified.resource}/{id}`,
    operationId: operationName(unified, 'get'),
    summary: `Get one ${unified.singular}`,
    tags: [`Unified ${unified.model}`],
    scope: 'read',
    request: {
      params: idParameter,
      query: z.object({ ...accountParameter, ...shapeParameters, ...remoteQueryParameter }),
    },
    responses: { 200: json(unified.record, `The ${unified.singular}.`) },
    async handler(context) {
      refuseBody(context.req.raw);
      const query = readQuery(context);
      checkParameters(query, false);
      const target = await readTarget(context, unified, query);
      const { unified: operations } = context.get('services');
      return context.json(
        await operations.get(target, readPath(context, 'id'), readShape(query), readRemote(context, query)),
      );
    },
  });
}

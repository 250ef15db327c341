import { z } from '@hono/zod-openapi';
import { type UnifiedResource } from '../../../unified/index.ts';
import { readJsonBody } from '../../body.ts';
import { type Api, mount, readPath, readQuery } from '../../mount.ts';
import {
  accountParameter,
  confirmationHeader,
  readConfirmation,
  readShape,
  shapeParameters,
} from '../../parameters.ts';
import { json } from '../../schemas.ts';
import { idParameter } from './get.ts';
import { checkParameters } from './known-parameters.ts';
import { operationName } from './operation-name.ts';
import { readRemote, remoteQueryParameter } from './remote-query.ts';
import { readTarget } from './target.ts';

/** `PATCH /unified/{model}/{resource}/{id}`: changes a record that must exist. */
export function registerUnifiedUpdate(app: Api, unified: UnifiedResource): void {
  mount(app, {
    method: 'patch',
    path: `/unified/${unified.model}/${unified.resource}/{id}`,
    operationId: operationName(unified, 'update'),
    summary: `Change one ${unified.singular} that exists`,
    description:
      'Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.',
    tags: [`Unified ${unified.model}`],
    scope: 'write',
    request: {
      params: idParameter,
      query: z.object({ ...accountParameter, ...shapeParameters, ...remoteQueryParameter }),
      headers: confirmationHeader,
      ...(unified.update === undefined
        ? {}
        : { body: { required: true, content: { 'application/json': { schema: unified.update } } } }),
    },
    responses: { 200: json(unified.record, `The ${unified.singular} as it was written.`) },
    async handler(context) {
      const query = readQuery(context);
      checkParameters(query, false);
      const target = await readTarget(context, unified, query);
      const { unified: operations } = context.get('services');
      const write = { ...readConfirmation(context.req.header('prefer')), ...readRemote(context, query) };
      const id = readPath(context, 'id');
      return context.json(await operations.update(target, id, await readJsonBody(context), readShape(query), write));
    },
  });
}

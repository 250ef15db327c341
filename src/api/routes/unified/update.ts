import { type UnifiedResource } from '../../../unified/index.ts';
import { readJsonBody } from '../../body.ts';
import { type Api, mount, readPath } from '../../mount.ts';
import { idParameter } from './get.ts';
import { operationName } from './operation-name.ts';
import { describeWrite, readWrite } from './write.ts';

/** `PATCH /unified/{model}/{resource}/{id}`: changes a record that must exist. */
export function registerUnifiedUpdate(app: Api, unified: UnifiedResource): void {
  const { request, ...described } = describeWrite(unified, unified.update);
  mount(app, {
    method: 'patch',
    path: `/unified/${unified.model}/${unified.resource}/{id}`,
    operationId: operationName(unified, 'update'),
    summary: `Change one ${unified.singular} that exists`,
    ...described,
    request: { params: idParameter, ...request },
    async handler(context) {
      const { target, shape, write } = await readWrite(context, unified);
      const { unified: operations } = context.get('services');
      const id = readPath(context, 'id');
      return context.json(await operations.update(target, id, await readJsonBody(context), shape, write));
    },
  });
}

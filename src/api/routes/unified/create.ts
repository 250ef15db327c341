import { type UnifiedResource } from '../../../unified/index.ts';
import { readJsonBody } from '../../body.ts';
import { type Api, mount } from '../../mount.ts';
import { operationName } from './operation-name.ts';
import { describeWrite, readWrite } from './write.ts';

/** `POST /unified/{model}/{resource}`: creates a record, or changes the one that exists. */
export function registerUnifiedCreate(app: Api, unified: UnifiedResource): void {
  mount(app, {
    method: 'post',
    path: `/unified/${unified.model}/${unified.resource}`,
    operationId: operationName(unified, 'create'),
    summary: `Create or change one ${unified.singular}`,
    ...describeWrite(unified, unified.create),
    async handler(context) {
      const { target, shape, write } = await readWrite(context, unified);
      const { unified: operations } = context.get('services');
      return context.json(await operations.create(target, await readJsonBody(context), shape, write));
    },
  });
}

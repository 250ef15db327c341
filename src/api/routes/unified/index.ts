import { unifiedMethodNames } from '../../../discovery/index.ts';
import { CrosswalkError, shorten } from '../../../errors/index.ts';
import { findUnifiedResource, unifiedResources } from '../../../unified/index.ts';
import { authenticate } from '../../middleware/authenticate.ts';
import { type Api } from '../../mount.ts';
import { registerUnifiedCreate } from './create.ts';
import { registerUnifiedDelete } from './delete.ts';
import { registerUnifiedGet } from './get.ts';
import { registerUnifiedList } from './list.ts';
import { registerUnifiedUpdate } from './update.ts';

export { operationName } from './operation-name.ts';

export function registerUnified(app: Api): void {
  for (const unified of Object.values(unifiedResources)) {
    registerUnifiedList(app, unified);
    registerUnifiedGet(app, unified);
    registerUnifiedCreate(app, unified);
    registerUnifiedUpdate(app, unified);
    registerUnifiedDelete(app, unified);
    app.post(`/unified/${unified.model}/${unified.resource}/:method`, authenticate('write'), (context) => {
      throw new CrosswalkError(
        'resource_not_found',
        `${unified.model}/${unified.resource} has no method "${shorten(context.req.param('method'))}". It has: ${unifiedMethodNames.join(', ')}.`,
      );
    });
  }
  // Everything else below /unified names a model or resource that there is not; say which there are.
  app.all('/unified/:model/:resource', authenticate(), (context) => {
    findUnifiedResource(context.req.param('model'), context.req.param('resource'));
    return context.notFound();
  });
}

import { type Api, mount, readPath } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { accountId, fieldMapSchema, viewFieldMap } from './schemas.ts';

/** `POST /integrated-account/{id}/field-map/undo`: takes the last save back. */
export function registerFieldMapUndo(app: Api): void {
  mount(app, {
    method: 'post',
    path: '/integrated-account/{id}/field-map/undo',
    operationId: 'undoFieldMap',
    summary: 'Undo the last change of a field map',
    description: 'The map before it comes back as a new version. Again and again, down to the empty map.',
    tags: ['Field maps'],
    scope: 'write',
    request: { params: accountId },
    responses: { 200: json(fieldMapSchema, 'The map in force.') },
    async handler(context) {
      const { fieldMaps } = context.get('services');
      const tenantId = visibleTenant(context.get('principal'));
      return context.json(viewFieldMap(await fieldMaps.undo(readPath(context, 'id'), 'product', tenantId)));
    },
  });
}

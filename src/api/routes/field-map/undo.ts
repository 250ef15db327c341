import { type Api, mount, readBody, readPath } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { accountId, fieldMapSchema, fieldMapUndoSchema, viewFieldMap } from './schemas.ts';

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
    request: {
      params: accountId,
      body: { required: false, content: { 'application/json': { schema: fieldMapUndoSchema } } },
    },
    responses: { 200: json(fieldMapSchema, 'The map in force.') },
    async handler(context) {
      const { expected_version: expectedVersion } = await readBody(context, fieldMapUndoSchema);
      const { fieldMaps } = context.get('services');
      const tenantId = visibleTenant(context.get('principal'));
      const change = { savedBy: 'product', expectedVersion } as const;
      return context.json(viewFieldMap(await fieldMaps.undo(readPath(context, 'id'), change, tenantId)));
    },
  });
}

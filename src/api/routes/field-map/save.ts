import { type Api, mount, readBody, readPath } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { accountId, fieldMapSaveSchema, fieldMapSchema, viewFieldMap } from './schemas.ts';

/** `PUT /integrated-account/{id}/field-map`: puts a map in force. */
export function registerFieldMapSave(app: Api): void {
  mount(app, {
    method: 'put',
    path: '/integrated-account/{id}/field-map',
    operationId: 'saveFieldMap',
    summary: 'Map your fields for an account',
    description:
      'Replaces the whole map. One that cannot work is refused with the reason of each field: of the wrong type, taken twice, not writable. The map that is in force already stays as it is, with its version, unless its fields were declared anew since: then it is checked and stored again, for the fields as they are.',
    tags: ['Field maps'],
    scope: 'write',
    request: {
      params: accountId,
      body: { required: true, content: { 'application/json': { schema: fieldMapSaveSchema } } },
    },
    responses: { 200: json(fieldMapSchema, 'The map in force.') },
    async handler(context) {
      const { fields, expected_version: expectedVersion } = await readBody(context, fieldMapSaveSchema);
      const { fieldMaps } = context.get('services');
      const tenantId = visibleTenant(context.get('principal'));
      const change = { savedBy: 'product', expectedVersion } as const;
      return context.json(viewFieldMap(await fieldMaps.save(readPath(context, 'id'), fields, change, tenantId)));
    },
  });
}

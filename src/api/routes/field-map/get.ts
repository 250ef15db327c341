import { type Api, mount, readPath } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { accountId, fieldMapSchema, viewFieldMap } from './schemas.ts';

/** `GET /integrated-account/{id}/field-map`: where the account keeps the fields of the product. */
export function registerFieldMapGet(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/integrated-account/{id}/field-map',
    operationId: 'getFieldMap',
    summary: 'Get the field map of an account',
    tags: ['Field maps'],
    scope: 'read',
    request: { params: accountId },
    responses: { 200: json(fieldMapSchema, 'The map in force.') },
    async handler(context) {
      const { fieldMaps } = context.get('services');
      const view = await fieldMaps.get(readPath(context, 'id'), visibleTenant(context.get('principal')));
      return context.json(viewFieldMap(view));
    },
  });
}

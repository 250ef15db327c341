import { type Api, mount, readPath } from '../../mount.ts';
import { deletedSchema, json } from '../../schemas.ts';
import { hostFieldName, requireAllTenants } from './schemas.ts';

/** `DELETE /integration/{name}/host-fields/{field}`: takes a declaration back. */
export function registerHostFieldDelete(app: Api): void {
  mount(app, {
    method: 'delete',
    path: '/integration/{name}/host-fields/{field}',
    operationId: 'deleteHostField',
    summary: 'Take a declared field back',
    description: 'Accounts that map it go on to do so until their map is saved again.',
    tags: ['Field maps'],
    scope: 'write',
    request: { params: hostFieldName },
    responses: { 200: json(deletedSchema, 'It is not declared any more.') },
    async handler(context) {
      requireAllTenants(context.get('principal'));
      const field = readPath(context, 'field');
      await context.get('services').hostFields.remove(readPath(context, 'name'), field);
      return context.json({ id: field });
    },
  });
}

import { type Api, mount, readPath } from '../../mount.ts';
import { deletedSchema, json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { accountId } from './schemas.ts';

/** `DELETE /integrated-account/{id}`: forgets the account and its credentials. */
export function registerAccountDelete(app: Api): void {
  mount(app, {
    method: 'delete',
    path: '/integrated-account/{id}',
    operationId: 'deleteIntegratedAccount',
    summary: 'Unlink an account',
    tags: ['Integrated accounts'],
    scope: 'write',
    request: { params: accountId },
    responses: { 200: json(deletedSchema, 'The account and its credentials are gone.') },
    async handler(context) {
      const id = readPath(context, 'id');
      await context.get('services').accounts.remove(id, visibleTenant(context.get('principal')));
      return context.json({ id });
    },
  });
}

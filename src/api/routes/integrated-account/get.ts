import { type Api, mount, readPath } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { accountId, accountSchema } from './schemas.ts';

/** `GET /integrated-account/{id}`: one linked account, secrets by their last four characters. */
export function registerAccountGet(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/integrated-account/{id}',
    operationId: 'getIntegratedAccount',
    summary: 'Get one linked account',
    tags: ['Integrated accounts'],
    scope: 'read',
    request: { params: accountId },
    responses: { 200: json(accountSchema, 'The account.') },
    async handler(context) {
      const { accounts } = context.get('services');
      return context.json(await accounts.get(readPath(context, 'id'), visibleTenant(context.get('principal'))));
    },
  });
}

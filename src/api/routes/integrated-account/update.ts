import { type Api, mount, readBody, readPath } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { accountId, accountSchema, accountUpdateSchema } from './schemas.ts';

/** `PATCH /integrated-account/{id}`: changes single connection fields, servers or field rules. */
export function registerAccountUpdate(app: Api): void {
  mount(app, {
    method: 'patch',
    path: '/integrated-account/{id}',
    operationId: 'updateIntegratedAccount',
    summary: 'Change a linked account',
    description:
      'Connection fields that are not named stay as they are. New ones are tried live before they are stored, unless verify is false.',
    tags: ['Integrated accounts'],
    scope: 'write',
    request: {
      params: accountId,
      body: { required: true, content: { 'application/json': { schema: accountUpdateSchema } } },
    },
    responses: { 200: json(accountSchema, 'The account.') },
    async handler(context) {
      const {
        context: fields,
        servers,
        verify,
        unified_model_override: override,
      } = await readBody(context, accountUpdateSchema);
      const change = {
        ...(fields === undefined ? {} : { context: fields }),
        ...(servers === undefined ? {} : { servers }),
        ...(verify === undefined ? {} : { verify }),
        ...(override === undefined ? {} : { override }),
      };
      const { accounts } = context.get('services');
      return context.json(
        await accounts.update(readPath(context, 'id'), change, visibleTenant(context.get('principal'))),
      );
    },
  });
}

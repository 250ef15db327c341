import { CrosswalkError } from '../../../errors/index.ts';
import { type Api, type ApiContext, mount, readBody } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { accountSchema, accountUpdateSchema } from './schemas.ts';

/** What a page may change: not where the servers are, and nothing unchecked. */
const ownUpdateSchema = accountUpdateSchema
  .pick({ context: true, unified_model_override: true })
  .openapi('OwnIntegratedAccountUpdate');

const path = '/integrated-account/me';

/** The account of an account token. @throws CrosswalkError `scope_missing` for an API token, which stands for no account. */
function ownAccount(context: ApiContext): { id: string; tenantId: string | undefined } {
  const { account, tenantId } = context.get('principal');
  if (account !== undefined) return { id: account.id, tenantId: tenantId ?? undefined };
  const message =
    'Only an account token has an account of its own. Use GET /integrated-account/{id} with an API token.';
  throw new CrosswalkError('scope_missing', message);
}

function registerOwnGet(app: Api): void {
  mount(app, {
    method: 'get',
    path,
    operationId: 'getOwnIntegratedAccount',
    summary: 'Get the account of an account token',
    tags: ['Integrated accounts'],
    scope: 'read',
    responses: { 200: json(accountSchema, 'The account.') },
    async handler(context) {
      const { id, tenantId } = ownAccount(context);
      return context.json(await context.get('services').accounts.get(id, tenantId));
    },
  });
}

function registerOwnUpdate(app: Api): void {
  mount(app, {
    method: 'patch',
    path,
    operationId: 'updateOwnIntegratedAccount',
    summary: 'Change the account of an account token',
    description:
      'Connection fields that are not named stay as they are. New ones are tried live before they are stored.',
    tags: ['Integrated accounts'],
    scope: 'write',
    request: { body: { required: true, content: { 'application/json': { schema: ownUpdateSchema } } } },
    responses: { 200: json(accountSchema, 'The account.') },
    async handler(context) {
      const { id, tenantId } = ownAccount(context);
      const { context: fields, unified_model_override: override } = await readBody(context, ownUpdateSchema);
      const change = {
        ...(fields === undefined ? {} : { context: fields }),
        ...(override === undefined ? {} : { override }),
      };
      return context.json(await context.get('services').accounts.update(id, change, tenantId));
    },
  });
}

/** `GET` and `PATCH /integrated-account/me`: the account of an account token. */
export function registerOwnAccount(app: Api): void {
  registerOwnGet(app);
  registerOwnUpdate(app);
}

import { z } from '@hono/zod-openapi';
import { originSchema } from '../../../connect/index.ts';
import { type Api, mount, readBody } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';

const requestSchema = z
  .strictObject({
    integrated_account_id: z.string(),
    allowed_origins: z
      .array(originSchema)
      .max(20)
      .optional()
      .openapi({ description: 'Web origins whose pages may use it, such as https://app.example.com; absent: none.' }),
  })
  .openapi('AccountTokenCreate');

const tokenText = z.string().openapi({ description: 'Shown this once, and stored nowhere.' });

const accountTokenSchema = z
  .object({
    integrated_account_token: tokenText,
    token: tokenText.openapi({ description: 'The same, by its other name.' }),
    expires_at: z.string(),
  })
  .openapi('AccountToken');

/** `POST /integrated-account/token`: makes a token for one account, which may be given to a browser. */
export function registerAccountToken(app: Api): void {
  mount(app, {
    method: 'post',
    path: '/integrated-account/token',
    operationId: 'createAccountToken',
    summary: 'Create a token for one account',
    description:
      'Good for 15 minutes and one account, for unified, proxy, custom and native calls and for /integrated-account/me. ' +
      'A browser may use it on pages of the origins that are named.',
    tags: ['Integrated accounts'],
    scope: 'write',
    request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
    responses: { 201: json(accountTokenSchema, 'The token.') },
    async handler(context) {
      const { integrated_account_id: id, allowed_origins: origins = [] } = await readBody(context, requestSchema);
      const { accounts, accountTokens } = context.get('services');
      const account = await accounts.get(id, visibleTenant(context.get('principal')));
      const { token, expiresAt } = await accountTokens.create({ id, tenantId: account.tenant_id, origins });
      return context.json({ integrated_account_token: token, token, expires_at: expiresAt.toISOString() }, 201);
    },
  });
}

import { type Api, mount, readBody } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { narrowTenant } from '../../tenant.ts';
import { createdTokenSchema, tokenCreateSchema, viewToken } from './schemas.ts';

/** `POST /api-token`: makes a token, shown this once. */
export function registerTokenCreate(app: Api): void {
  mount(app, {
    method: 'post',
    path: '/api-token',
    operationId: 'createApiToken',
    summary: 'Create an API token',
    tags: ['API tokens'],
    scope: 'admin',
    request: { body: { required: true, content: { 'application/json': { schema: tokenCreateSchema } } } },
    responses: { 201: json(createdTokenSchema, 'The token. It is shown this once.') },
    async handler(context) {
      const { name, scopes, tenant_id: asked, expires_at: expiry } = await readBody(context, tokenCreateSchema);
      // A token that is bound to a tenant cannot make one that is not.
      const tenantId = narrowTenant(context.get('principal'), asked);
      const { apiToken, token } = await context.get('services').tokens.create({
        name,
        scopes,
        ...(tenantId === undefined ? {} : { tenantId }),
        ...(expiry === undefined ? {} : { expiresAt: new Date(expiry) }),
      });
      return context.json({ ...viewToken(apiToken), token }, 201);
    },
  });
}

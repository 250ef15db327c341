import { z } from '@hono/zod-openapi';
import { type Api, mount, readPath } from '../../mount.ts';
import { deletedSchema, json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';

/** `DELETE /api-token/{id}`: the token is refused from now on. */
export function registerTokenRevoke(app: Api): void {
  mount(app, {
    method: 'delete',
    path: '/api-token/{id}',
    operationId: 'revokeApiToken',
    summary: 'Revoke an API token',
    description: 'It is refused at once by this process and within seconds by others.',
    tags: ['API tokens'],
    scope: 'admin',
    request: { params: z.object({ id: z.string() }) },
    responses: { 200: json(deletedSchema, 'The token is refused from now on.') },
    async handler(context) {
      const tenantId = visibleTenant(context.get('principal'));
      const id = readPath(context, 'id');
      await context.get('services').tokens.revoke(id, tenantId === undefined ? {} : { tenantId });
      return context.json({ id });
    },
  });
}

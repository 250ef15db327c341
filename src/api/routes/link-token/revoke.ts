import { z } from '@hono/zod-openapi';
import { type Api, mount, readPath } from '../../mount.ts';
import { deletedSchema, json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';

/** `DELETE /link-token/{id}`: the link opens nothing from now on. */
export function registerLinkTokenRevoke(app: Api): void {
  mount(app, {
    method: 'delete',
    path: '/link-token/{id}',
    operationId: 'revokeLinkToken',
    summary: 'Revoke a link token',
    description: 'The page that it opened cannot be sent any more. An account that was linked with it stays.',
    tags: ['Link tokens'],
    scope: 'write',
    request: { params: z.object({ id: z.string() }) },
    responses: { 200: json(deletedSchema, 'The link opens nothing from now on.') },
    async handler(context) {
      const tenantId = visibleTenant(context.get('principal'));
      const id = readPath(context, 'id');
      await context.get('services').links.revoke(id, tenantId === undefined ? {} : { tenantId });
      return context.json({ id });
    },
  });
}

import { z } from '@hono/zod-openapi';
import { type Api, mount, readBody } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';

const requestSchema = z.strictObject({ id: z.string() }).openapi('RefreshCredentials');

/** `POST /integrated-account/refresh-credentials`: replaces the OAuth tokens of an account now. */
export function registerRefreshCredentials(app: Api): void {
  mount(app, {
    method: 'post',
    path: '/integrated-account/refresh-credentials',
    operationId: 'refreshCredentials',
    summary: 'Refresh the OAuth tokens of an account',
    description: 'Calls do this by themselves, ahead of the end of a token. An account with static keys has none: 422.',
    tags: ['Integrated accounts'],
    scope: 'write',
    request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
    responses: { 200: json(z.object({ success: z.literal(true) }), 'The account has new tokens.') },
    async handler(context) {
      const { id } = await readBody(context, requestSchema);
      await context.get('services').accounts.refreshCredentials(id, visibleTenant(context.get('principal')));
      return context.json({ success: true });
    },
  });
}

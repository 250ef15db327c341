import { z } from '@hono/zod-openapi';
import { readJsonBody } from '../../body.ts';
import { type Api, mount } from '../../mount.ts';
import { accountParameter } from '../../parameters.ts';
import { json } from '../../schemas.ts';
import { answerCall } from './target.ts';

/** `PATCH /proxy/{resource}/{id}`: changes a thing of the vendor. */
export function registerProxyUpdate(app: Api): void {
  mount(app, {
    method: 'patch',
    path: '/proxy/{resource}/{id}',
    operationId: 'proxyUpdate',
    summary: 'Change a vendor record',
    description: 'The body is handed to the vendor as it is.',
    tags: ['Proxy'],
    scope: 'write',
    request: {
      params: z.object({ resource: z.string().openapi({ example: 'segments' }), id: z.string() }),
      query: z.object(accountParameter),
      body: { content: { 'application/json': { schema: z.unknown() } } },
    },
    responses: { 200: json(z.unknown(), 'The answer of the vendor.') },
    handler: async (context) => answerCall(context, 'update', await readJsonBody(context)),
  });
}

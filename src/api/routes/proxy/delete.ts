import { z } from '@hono/zod-openapi';
import { type Api, mount } from '../../mount.ts';
import { accountParameter } from '../../parameters.ts';
import { json, vendorErrorResponses } from '../../schemas.ts';
import { formatParameter } from './format.ts';
import { serveProxy } from './serve.ts';

/** `DELETE /proxy/{resource}/{id}`: deletes a thing of the vendor. */
export function registerProxyDelete(app: Api): void {
  mount(app, {
    method: 'delete',
    path: '/proxy/{resource}/{id}',
    operationId: 'proxyDelete',
    summary: 'Delete a vendor record',
    description: 'The body of the answer is the vendor’s own.',
    tags: ['Proxy'],
    scope: 'write',
    request: {
      params: z.object({ resource: z.string().openapi({ example: 'segments' }), id: z.string() }),
      query: z.object({ ...accountParameter, ...formatParameter }),
      body: { content: { 'application/json': { schema: z.unknown() } } },
    },
    responses: { 200: json(z.unknown(), 'The answer of the vendor.'), ...vendorErrorResponses },
    handler: (context) => serveProxy(context, 'DELETE'),
  });
}

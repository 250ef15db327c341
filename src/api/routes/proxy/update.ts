import { z } from '@hono/zod-openapi';
import { type Api, mount } from '../../mount.ts';
import { accountParameter } from '../../parameters.ts';
import { json, vendorErrorResponses } from '../../schemas.ts';
import { formatParameter } from './format.ts';
import { serveProxy } from './serve.ts';

/** `PATCH /proxy/{resource}/{id}`: changes a thing of the vendor. */
export function registerProxyUpdate(app: Api): void {
  mount(app, {
    method: 'patch',
    path: '/proxy/{resource}/{id}',
    operationId: 'proxyUpdate',
    summary: 'Change a vendor record',
    description: 'The body is handed to the vendor as it is; one that lacks what the vendor requires is refused.',
    tags: ['Proxy'],
    scope: 'write',
    request: {
      params: z.object({ resource: z.string().openapi({ example: 'segments' }), id: z.string() }),
      query: z.object({ ...accountParameter, ...formatParameter }),
      body: { content: { 'application/json': { schema: z.unknown() } } },
    },
    responses: { 200: json(z.unknown(), 'The answer of the vendor.'), ...vendorErrorResponses },
    handler: (context) => serveProxy(context, 'PATCH'),
  });
}

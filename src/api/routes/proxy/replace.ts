import { z } from '@hono/zod-openapi';
import { type Api, mount } from '../../mount.ts';
import { accountParameter } from '../../parameters.ts';
import { json, vendorErrorResponses } from '../../schemas.ts';
import { formatParameter } from './format.ts';
import { serveProxy } from './serve.ts';

/** `PUT /proxy/{resource}/{id}`: puts a thing of the vendor in place of another. */
export function registerProxyReplace(app: Api): void {
  mount(app, {
    method: 'put',
    path: '/proxy/{resource}/{id}',
    operationId: 'proxyReplace',
    summary: 'Replace a vendor record',
    description:
      'For what the vendor replaces as a whole. The body is handed to the vendor as it is; one that lacks what the vendor requires is refused.',
    tags: ['Proxy'],
    scope: 'write',
    request: {
      params: z.object({ resource: z.string().openapi({ example: 'segments' }), id: z.string() }),
      query: z.object({ ...accountParameter, ...formatParameter }),
      body: { content: { 'application/json': { schema: z.unknown() } } },
    },
    responses: { 200: json(z.unknown(), 'The answer of the vendor.'), ...vendorErrorResponses },
    handler: (context) => serveProxy(context, 'PUT'),
  });
}

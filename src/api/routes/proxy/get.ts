import { z } from '@hono/zod-openapi';
import { type Api, mount } from '../../mount.ts';
import { accountParameter } from '../../parameters.ts';
import { json, vendorErrorResponses } from '../../schemas.ts';
import { formatParameter } from './format.ts';
import { serveProxy } from './serve.ts';

/** `GET /proxy/{resource}/{id}`: one thing of the vendor. */
export function registerProxyGet(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/proxy/{resource}/{id}',
    operationId: 'proxyGet',
    summary: 'Get one vendor record',
    description: 'The body is the vendor’s own. Other parameters are handed to the vendor.',
    tags: ['Proxy'],
    scope: 'read',
    request: {
      params: z.object({ resource: z.string().openapi({ example: 'segments' }), id: z.string() }),
      query: z.object({ ...accountParameter, ...formatParameter }),
    },
    responses: { 200: json(z.unknown(), 'The answer of the vendor.'), ...vendorErrorResponses },
    handler: (context) => serveProxy(context, 'GET'),
  });
}

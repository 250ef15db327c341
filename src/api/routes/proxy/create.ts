import { z } from '@hono/zod-openapi';
import { type Api, mount } from '../../mount.ts';
import { accountParameter } from '../../parameters.ts';
import { json, vendorErrorResponses } from '../../schemas.ts';
import { formatParameter } from './format.ts';
import { serveProxy } from './serve.ts';

/** `POST /proxy/{resource}`: creates a thing of the vendor. */
export function registerProxyCreate(app: Api): void {
  mount(app, {
    method: 'post',
    path: '/proxy/{resource}',
    operationId: 'proxyCreate',
    summary: 'Create a vendor record',
    description: 'The body is handed to the vendor as it is; one that lacks what the vendor requires is refused.',
    tags: ['Proxy'],
    scope: 'write',
    request: {
      params: z.object({ resource: z.string().openapi({ example: 'segments' }) }),
      query: z.object({ ...accountParameter, ...formatParameter }),
      body: { content: { 'application/json': { schema: z.unknown() } } },
    },
    responses: { 200: json(z.unknown(), 'The answer of the vendor.'), ...vendorErrorResponses },
    handler: (context) => serveProxy(context, 'POST'),
  });
}

import { z } from '@hono/zod-openapi';
import { type Api, mount } from '../../mount.ts';
import { accountParameter, pageParameters } from '../../parameters.ts';
import { json, vendorErrorResponses, vendorListSchema } from '../../schemas.ts';
import { formatParameter } from './format.ts';
import { serveProxy } from './serve.ts';

/** `GET /proxy/{resource}`: a list of the vendor in the envelope. */
export function registerProxyList(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/proxy/{resource}',
    operationId: 'proxyList',
    summary: 'List a vendor resource',
    description:
      'Every way of paging becomes one cursor, and rows of CSV or newline-delimited JSON become records. What the vendor says beside the list, such as a total, stands in meta. Other parameters are handed to the vendor.',
    tags: ['Proxy'],
    scope: 'read',
    request: {
      params: z.object({ resource: z.string().openapi({ example: 'segments' }) }),
      query: z.object({ ...accountParameter, ...pageParameters, ...formatParameter }),
    },
    responses: { 200: json(vendorListSchema, 'One page.'), ...vendorErrorResponses },
    handler: (context) => serveProxy(context, 'GET'),
  });
}

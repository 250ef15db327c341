import { z } from '@hono/zod-openapi';
import { type Api, mount } from '../../mount.ts';
import { accountParameter, pageParameters } from '../../parameters.ts';
import { json, listOf, vendorErrorResponses } from '../../schemas.ts';
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
      'Every way of paging becomes one cursor, and rows of CSV or newline-delimited JSON become records. Other parameters are handed to the vendor.',
    tags: ['Proxy'],
    scope: 'read',
    request: {
      params: z.object({ resource: z.string().openapi({ example: 'segments' }) }),
      query: z.object({ ...accountParameter, ...pageParameters, ...formatParameter }),
    },
    responses: { 200: json(listOf(z.unknown(), 'Vendor'), 'One page.'), ...vendorErrorResponses },
    handler: (context) => serveProxy(context, 'GET'),
  });
}

import { z } from '@hono/zod-openapi';
import { type Api, mount, readPath, readQuery } from '../../mount.ts';
import { accountParameter, pageParameters, readPage, shapeParameters } from '../../parameters.ts';
import { json, listOf } from '../../schemas.ts';
import { answerList, openConnection, vendorQuery } from './target.ts';

/** `GET /proxy/{resource}`: a list of the vendor in the envelope. */
export function registerProxyList(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/proxy/{resource}',
    operationId: 'proxyList',
    summary: 'List a vendor resource',
    description: 'Every way of paging becomes one cursor. Other parameters are handed to the vendor.',
    tags: ['Proxy'],
    scope: 'read',
    request: {
      params: z.object({ resource: z.string().openapi({ example: 'segments' }) }),
      query: z.object({ ...accountParameter, ...pageParameters, ...shapeParameters }),
    },
    responses: { 200: json(listOf(z.unknown(), 'Vendor'), 'One page.') },
    async handler(context) {
      const query = readQuery(context);
      const connection = await openConnection(context, query);
      return answerList(context, connection, {
        resource: readPath(context, 'resource'),
        method: 'list',
        query: vendorQuery(query),
        ...readPage(query),
        signal: context.req.raw.signal,
      });
    },
  });
}

import { z } from '@hono/zod-openapi';
import { type Api, mount, readPath, readQuery } from '../../mount.ts';
import { accountParameter } from '../../parameters.ts';
import { json } from '../../schemas.ts';
import { answerJson, openConnection, vendorQuery } from './target.ts';

/** `GET /proxy/{resource}/{id}`: one thing of the vendor. */
export function registerProxyGet(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/proxy/{resource}/{id}',
    operationId: 'proxyGet',
    summary: 'Get one vendor record',
    description: 'The body is the vendor’s own.',
    tags: ['Proxy'],
    scope: 'read',
    request: {
      params: z.object({ resource: z.string().openapi({ example: 'segments' }), id: z.string() }),
      query: z.object(accountParameter),
    },
    responses: { 200: json(z.unknown(), 'The answer of the vendor.') },
    async handler(context) {
      const query = readQuery(context);
      const connection = await openConnection(context, query);
      const { proxy } = context.get('services');
      const request = {
        resource: readPath(context, 'resource'),
        method: 'get',
        id: readPath(context, 'id'),
        query: vendorQuery(query),
        signal: context.req.raw.signal,
      };
      return answerJson(context, await proxy.call(connection, request));
    },
  });
}

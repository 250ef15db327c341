import { z } from '@hono/zod-openapi';
import { readJsonBody } from '../../body.ts';
import { type Api, mount, readPath, readQuery } from '../../mount.ts';
import { accountParameter } from '../../parameters.ts';
import { json } from '../../schemas.ts';
import { answerJson, openConnection, vendorQuery } from './target.ts';

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
    async handler(context) {
      const query = readQuery(context);
      const connection = await openConnection(context, query);
      const { proxy } = context.get('services');
      const request = {
        resource: readPath(context, 'resource'),
        method: 'update',
        id: readPath(context, 'id'),
        query: vendorQuery(query),
        body: await readJsonBody(context),
        signal: context.req.raw.signal,
      };
      return answerJson(context, await proxy.call(connection, request));
    },
  });
}

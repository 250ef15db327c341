import { z } from '@hono/zod-openapi';
import { findEndpoint } from '../../../proxy/index.ts';
import { readJsonBody } from '../../body.ts';
import { type Api, mount, readPath, readQuery } from '../../mount.ts';
import { accountParameter, pageParameters, readPage, shapeParameters } from '../../parameters.ts';
import { json } from '../../schemas.ts';
import { answerJson, answerList, openConnection, vendorQuery } from './target.ts';

/** `POST /proxy/{resource}/{method}`: any other declared call. */
export function registerProxyMethod(app: Api): void {
  mount(app, {
    method: 'post',
    // OpenAPI knows a path by its shape: this one and that of single records must name their parameters alike.
    path: '/proxy/{resource}/{id}',
    operationId: 'proxyMethod',
    summary: 'Call a vendor method',
    description:
      'Path parameters go into the query. For a call that the vendor takes as GET the body holds its parameters. Calls that the vendor answers in pages answer a list.',
    tags: ['Proxy'],
    scope: 'write',
    request: {
      params: z.object({
        resource: z.string().openapi({ example: 'segments' }),
        id: z.string().openapi({ example: 'track', description: 'The name of the method.' }),
      }),
      query: z.object({ ...accountParameter, ...pageParameters, ...shapeParameters }),
      body: { content: { 'application/json': { schema: z.unknown() } } },
    },
    responses: { 200: json(z.unknown(), 'The answer of the vendor.') },
    async handler(context) {
      const query = readQuery(context);
      const connection = await openConnection(context, query);
      const { proxy } = context.get('services');
      const request = {
        resource: readPath(context, 'resource'),
        method: readPath(context, 'id'),
        query: vendorQuery(query),
        body: await readJsonBody(context),
        signal: context.req.raw.signal,
      };
      const isPaged = findEndpoint(connection, request.resource, request.method).paging !== undefined;
      if (isPaged) return answerList(context, connection, { ...request, ...readPage(query) });
      return answerJson(context, await proxy.call(connection, request));
    },
  });
}

import { z } from '@hono/zod-openapi';
import { type Api, mount } from '../../mount.ts';
import { accountParameter, pageParameters } from '../../parameters.ts';
import { json, vendorErrorResponses } from '../../schemas.ts';
import { formatParameter } from './format.ts';
import { serveProxy } from './serve.ts';

/** `POST /proxy/{resource}/{method}`: any other declared call. */
export function registerProxyMethod(app: Api): void {
  mount(app, {
    method: 'post',
    // OpenAPI knows a path by its shape: this one and that of single records must name their parameters alike.
    path: '/proxy/{resource}/{id}',
    operationId: 'proxyMethod',
    summary: 'Call a vendor method',
    description:
      'Path parameters go into the query. For a call that the vendor takes as GET the body holds its parameters, and a token with the scope read will do; every other call needs write. Calls that the vendor answers in pages or rows answer a list.',
    tags: ['Proxy'],
    // What it needs beyond that is known when the call is: a POST may name one that only reads.
    scope: 'read',
    request: {
      params: z.object({
        resource: z.string().openapi({ example: 'segments' }),
        id: z.string().openapi({ example: 'track', description: 'The name of the method.' }),
      }),
      query: z.object({ ...accountParameter, ...pageParameters, ...formatParameter }),
      body: { content: { 'application/json': { schema: z.unknown() } } },
    },
    responses: { 200: json(z.unknown(), 'The answer of the vendor.'), ...vendorErrorResponses },
    handler: (context) => serveProxy(context, 'POST'),
  });
}

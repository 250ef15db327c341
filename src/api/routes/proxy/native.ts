import { z } from '@hono/zod-openapi';
import { type Api, type ApiContext } from '../../mount.ts';
import { errorResponses } from '../../schemas.ts';
import { targetOf } from '../../normalize.ts';
import { type Services } from '../../services.ts';
import { nativeRoute } from './native-direct.ts';
import { createServeNative, type ServeNative } from './native-server.ts';
import { bodyOf } from './request-body.ts';
import { streamResponse } from './vendor-response.ts';

/** One for all requests over the same services. */
const prepared = new WeakMap<Services, ServeNative>();

function serveNativeOf(services: Services): ServeNative {
  const known = prepared.get(services);
  if (known !== undefined) return known;
  const serveNative = createServeNative(services);
  prepared.set(services, serveNative);
  return serveNative;
}

async function serve(context: ApiContext): Promise<Response> {
  const { method, url, raw } = context.req;
  const response = await serveNativeOf(context.get('services'))({
    method,
    target: targetOf(url),
    headers: [...raw.headers],
    readBody: () => bodyOf(raw),
    signal: raw.signal,
  });
  return streamResponse(context, response);
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** `ANY /native/{integrated_account_id}/{vendor path}`: the vendor's own bytes, both ways. */
export function registerNative(app: Api): void {
  app.all(nativeRoute, serve);
  for (const method of methods) {
    app.openAPIRegistry.registerPath({
      method,
      path: '/native/{integrated_account_id}/{vendor_path}',
      operationId: `native${method.charAt(0).toUpperCase()}${method.slice(1)}`,
      summary: `${method.toUpperCase()} any vendor path, bytes as they are`,
      description:
        'Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of ' +
        'the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. ' +
        'No vendor gets the token: where this one takes none in the path or the body, the call is refused. ' +
        'Only a credential of the account that the vendor gives back, in a header field or in the text of an error ' +
        '(up to 1 MiB, plain or compressed with gzip or deflate), is taken out.',
      tags: ['Native'],
      security: [{ bearer: [] }],
      request: {
        params: z.object({
          integrated_account_id: z
            .string()
            .openapi({ description: 'Account id, with @server for another server than the default.' }),
          vendor_path: z.string().openapi({ description: 'The path as the vendor documents it, slashes included.' }),
        }),
      },
      responses: {
        default: { description: 'Whatever the vendor answers.' },
        401: errorResponses[401],
        404: errorResponses[404],
      },
    });
  }
}

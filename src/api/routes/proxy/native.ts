import { z } from '@hono/zod-openapi';
import { CrosswalkError } from '../../../errors/index.ts';
import { requireScope } from '../../../tokens/index.ts';
import { scopeOfMethod } from '../../middleware/authenticate.ts';
import { type Api, type ApiContext } from '../../mount.ts';
import { errorResponses } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { findCaller } from './native-token.ts';
import { headersOf, streamResponse } from './vendor-response.ts';

/** Account, server and vendor path of a native address, the path byte for byte. */
function parseTarget(url: string): { account: string; server?: string; target: string } {
  const [, segment = '', target = ''] = /\/native\/([^/?#]+)\/?([^#]*)$/.exec(url) ?? [];
  const [account = '', server] = decodeURIComponent(segment).split('@');
  if (account === '')
    throw new CrosswalkError('invalid_path', 'A native address is /native/{integrated_account_id}/{vendor path}.');
  return { account, target, ...(server === undefined ? {} : { server }) };
}

async function serve(context: ApiContext): Promise<Response> {
  const { accounts, forward } = context.get('services');
  const { account, server, target } = parseTarget(context.req.url);
  const { principal, token, body } = await findCaller(context);
  const { method } = context.req;
  requireScope(principal, scopeOfMethod(method));
  const connection = await accounts.open(account, visibleTenant(principal));
  const { response } = await forward(connection, {
    method,
    target,
    headers: headersOf(context),
    body,
    signal: context.req.raw.signal,
    server,
    callerToken: token,
  });
  return streamResponse(context, response);
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** `ANY /native/{integrated_account_id}/{vendor path}`: the vendor's own bytes, both ways. */
export function registerNative(app: Api): void {
  app.all('/native/*', serve);
  for (const method of methods) {
    app.openAPIRegistry.registerPath({
      method,
      path: '/native/{integrated_account_id}/{vendor_path}',
      operationId: `native${method.charAt(0).toUpperCase()}${method.slice(1)}`,
      summary: `${method.toUpperCase()} any vendor path, bytes as they are`,
      description:
        'Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of ' +
        'the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}.',
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

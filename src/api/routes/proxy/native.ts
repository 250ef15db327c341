import { z } from '@hono/zod-openapi';
import { requireScope } from '../../../tokens/index.ts';
import { scopeOfMethod } from '../../middleware/authenticate.ts';
import { type Api, type ApiContext } from '../../mount.ts';
import { errorResponses } from '../../schemas.ts';
import { type Services } from '../../services.ts';
import { visibleTenant } from '../../tenant.ts';
import { createFindCaller, type FindCaller } from './native-caller.ts';
import { parseNativeTarget } from './native-target.ts';
import { bodyOf } from './request-body.ts';
import { streamResponse } from './vendor-response.ts';

/** Where vendors put credentials is the same for every request, so it is looked up once. */
const prepared = new WeakMap<Services, FindCaller>();

function findCallerOf(services: Services): FindCaller {
  const known = prepared.get(services);
  if (known !== undefined) return known;
  const findCaller = createFindCaller(services.definitions, services.tokens);
  prepared.set(services, findCaller);
  return findCaller;
}

async function serve(context: ApiContext): Promise<Response> {
  const services = context.get('services');
  const { accounts, forward } = services;
  const { method, url, raw } = context.req;
  const { account, server, target } = parseNativeTarget(url);
  const { principal, token, body } = await findCallerOf(services)({
    headers: raw.headers,
    search: target.includes('?') ? target.slice(target.indexOf('?') + 1) : '',
    body: await bodyOf(raw),
  });
  requireScope(principal, scopeOfMethod(method));
  const connection = await accounts.open(account, visibleTenant(principal));
  const { response } = await forward(connection, {
    method,
    target,
    headers: [...raw.headers],
    body,
    signal: raw.signal,
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
        'the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. ' +
        'Only a credential of the account that the vendor gives back, in a header field or in the text of an error, is taken out.',
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

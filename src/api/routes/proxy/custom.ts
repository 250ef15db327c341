import { z } from '@hono/zod-openapi';
import { type Body, type HeaderList, headerValue } from '../../../egress/index.ts';
import { rawParameters, readShort } from '../../../proxy/index.ts';
import { authenticate } from '../../middleware/authenticate.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { accountParameter } from '../../parameters.ts';
import { textParameter } from '../../query.ts';
import { errorResponses, json } from '../../schemas.ts';
import { requireCallScope } from './call-scope.ts';
import { bodyOf } from './request-body.ts';
import { openConnection } from './target.ts';
import { streamResponse } from './vendor-response.ts';

/** Parameters that Crosswalk reads itself. */
function isOwn(name: string): boolean {
  return name === 'integrated_account_id' || name.startsWith('truto_');
}

/** The vendor's path and query of a custom address, byte for byte but for our own parameters. */
function parseTarget(url: string): string {
  const [, path = '', search] = /^[^/]*\/\/[^/]*\/custom\/([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  if (search === undefined) return path;
  const parameters = [...rawParameters(search)];
  const kept = parameters.filter(({ name }) => !isOwn(name));
  return kept.length === 0 ? path : `${path}?${kept.map(({ raw }) => raw).join('&')}`;
}

/** The type that `fetch` gives a text when its caller names none. */
const unnamedText = 'text/plain;charset=utf-8';

/** The type that curl gives any data when its caller names none. */
const form = 'application/x-www-form-urlencoded';

/** Bytes of a form, at most, that are looked at to tell whether it is JSON. */
const looksAt = 1024 * 1024;

/** A form holds neither brace nor bracket without encoding it. */
const startsAsJson = /^\s*[[{]/;

/** The body under the type that it has: clients forget to say that they send JSON, which vendors do not forgive. */
async function vendorContent(request: Request): Promise<{ headers: HeaderList; body: Body }> {
  const type = request.headers.get('content-type')?.toLowerCase();
  const stream = await bodyOf(request);
  const body = type === form && stream !== null ? await readShort(stream, looksAt) : stream;
  const isJson =
    type === unnamedText || (body instanceof Uint8Array && startsAsJson.test(new TextDecoder().decode(body)));
  const headers = [...request.headers].map(
    ([name, value]) => [name, isJson && name === 'content-type' ? 'application/json' : value] as const,
  );
  return { headers, body };
}

async function serve(context: ApiContext): Promise<Response> {
  const { forward, sender } = context.get('services');
  const query = readQuery(context);
  const connection = await openConnection(context, query);
  const { method } = context.req;
  const target = parseTarget(context.req.url);
  const server = textParameter(query, 'truto_server');
  requireCallScope(context.get('principal'), connection, { method, server, target });
  const { response, url } = await forward(connection, {
    method,
    target,
    ...(await vendorContent(context.req.raw)),
    signal: context.req.raw.signal,
    server,
    callerToken: context.get('token'),
  });
  const isJson = /\bjson\b/i.test(headerValue(response.headers, 'content-type') ?? '');
  const succeeded = response.status >= 200 && response.status < 300;
  if (succeeded && !isJson) return streamResponse(context, response);
  const { body } = await sender.judge(connection, method, url, response);
  const result = body.kind === 'json' ? body.json : null;
  return Response.json(
    { result, next_cursor: null, prev_cursor: null },
    { status: response.status, headers: { 'x-request-id': context.get('requestId') } },
  );
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** `ANY /custom/{vendor path}`: undeclared calls too, JSON answers in the envelope, all else untouched. */
export function registerCustom(app: Api): void {
  app.all('/custom/*', authenticate(), serve);
  for (const method of methods) {
    app.openAPIRegistry.registerPath({
      method,
      path: '/custom/{vendor_path}',
      operationId: `custom${method.charAt(0).toUpperCase()}${method.slice(1)}`,
      summary: `${method.toUpperCase()} any vendor path`,
      description:
        'JSON answers come in { result }, everything else as it is. Other parameters and the body are handed to the vendor.',
      tags: ['Proxy'],
      security: [{ bearer: [] }],
      request: {
        params: z.object({ vendor_path: z.string() }),
        query: z.object({
          ...accountParameter,
          truto_server: z
            .string()
            .optional()
            .openapi({ description: 'Server of the vendor; absent: the default one.' }),
        }),
      },
      responses: { 200: json(z.object({ result: z.unknown() }), 'The answer of the vendor.'), ...errorResponses },
    });
  }
}

import { z } from '@hono/zod-openapi';
import { type Body, type HeaderList, headerValue } from '../../../egress/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { rawParameters, readShort, withoutMember } from '../../../proxy/index.ts';
import { heldBody } from '../../body.ts';
import { callSignal } from '../../call-signal.ts';
import { authenticate } from '../../middleware/authenticate.ts';
import { onceForKey } from '../../middleware/idempotency.ts';
import { type Api, type ApiContext, readQuery, register } from '../../mount.ts';
import { accountParameter } from '../../parameters.ts';
import { textParameter } from '../../query.ts';
import { json, vendorErrorResponses } from '../../schemas.ts';
import { requireCallScope } from './call-scope.ts';
import { checkOwnParameters } from './known-parameters.ts';
import { bodyOf } from './request-body.ts';
import { openConnection } from './target.ts';
import { jsonResponse, streamResponse } from './vendor-response.ts';

/** Parameters that Crosswalk reads itself. */
function isOwn(name: string): boolean {
  return name === 'integrated_account_id' || name.startsWith('truto_');
}

/**
 * The vendor's path and query of a custom address, byte for byte but for our own parameters.
 *
 * @throws CrosswalkError `invalid_path` when it names no path.
 */
function parseTarget(url: string): string {
  const [, path = '', search] = /^[^/]*\/\/[^/]*\/custom\/([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  if (path === '') {
    throw new CrosswalkError(
      'invalid_path',
      'The vendor path is missing. A custom address is /custom/{vendor path}, for example /custom/users/track.',
    );
  }
  if (search === undefined) return path;
  const parameters = [...rawParameters(search)];
  const kept = parameters.filter(({ name }) => !isOwn(name));
  return kept.length === 0 ? path : `${path}?${kept.map(({ raw }) => raw).join('&')}`;
}

const decoder = new TextDecoder();

/** The type that `fetch` gives a text when its caller names none. */
const unnamedText = 'text/plain;charset=utf-8';

/** The type that curl gives any data when its caller names none. */
const form = 'application/x-www-form-urlencoded';

/** Bytes of a body, at most, that are looked at to tell whether it is JSON, and what in it is not for the vendor. */
const looksAt = 1024 * 1024;

/** A form holds neither brace nor bracket without encoding it. */
const startsAsJson = /^\s*[[{]/;

/** A definition of the call, which clients of the wire format may put into the body. It is not for the vendor. */
const definitionName = 'methodConfig';

/** The body without what is not for the vendor; every other byte stays. */
function withoutDefinition(body: Uint8Array): Uint8Array {
  const text = decoder.decode(body);
  const kept = withoutMember(text, definitionName);
  return kept === text ? body : new TextEncoder().encode(kept);
}

/** Of the codings that the caller takes, those that can be undone: the answer is to be put into the envelope. */
function readableCodings(accepted: string): string {
  const readable = accepted.split(',').filter((coding) => /^\s*(?:gzip|deflate|identity)\s*(?:;|$)/i.test(coding));
  return readable.length === 0 ? 'identity' : readable.join(',').trim();
}

/**
 * The body under the type that it has: clients forget to say that they send JSON, which vendors do not forgive. JSON
 * larger than can be looked at streams by as it is.
 */
async function vendorContent({ req }: ApiContext): Promise<{ headers: HeaderList; body: Body }> {
  const request = req.raw;
  const type = request.headers.get('content-type')?.toLowerCase() ?? '';
  const given = (await heldBody(req)) ?? (await bodyOf(request));
  const mayBeJson = type === form || type === unnamedText || /\bjson\b/.test(type);
  const held = mayBeJson && given instanceof ReadableStream ? await readShort(given, looksAt) : given;
  const isHeld = held instanceof Uint8Array;
  const isUnnamedJson = type === unnamedText || (type === form && isHeld && startsAsJson.test(decoder.decode(held)));
  const isJson = isUnnamedJson || /\bjson\b/.test(type);
  const headers = [...request.headers].map(([name, value]) => {
    if (name === 'content-type' && isUnnamedJson) return [name, 'application/json'] as const;
    return [name, name === 'accept-encoding' ? readableCodings(value) : value] as const;
  });
  return { headers, body: isHeld && isJson ? withoutDefinition(held) : held };
}

async function serve(context: ApiContext): Promise<Response> {
  const { forward, sender } = context.get('services');
  const query = readQuery(context);
  checkOwnParameters(query, ['truto_server']);
  const connection = await openConnection(context, query);
  const { method } = context.req;
  const target = parseTarget(context.req.url);
  const server = textParameter(query, 'truto_server');
  requireCallScope(context.get('principal'), connection, { method, server, target });
  const { response, url } = await forward(connection, {
    method,
    target,
    ...(await vendorContent(context)),
    signal: callSignal(context),
    server,
    callerToken: context.get('token'),
  });
  const isJson = /\bjson\b/i.test(headerValue(response.headers, 'content-type') ?? '');
  const succeeded = response.status >= 200 && response.status < 300;
  if (succeeded && !isJson) return streamResponse(context, response);
  const { body, rate } = await sender.judge(connection, method, url, response);
  const result = body.kind === 'json' ? body.json : null;
  return jsonResponse(
    { result, next_cursor: null, prev_cursor: null },
    { status: response.status, headers: { 'x-request-id': context.get('requestId'), ...rate } },
  );
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** `ANY /custom/{vendor path}`: undeclared calls too, JSON answers in the envelope, all else untouched. */
export function registerCustom(app: Api): void {
  app.all('/custom/*', authenticate(), onceForKey, serve);
  for (const method of methods) {
    register(app, {
      method,
      path: '/custom/{vendor_path}',
      operationId: `custom${method.charAt(0).toUpperCase()}${method.slice(1)}`,
      summary: `${method.toUpperCase()} any vendor path`,
      description:
        'JSON answers come in { result }, everything else as it is. Other parameters and the body are handed to the vendor.',
      tags: ['Proxy'],
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
      responses: {
        200: json(z.object({ result: z.unknown() }), 'The answer of the vendor.'),
        default: vendorErrorResponses.default,
      },
    });
  }
}

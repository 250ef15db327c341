import { type Connection } from '../../../accounts/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { type JsonObject, type JsonValue } from '../../../mapping/index.ts';
import { type ProxyRequest, type VendorAnswer } from '../../../proxy/index.ts';
import { type ApiContext, readPath, readQuery } from '../../mount.ts';
import { foreignParameters, readAccountId, readShape } from '../../parameters.ts';
import { objectParameter } from '../../query.ts';
import { visibleTenant } from '../../tenant.ts';

/** The account that a request is for. */
export function openConnection(context: ApiContext, query: JsonObject): Promise<Connection> {
  return context.get('services').accounts.open(readAccountId(query), visibleTenant(context.get('principal')));
}

/** The vendor's parameters of a request: all that are not ours, and those of remote_query. */
export function vendorQuery(query: JsonObject): JsonObject {
  return { ...foreignParameters(query), ...objectParameter(query, 'remote_query') };
}

/** The vendor's answer as JSON, with its status. */
export function answerJson(context: ApiContext, { status, body }: VendorAnswer): Response {
  if (body.kind === 'empty')
    return new Response(null, {
      status: status === 200 ? 204 : status,
      headers: { 'x-request-id': context.get('requestId') },
    });
  if (body.kind === 'text')
    throw new CrosswalkError(
      'remote_invalid_response',
      'The vendor answered text where JSON is documented. Call it through /native to get the bytes.',
    );
  return Response.json(body.json, { status, headers: { 'x-request-id': context.get('requestId') } });
}

/** One page of a list in the envelope, or as the vendor answered it when the caller wants it raw. */
export async function answerList(
  context: ApiContext,
  connection: Connection,
  request: ProxyRequest,
): Promise<Response> {
  const { format } = readShape(readQuery(context));
  const { answer, ...page } = await context.get('services').proxy.list(connection, request);
  return format === 'raw' ? answerJson(context, answer) : context.json(page);
}

/** Calls a declared method with what the request holds, and hands on what the vendor answers. */
export async function answerCall(context: ApiContext, method: string, body?: JsonValue): Promise<Response> {
  const query = readQuery(context);
  const connection = await openConnection(context, query);
  const request = {
    resource: readPath(context, 'resource'),
    method,
    id: context.req.param('id'),
    query: vendorQuery(query),
    body,
    signal: context.req.raw.signal,
  };
  return answerJson(context, await context.get('services').proxy.call(connection, request));
}

import { type Connection } from '../../../accounts/index.ts';
import {
  answersList,
  findByVerb,
  type ProxyOperations,
  type ProxyRequest,
  type ProxyVerb,
  refuseTokenIn,
  type VendorAnswer,
} from '../../../proxy/index.ts';
import { requireScope } from '../../../tokens/index.ts';
import { type ApiContext, readPath, readQuery } from '../../mount.ts';
import { readCallBody } from './call-body.ts';
import { readFormat } from './format.ts';
import { openConnection, splitQuery } from './target.ts';
import { streamResponse } from './vendor-response.ts';

/** The vendor's bytes under its status, with its content type. */
function answerBytes(context: ApiContext, { status, headers, bytes }: VendorAnswer): Response {
  return streamResponse(context, { status, headers, body: bytes });
}

/** The answer to a single call: JSON as it is, a text as `{ result }`, a file as bytes. */
function answerCall(context: ApiContext, answer: VendorAnswer): Response {
  const { status, body } = answer;
  const headers = { 'x-request-id': context.get('requestId') };
  switch (body.kind) {
    case 'empty':
      return new Response(null, { status: status === 200 ? 204 : status, headers });
    case 'json':
      return Response.json(body.json, { status, headers });
    case 'rows':
      return Response.json({ result: body.rows }, { status, headers });
    case 'text':
      return Response.json({ result: body.text }, { status, headers });
    case 'bytes':
      return answerBytes(context, answer);
  }
}

async function answerList(
  context: ApiContext,
  proxy: ProxyOperations,
  connection: Connection,
  request: ProxyRequest,
): Promise<Response> {
  const { answer: _, ...page } = await proxy.list(connection, request);
  return context.json(page);
}

/**
 * Serves a request to `/proxy/{resource}` or `/proxy/{resource}/{id}`: the endpoint that its verb stands for, or that a
 * POST names in place of an id, in the form that the caller wants.
 */
export async function serveProxy(context: ApiContext, verb: ProxyVerb): Promise<Response> {
  const query = readQuery(context);
  const format = readFormat(query);
  const connection = await openConnection(context, query);
  const id = context.req.param('id');
  const endpoint = findByVerb(connection, { resource: readPath(context, 'resource'), verb, id });
  const { page, theirs } = splitQuery(query, endpoint);
  const request: ProxyRequest = {
    resource: endpoint.resource,
    method: endpoint.method,
    id: verb === 'POST' ? undefined : id,
    query: theirs,
    body: verb === 'GET' ? undefined : await readCallBody(context, endpoint),
    signal: context.req.raw.signal,
    ...page,
  };
  if (endpoint.isWritingGet) requireScope(context.get('principal'), 'write');
  refuseTokenIn(request, context.get('token'));
  const { proxy } = context.get('services');
  if (format === 'stream') return streamResponse(context, await proxy.stream(connection, request));
  if (format === 'raw') return answerBytes(context, await proxy.raw(connection, request));
  if (answersList(endpoint)) return answerList(context, proxy, connection, request);
  return answerCall(context, await proxy.call(connection, request));
}

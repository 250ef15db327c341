import { type Connection } from '../../../accounts/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { type JsonObject } from '../../../mapping/index.ts';
import {
  answersList,
  findByVerb,
  type ProxyRequest,
  type ProxyVerb,
  refuseTokenIn,
  scopeOfEndpoint,
  type VendorAnswer,
} from '../../../proxy/index.ts';
import { requireScope } from '../../../tokens/index.ts';
import { refuseBody } from '../../announced-body.ts';
import { callSignal } from '../../call-signal.ts';
import { type ApiContext, readPath, readQuery } from '../../mount.ts';
import { withRateHeaders } from '../../note-rate.ts';
import { readPage } from '../../parameters.ts';
import { readCallBody } from './call-body.ts';
import { readCallParameters } from './call-parameters.ts';
import { readFormat } from './format.ts';
import { checkOwnParameters } from './known-parameters.ts';
import { openConnection } from './target.ts';
import { jsonResponse, streamResponse } from './vendor-response.ts';

/** The vendor's bytes under its status, with its content type. */
function answerBytes(context: ApiContext, { status, headers, bytes }: VendorAnswer): Response {
  return streamResponse(context, { status, headers, body: bytes });
}

/** @throws CrosswalkError `invalid_request` when the body names another account than the query, or the token. */
function checkAccount(own: JsonObject, { account }: Connection): void {
  const named = own['integrated_account_id'];
  if (named === undefined || named === account.id) return;
  const message = 'names another account than the query or the token';
  throw new CrosswalkError('invalid_request', `The integrated_account_id of the body ${message}.`, {
    errors: [{ path: 'integrated_account_id', message }],
  });
}

/** The answer to a single call: JSON as it is, a text as `{ result }`, a file as bytes. */
function answerCall(context: ApiContext, answer: VendorAnswer): Response {
  const { status, body } = answer;
  const headers = { 'x-request-id': context.get('requestId'), ...answer.rate };
  switch (body.kind) {
    case 'empty':
      return new Response(null, { status: status === 200 ? 204 : status, headers });
    case 'json':
      return jsonResponse(body.json, { status, headers });
    case 'rows':
      return jsonResponse({ result: body.rows }, { status, headers });
    case 'text':
      return jsonResponse({ result: body.text }, { status, headers });
    case 'bytes':
      return answerBytes(context, answer);
  }
}

/**
 * Serves a request to `/proxy/{resource}` or `/proxy/{resource}/{id}`: the endpoint that its verb stands for, or that a
 * POST names in place of an id, in the form that the caller wants. The token needs the scope of the endpoint, whatever
 * the verb.
 */
export async function serveProxy(context: ApiContext, verb: ProxyVerb): Promise<Response> {
  refuseBody(context.req.raw);
  const connection = withRateHeaders(context, await openConnection(context, readQuery(context)));
  const id = context.req.param('id');
  const endpoint = findByVerb(connection, { resource: readPath(context, 'resource'), verb, id });
  requireScope(context.get('principal'), scopeOfEndpoint(endpoint));
  const content = verb === 'GET' ? undefined : await readCallBody(context, endpoint);
  const { own, ...given } = readCallParameters(context.req.url, endpoint, content);
  checkOwnParameters(own, ['truto_response_format', 'truto_ignore_limit']);
  checkAccount(own, connection);
  const format = readFormat(own);
  const request: ProxyRequest = {
    resource: endpoint.resource,
    method: endpoint.method,
    id: verb === 'POST' ? undefined : id,
    ...given,
    signal: callSignal(context),
    ...readPage(own),
  };
  refuseTokenIn(request, context.get('token'));
  const { proxy } = context.get('services');
  if (format === 'stream') return streamResponse(context, await proxy.stream(connection, request));
  if (format === 'raw') return answerBytes(context, await proxy.raw(connection, request));
  if (answersList(endpoint)) return context.json(await proxy.list(connection, request));
  return answerCall(context, await proxy.call(connection, request));
}

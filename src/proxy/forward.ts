import { type Accounts, addressOf, type Connection, requireFields, serverOf } from '../accounts/index.ts';
import { type CompiledServer } from '../definitions/index.ts';
import {
  abandon,
  type AbortNotice,
  type Body,
  type HeaderList,
  headerValue,
  type OutboundResponse,
} from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { insertBodyCredential } from './body-credential.ts';
import { clearBody, clearHeaders, clearTarget } from './caller-token.ts';
import { forwardedHeaders } from './passed-headers.ts';
import { redactAnswer } from './redact-answer.ts';
import { type Sender } from './send.ts';
import { resolveVendorPath } from './vendor-path.ts';

/** A caller's request to a vendor path, as it came in. */
export interface ForwardRequest {
  method: string;
  /** Path and query after the part that is ours, byte for byte. */
  target: string;
  headers: HeaderList;
  body: Body;
  signal: AbortNotice;
  /** Name of the vendor's server; absent: the default one. */
  server?: string | undefined;
  /** The Crosswalk token of the caller: it is replaced by the vendor's credential wherever it stands. */
  callerToken: string;
}

/** Largest body in which a token is replaced: such a body is held in memory. */
const rewrittenBodyLimit = 5 * 1024 * 1024;

/** A body as bytes. @throws CrosswalkError `body_too_large`. */
export async function readBounded(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > rewrittenBodyLimit) {
      throw new CrosswalkError(
        'body_too_large',
        `Bodies in which the token stands may have at most ${rewrittenBodyLimit} bytes. Send the token in a header to stream larger ones.`,
      );
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** Only bodies of servers that take a credential in the body are looked into; all others stream through. */
function mayCarryToken(server: CompiledServer, headers: HeaderList): boolean {
  if (!server.tokenPlaces.some((place) => place.in === 'body')) return false;
  const type = headerValue(headers, 'content-type') ?? '';
  return headerValue(headers, 'content-encoding') === undefined && (type === '' || /json|text\/plain/i.test(type));
}

/** The body as the vendor is to get it, in memory when something in it may have to be replaced. */
async function heldBody(server: CompiledServer, { body, headers }: ForwardRequest): Promise<Body> {
  return body instanceof ReadableStream && mayCarryToken(server, headers) ? readBounded(body) : body;
}

/** The caller's request as it goes to the vendor with the credential of the connection. */
function outboundOf(connection: Connection, server: CompiledServer, request: ForwardRequest, held: Body) {
  const { fields } = connection;
  const { callerToken, method, signal } = request;
  const target = clearTarget(server, fields, request.target, callerToken);
  const headers = clearHeaders(forwardedHeaders(request.headers), callerToken);
  const isText = held instanceof Uint8Array && mayCarryToken(server, request.headers);
  const body = isText ? clearBody(server, fields, held, callerToken) : { part: held, isReplaced: false };
  const needsToken = server.bodyCredential(fields) !== undefined;
  return {
    server,
    url: resolveVendorPath(addressOf(connection, server), target.part),
    method,
    headers: headers.part,
    body: isText && body.part instanceof Uint8Array ? insertBodyCredential(server, fields, body.part) : body.part,
    signal,
    // Elsewhere than in a header the credential has found its place, and a header of that name is the caller's own.
    keepsHeaders: !needsToken && !headers.isReplaced && (target.isReplaced || body.isReplaced),
  };
}

/**
 * Sends a caller's request to the vendor as it is: method, path, query, headers and body bytes. The account's credential
 * takes the place of the caller's token; a token that stands where this vendor takes none is replaced by the credential
 * in the header that the vendor documents. Nothing is buffered but bodies in which a token may have to be replaced.
 */
export function createForwarder(sender: Sender, accounts: Pick<Accounts, 'markRefused' | 'markAccepted' | 'renew'>) {
  return async function forward(
    connection: Connection,
    request: ForwardRequest,
  ): Promise<{ response: OutboundResponse; url: URL }> {
    const server = serverOf(connection, request.server);
    requireFields(connection, server);
    const body = await heldBody(server, request);
    let outbound = outboundOf(connection, server, request, body);
    let response = await sender.send(connection, outbound);
    const renewed = response.status === 401 ? await accounts.renew(connection, server.name) : undefined;
    const current = renewed ?? connection;
    // A body that has streamed away cannot be sent again; the next call finds the new token, of which nothing is known.
    const isSpent = renewed !== undefined && body instanceof ReadableStream;
    if (renewed !== undefined && !isSpent) {
      if (response.body instanceof ReadableStream) abandon(response.body, new Error('The call is made again.'));
      outbound = outboundOf(renewed, server, request, body);
      response = await sender.send(renewed, outbound);
    }
    if (response.status === 401 && !isSpent) {
      await accounts.markRefused(current, {
        message: `${connection.integration.label} answered 401 to a forwarded call.`,
        status: 401,
        server: server.name,
      });
    } else if (response.status < 400) {
      await accounts.markAccepted(current, server.name);
    }
    return { response: await redactAnswer(current, response), url: outbound.url };
  };
}

export type Forwarder = ReturnType<typeof createForwarder>;

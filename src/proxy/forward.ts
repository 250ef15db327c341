import { type Accounts, addressOf, type Connection, serverOf } from '../accounts/index.ts';
import { type CompiledServer } from '../definitions/index.ts';
import { type Body, type HeaderList, headerValue, type OutboundResponse } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { clearBody, clearHeaders, clearTarget, type Cleared } from './caller-token.ts';
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
  signal: AbortSignal;
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

async function outgoingBody(
  { fields }: Connection,
  server: CompiledServer,
  { body, headers, callerToken }: ForwardRequest,
): Promise<Cleared<Body>> {
  if (body === null || !mayCarryToken(server, headers)) return { part: body, isReplaced: false };
  const bytes = body instanceof Uint8Array ? body : await readBounded(body);
  return clearBody(server, fields, bytes, callerToken);
}

/**
 * Sends a caller's request to the vendor as it is: method, path, query, headers and body bytes. The account's credential
 * takes the place of the caller's token; a token that stands where this vendor takes none is replaced by the credential
 * in the header that the vendor documents. Nothing is buffered but bodies in which a token may have to be replaced.
 */
export function createForwarder(sender: Sender, accounts: Pick<Accounts, 'markRefused' | 'markAccepted'>) {
  return async function forward(
    connection: Connection,
    request: ForwardRequest,
  ): Promise<{ response: OutboundResponse; url: URL }> {
    const server = serverOf(connection, request.server);
    const address = addressOf(connection, server);
    const target = clearTarget(server, connection.fields, request.target, request.callerToken);
    const url = resolveVendorPath(address, target.part);
    const body = await outgoingBody(connection, server, request);
    const headers = clearHeaders(forwardedHeaders(request.headers), request.callerToken);
    const response = await sender.send(connection, {
      server,
      url,
      method: request.method,
      headers: headers.part,
      body: body.part,
      signal: request.signal,
      // Elsewhere than in a header the credential has found its place, and a header of that name is the caller's own.
      keepsHeaders: !headers.isReplaced && (target.isReplaced || body.isReplaced),
    });
    if (response.status === 401) {
      await accounts.markRefused(connection, {
        message: `${connection.integration.label} answered 401 to a forwarded call.`,
        status: 401,
        server: server.name,
      });
    } else if (response.status < 400) {
      await accounts.markAccepted(connection, server.name);
    }
    return { response: await redactAnswer(connection, response), url };
  };
}

export type Forwarder = ReturnType<typeof createForwarder>;

import { type Accounts, addressOf, type Connection, serverOf } from '../accounts/index.ts';
import { type CompiledServer } from '../definitions/index.ts';
import { type Body, type HeaderList, type OutboundResponse, withoutHopByHop } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
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

/** Headers that tell of the caller, of Crosswalk, or of the way in between; a vendor must see none of them. */
const neverForwarded = new Set([
  'host',
  'cookie',
  'forwarded',
  'via',
  'x-real-ip',
  'true-client-ip',
  'x-crosswalk-server',
  'idempotency-key',
]);
const neverForwardedPrefixes = ['x-forwarded-', 'cf-', 'truto-'];

/** Headers of an answer that would act on Crosswalk's own origin, or on the connection. */
const neverReturned = new Set([
  'set-cookie',
  'set-cookie2',
  'strict-transport-security',
  'alt-svc',
  'clear-site-data',
  'public-key-pins',
]);

/** Largest body in which a token is replaced: such a body is held in memory. */
const rewrittenBodyLimit = 5 * 1024 * 1024;

/** Basic user name in an Authorization header; undefined when it is something else. */
export function basicUser(authorization: string): string | undefined {
  const encoded = /^basic\s+([\w+/=-]+)\s*$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return new TextDecoder()
      .decode(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)))
      .split(':', 1)[0];
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

function carries(value: string, token: string): boolean {
  return value.includes(token) || basicUser(value) === token;
}

/** The caller's headers without those that are not the vendor's business, and without the caller's token. */
function outgoingHeaders(server: CompiledServer, { headers, callerToken }: ForwardRequest): HeaderList {
  const credentialHeader = server.credential({})?.[0];
  const kept = withoutHopByHop(headers).filter(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === credentialHeader || neverForwarded.has(lower)) return false;
    return !neverForwardedPrefixes.some((prefix) => lower.startsWith(prefix)) && !carries(value, callerToken);
  });
  const given = new Set(kept.map(([name]) => name.toLowerCase()));
  return [...kept, ...server.headers.filter(([name]) => !given.has(name))];
}

/** Replaces the caller's token in the query by the credential, where the vendor takes it there; refuses it elsewhere. */
function outgoingTarget(
  connection: Connection,
  server: CompiledServer,
  { target, callerToken }: ForwardRequest,
): string {
  const question = target.indexOf('?');
  if (question < 0) return target;
  const parameters = target
    .slice(question + 1)
    .split('&')
    .map((parameter) => {
      const [name = '', ...rest] = parameter.split('=');
      if (rest.join('=') !== callerToken) return parameter;
      const place = server.tokenPlaces.find((candidate) => candidate.in === 'query' && candidate.name === name);
      const credential = place?.in === 'query' ? place.replacement(connection.fields) : undefined;
      return credential === undefined ? undefined : `${name}=${encodeURIComponent(credential)}`;
    });
  const kept = parameters.filter((parameter) => parameter !== undefined);
  return target.slice(0, question) + (kept.length === 0 ? '' : `?${kept.join('&')}`);
}

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
  const value = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
  const type = value('content-type');
  return value('content-encoding') === '' && (type === '' || /json|text\/plain/i.test(type));
}

/** The JSON text with the caller's token replaced where the vendor takes a credential; all other bytes stay. */
function replaceToken(connection: Connection, server: CompiledServer, bytes: Uint8Array, token: string): Uint8Array {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!text.includes(token)) return bytes;
  let replaced = text;
  for (const place of server.tokenPlaces) {
    if (place.in !== 'body') continue;
    const credential = place.replacement(connection.fields);
    const stands = new RegExp(`("${place.name}"\\s*:\\s*)"${token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"`, 'g');
    replaced = replaced.replace(stands, (_, key: string) => `${key}${JSON.stringify(credential ?? '')}`);
  }
  if (replaced.includes(token)) {
    throw new CrosswalkError(
      'invalid_request',
      'The body holds the Crosswalk token in a place where the vendor takes no credential.',
    );
  }
  return new TextEncoder().encode(replaced);
}

async function outgoingBody(connection: Connection, server: CompiledServer, request: ForwardRequest): Promise<Body> {
  if (request.body === null) return null;
  if (!mayCarryToken(server, request.headers)) return request.body;
  const bytes = request.body instanceof Uint8Array ? request.body : await readBounded(request.body);
  return replaceToken(connection, server, bytes, request.callerToken);
}

/** Headers of a vendor's answer that may be handed to the caller. */
export function returnedHeaders(headers: HeaderList): HeaderList {
  return withoutHopByHop(headers).filter(([name]) => !neverReturned.has(name.toLowerCase()));
}

/**
 * Sends a caller's request to the vendor as it is: method, path, query, headers and body bytes, with the caller's token
 * replaced by the account's credential. Nothing is buffered but bodies in which a token has to be replaced.
 */
export function createForwarder(sender: Sender, accounts: Pick<Accounts, 'markRefused' | 'markAccepted'>) {
  return async function forward(
    connection: Connection,
    request: ForwardRequest,
  ): Promise<{ response: OutboundResponse; url: URL }> {
    const server = serverOf(connection, request.server);
    const url = resolveVendorPath(addressOf(connection, server), outgoingTarget(connection, server, request));
    const body = await outgoingBody(connection, server, request);
    const headers = outgoingHeaders(server, request);
    const response = await sender.send(connection, {
      server,
      url,
      method: request.method,
      headers:
        body instanceof Uint8Array ? headers.filter(([name]) => name.toLowerCase() !== 'content-length') : headers,
      body,
      signal: request.signal,
    });
    if (response.status === 401) {
      await accounts.markRefused(connection, {
        message: `${connection.integration.label} answered 401 to a forwarded call.`,
        status: 401,
      });
    } else if (response.status < 400) {
      await accounts.markAccepted(connection);
    }
    return { response, url };
  };
}

export type Forwarder = ReturnType<typeof createForwarder>;

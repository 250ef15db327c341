import { type Accounts, addressOf, type Connection, serverOf } from '../accounts/index.ts';
import { createBoundedMemo } from '../bounded-memo.ts';
import { type CompiledServer } from '../definitions/index.ts';
import {
  abandonBody,
  type AbortNotice,
  type Body,
  type HeaderList,
  headerValue,
  type OutboundResponse,
} from '../egress/index.ts';
import { insertBodyCredential } from './body-credential.ts';
import { holdBody } from './caller-body.ts';
import { clearBody, clearHeaders, clearTarget } from './caller-token.ts';
import { orLetGo } from './or-let-go.ts';
import { forwardedHeaders } from './passed-headers.ts';
import { codingOf } from './read-short.ts';
import { redactAnswer } from './redact-answer.ts';
import { type Sender, untilItEnds } from './send.ts';
import { createTokenFinder, type TokenFinder } from './token-finder.ts';
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
  /** The Crosswalk token of the caller, which the vendor must not get. */
  callerToken: string;
  /** The body came in chunks and goes out in chunks, held or not. Default false: one that is held tells its length. */
  isChunked?: boolean;
}

/** True when the vendor may take its credential in such a body, which is then held in memory. */
function mayBeReplaced(server: CompiledServer, headers: HeaderList): boolean {
  if (!server.tokenPlaces.some((place) => place.in === 'body')) return false;
  const type = headerValue(headers, 'content-type') ?? '';
  return type === '' || /json|^text\/|urlencoded/i.test(type);
}

/** A body that is complete, as one whose length is not told. */
function inOneChunk(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** Callers whose token is looked for without preparing it anew. */
const rememberedTokens = 1000;

/** The caller's request as it goes to the vendor with the credential of the connection. */
function outboundOf(
  connection: Connection,
  server: CompiledServer,
  request: ForwardRequest,
  { held, finder }: { held: Body; finder: TokenFinder },
) {
  const { fields } = connection;
  const { method, signal } = request;
  const target = clearTarget(server, fields, request.target, finder);
  const headers = clearHeaders(server, fields, forwardedHeaders(request.headers), finder);
  const body = held instanceof Uint8Array ? clearBody(server, fields, held, finder) : { part: held, isReplaced: false };
  const isPlain = codingOf(request.headers) === 'identity';
  const needsToken = server.bodyCredential(fields) !== undefined;
  const content =
    isPlain && body.part instanceof Uint8Array ? insertBodyCredential(server, fields, body.part) : body.part;
  return {
    server,
    ...resolveVendorPath(addressOf(connection, server), target.part),
    method,
    headers: headers.part,
    body: request.isChunked === true && content instanceof Uint8Array ? inOneChunk(content) : content,
    signal,
    timeouts: untilItEnds,
    // The credential has found its place. Where that is no header, one of its name is the caller's own.
    keepsHeaders: headers.isReplaced || (!needsToken && (target.isReplaced || body.isReplaced)),
  };
}

/**
 * Sends a caller's request to the vendor as it is: method, path, query, headers and body bytes. The account's credential
 * takes the place of the caller's token where the vendor takes one. A parameter that means nothing to it is left out, and
 * a header becomes the one that the vendor documents. A token in any other place ends the call.
 *
 * Only bodies in which the token may have to be replaced, and compressed ones, are held in memory; all others are watched
 * as they stream by. Compressed bodies over 5 MiB are not looked into.
 *
 * @throws CrosswalkError `invalid_request` when the token stands in the path or the body, in one of the spellings that
 * `createTokenFinder` looks for.
 */
export function createForwarder(sender: Sender, accounts: Pick<Accounts, 'markAccepted' | 'renew'>) {
  const finderOf = createBoundedMemo(rememberedTokens, createTokenFinder);

  return async function forward(
    connection: Connection,
    request: ForwardRequest,
  ): Promise<{ response: OutboundResponse; url: URL }> {
    const server = serverOf(connection, request.server);
    // An account that cannot be called is told before its caller's body is read.
    addressOf(connection, server);
    const finder = finderOf(request.callerToken);
    const given = { finder, mayBeReplaced: mayBeReplaced(server, request.headers) };
    const held = await holdBody(request.body, request.headers, given);
    const attempt = async (sentFor: Connection) => {
      const outbound = outboundOf(sentFor, server, request, { held, finder });
      return { sentFor, url: outbound.url, response: await sender.send(sentFor, outbound) };
    };

    let answered = await attempt(connection);
    let isSpent = false;
    if (answered.response.status === 401) {
      const renewed = await orLetGo(answered.response, () => accounts.renew(connection, server.name));
      // A body that has streamed away cannot be sent again; the next call finds the new token, of which nothing is known.
      isSpent = renewed !== undefined && held instanceof ReadableStream;
      if (renewed !== undefined && !isSpent) {
        abandonBody(answered.response.body, new Error('The call is made again.'));
        answered = await attempt(renewed);
      }
    }

    const { sentFor, url, response } = answered;
    return orLetGo(response, async () => {
      if (response.status === 401 && !isSpent) {
        await sender.noteRefusal(sentFor, server, {
          message: `${connection.integration.label} answered 401 to a forwarded call.`,
          status: 401,
        });
      } else if (response.status < 400) {
        await accounts.markAccepted(sentFor, server.name);
      }
      return { response: await redactAnswer(sentFor, response), url };
    });
  };
}

export type Forwarder = ReturnType<typeof createForwarder>;

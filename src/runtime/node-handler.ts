import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Crosswalk } from '../crosswalk-api.ts';
import { CrosswalkError, shorten, toCrosswalkError } from '../errors/index.ts';
import type { NodeCrosswalk } from './node.ts';
import { serveNative } from './node-native.ts';
import { type Log, refusedRequest, refuseRequest } from './refused-request.ts';
import { requestTargetProblem } from './request-target.ts';

/** What `http.createServer`, Connect and Express take. Crosswalk answers every request; `next` hears of failures only. */
export type NodeHandler = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

export interface NodeHandlerOptions {
  /**
   * Put faster Request and Response classes in place of the global ones, for the whole process; about four times as many
   * requests a second. Default false: an application that embeds Crosswalk keeps its globals.
   */
  overrideGlobalObjects?: boolean;
}

/** What no request is made of; undefined for nearly all. */
function problemOf({ url, headers }: IncomingMessage): CrosswalkError | undefined {
  const ofPath = requestTargetProblem(url ?? '');
  if (ofPath !== undefined) {
    return new CrosswalkError(
      'invalid_path',
      `The path of the request ${ofPath}. Send a plain path, such as /custom/users/track.`,
    );
  }
  const coding = headers['transfer-encoding'];
  if (coding === undefined || coding.trim().toLowerCase() === 'chunked') return undefined;
  return new CrosswalkError(
    'invalid_request',
    `The body comes in the transfer coding ${shorten(coding)}. Send it in chunks alone, and name a compression in Content-Encoding.`,
  );
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** The answer where no request could be made of what was sent, or the routes themselves failed. */
function answerFailure(error: unknown, log: Log): Response {
  const isMalformed = error instanceof RequestError;
  const { status, headers, body } = refusedRequest(
    isMalformed
      ? new CrosswalkError('invalid_request', 'The Host header or the address of the request is malformed.')
      : toCrosswalkError(error),
    {},
    log,
  );
  return new Response(body, { status, headers });
}

/**
 * Serves Crosswalk in anything that speaks Node's own requests and responses, under any path. Bodies stream both ways,
 * and a caller who hangs up ends the call to the vendor. In an application with body parsers it goes before them: a body
 * that somebody else has read is an error for `next`, or an answer 500 where there is none. A path with dot segments, in
 * whatever encoding, is answered 400 `invalid_path`, and logged as other requests are. So is, with `invalid_request`, a body
 * in another transfer coding than chunks.
 *
 * @example
 * app.use('/crosswalk', toNodeHandler(crosswalk));
 * app.use(express.json());
 */
export function toNodeHandler(
  crosswalk: Pick<Crosswalk, 'fetch'> & Partial<Pick<NodeCrosswalk, 'native' | 'log'>>,
  { overrideGlobalObjects = false }: NodeHandlerOptions = {},
): NodeHandler {
  const { log = () => {} } = crosswalk;
  const serve = getRequestListener((request) => crosswalk.fetch(request), {
    overrideGlobalObjects,
    errorHandler: (error) => answerFailure(error, log),
  });
  return (incoming, outgoing, next) => {
    const fail = (error: unknown) => {
      if (next !== undefined) next(error);
      else if (outgoing.headersSent) outgoing.destroy();
      else refuseRequest(outgoing, toCrosswalkError(error), log);
    };
    const problem = problemOf(incoming);
    if (problem !== undefined) {
      refuseRequest(outgoing, problem, log);
      return;
    }
    if (incoming.readableDidRead && announcesBody(incoming)) {
      fail(new Error('The body of this request was read before Crosswalk could: mount Crosswalk before body parsers.'));
      return;
    }
    const native = crosswalk.native?.match(incoming.url ?? '');
    const answered =
      native === undefined || crosswalk.native === undefined
        ? serve(incoming, outgoing)
        : serveNative(crosswalk.native, native, incoming, outgoing, log);
    answered.catch(fail);
  };
}

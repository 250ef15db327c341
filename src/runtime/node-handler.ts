import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Crosswalk } from '../crosswalk-api.ts';
import { CrosswalkError, shorten, toCrosswalkError } from '../errors/index.ts';
import type { NodeCrosswalk } from './node.ts';
import { cutWhereBroken } from './broken-answer.ts';
import { serveNative } from './node-native.ts';
import { type Log, refusedRequest, refuseRequest } from './refused-request.ts';
import { requestTargetProblem } from './request-target.ts';

/**
 * What `http.createServer`, Connect and Express take. Crosswalk answers every request; `next` hears of failures only. The
 * promise settles when Crosswalk has done with the request, which may be after its caller has gone; it does not reject.
 */
export type NodeHandler = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

export interface NodeHandlerOptions {
  /**
   * Put faster Request and Response classes in place of the global ones, for the whole process; about four times as many
   * requests a second. Default false: an application that embeds Crosswalk keeps its globals.
   */
  overrideGlobalObjects?: boolean;
}

/** What to do in place of a path that has this problem. */
function otherWay(problem: string, target: string): string {
  const isOfRecord = problem.endsWith('dot segment') && /^[^?]*\/unified\//.test(target);
  if (!isOfRecord) return 'Send a plain path, such as /custom/users/track.';
  return 'A user with such an id is found with GET /unified/user-directory/users?ids=…, and changed with a POST that has the id in its body.';
}

/** What no request is made of; undefined for nearly all. */
function problemOf({ url = '', headers }: IncomingMessage): CrosswalkError | undefined {
  const ofPath = requestTargetProblem(url);
  if (ofPath !== undefined) {
    return new CrosswalkError('invalid_path', `The path of the request ${ofPath}. ${otherWay(ofPath, url)}`);
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

/** The answer to a caller who has gone: nobody reads it. */
function answerNobody(): Response {
  return new Response(null, { status: 499 });
}

/**
 * Serves Crosswalk in anything that speaks Node's own requests and responses, under any path. Bodies stream both ways,
 * and a caller who hangs up ends the call to the vendor, which is not logged as an error. In an application with body
 * parsers it goes before them: a body that somebody else has read is an error for `next`, or an answer 500 where there is
 * none. A path with dot segments, in whatever encoding, is answered 400 `invalid_path`, and logged as other requests are.
 * So is, with `invalid_request`, a body in another transfer coding than chunks.
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
  const serve = getRequestListener(
    async (request, { outgoing }) => {
      try {
        return cutWhereBroken(await crosswalk.fetch(request), outgoing, log);
      } catch (error) {
        // What ends because its caller has gone is no failure of ours.
        if (outgoing.destroyed) return answerNobody();
        throw error;
      }
    },
    { overrideGlobalObjects, errorHandler: (error) => answerFailure(error, log) },
  );
  return async (incoming, outgoing, next) => {
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
    try {
      if (native === undefined || crosswalk.native === undefined) await serve(incoming, outgoing);
      else await serveNative(crosswalk.native, native, incoming, outgoing, log);
    } catch (error) {
      fail(error);
    }
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Crosswalk } from '../crosswalk.ts';

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

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/**
 * Serves Crosswalk in anything that speaks Node's own requests and responses, under any path. Bodies stream both ways,
 * and a caller who hangs up ends the call to the vendor. In an application with body parsers it goes before them: a body
 * that somebody else has read is an error for `next`, or an answer 500 where there is none.
 *
 * @example
 * app.use('/crosswalk', toNodeHandler(crosswalk));
 * app.use(express.json());
 */
export function toNodeHandler(
  crosswalk: Pick<Crosswalk, 'fetch'>,
  { overrideGlobalObjects = false }: NodeHandlerOptions = {},
): NodeHandler {
  const serve = getRequestListener((request) => crosswalk.fetch(request), { overrideGlobalObjects });
  return (incoming, outgoing, next) => {
    const fail = (error: unknown) => {
      if (next !== undefined) next(error);
      else if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500).end();
    };
    if (incoming.readableDidRead && announcesBody(incoming)) {
      fail(new Error('The body of this request was read before Crosswalk could: mount Crosswalk before body parsers.'));
      return;
    }
    serve(incoming, outgoing).catch(fail);
  };
}

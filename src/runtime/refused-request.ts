import type { ServerResponse } from 'node:http';
import { chooseRequestId, describeCause, type LogEntry, requestEntry } from '../api/index.ts';
import type { CrosswalkError } from '../errors/index.ts';

/** Takes the log, one entry at a time. */
export type Log = (entry: LogEntry) => void;

/** What could be read of a request that never reached the routes. */
export interface ReadPart {
  method?: string | undefined;
  /** Path and query as they stood in its first line. */
  target?: string | undefined;
  /** The request id that the caller gave it. */
  givenId?: string | string[] | undefined;
}

/** The answer to a request that never reached the routes, in the form of all other errors. */
export interface RefusedRequest {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The first part of a path: what follows may hold personal data, or a token put in the wrong place. */
function routeOf(target = ''): string {
  const [, first] = /^\/+([a-z-]{1,30})(?![^/?#])/.exec(target) ?? [];
  return first === undefined ? 'unknown' : `/${first}/…`;
}

/**
 * Puts an error into the form of an answer, and logs the request as others are logged. Takes over the caller's request
 * id when it is a plain one.
 */
export function refusedRequest(
  error: CrosswalkError,
  { method = 'unknown', target, givenId }: ReadPart,
  log: Log,
): RefusedRequest {
  const requestId = chooseRequestId(typeof givenId === 'string' ? givenId : undefined);
  const body = JSON.stringify(error.toBody(requestId));
  const { status, code } = error;
  const cause = status >= 500 ? describeCause(error.cause) : undefined;
  log({
    ...requestEntry({ requestId, method, route: routeOf(target), status, milliseconds: 0 }),
    code,
    ...(cause === undefined ? {} : { cause }),
  });
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'content-length': String(new TextEncoder().encode(body).length),
      'x-request-id': requestId,
      connection: 'close',
    },
    body,
  };
}

/** Answers a request that never reached the routes, and closes its connection: its body may never be read. */
export function refuseRequest(outgoing: ServerResponse, error: CrosswalkError, log: Log): void {
  const { method, url, headers: given } = outgoing.req;
  const read = { method, target: url, givenId: given['x-request-id'] };
  const { status, headers, body } = refusedRequest(error, read, log);
  outgoing.writeHead(status, headers).end(body);
}

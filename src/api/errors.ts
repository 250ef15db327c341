import { type Context } from 'hono';
import { type AbortNotice } from '../egress/index.ts';
import { toCrosswalkError } from '../errors/index.ts';
import { describeCause } from './describe-cause.ts';
import { type ApiEnvironment, type LogEntry } from './services.ts';

/** The status that logs show of a request whose caller went away; nobody reads the answer. */
const callerGone = 499;

/** What an answer to an error takes of its request. */
interface Failed {
  signal: AbortNotice;
  requestId: string;
  log: (entry: LogEntry) => void;
}

/** An error as an answer; without body when nobody is there to read it. */
interface Failure {
  status: number;
  headers: Record<string, string>;
  body: object | undefined;
}

/** The one place where an error becomes an answer. Errors of ours that nobody expected go to the log. */
export function describeFailure(caught: unknown, { signal, requestId, log }: Failed): Failure {
  if (signal.aborted && caught === signal.reason) return { status: callerGone, headers: {}, body: undefined };
  const error = toCrosswalkError(caught);
  if (error.status >= 500 && !error.entry.remote) {
    log({
      level: 'error',
      message: error.message,
      request_id: requestId,
      code: error.code,
      cause: describeCause(error.cause),
    });
  }
  const { retryAfter } = error;
  const { allow, headers } = error.options;
  return {
    status: error.status,
    headers: {
      'x-request-id': requestId,
      ...headers,
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(allow === undefined ? {} : { allow: allow.join(', ') }),
      ...(error.status === 401 && !error.entry.remote ? { 'www-authenticate': 'Bearer realm="crosswalk"' } : {}),
    },
    body: error.toBody(requestId),
  };
}

/** Answers a request that failed. */
export function answerError(caught: unknown, context: Context<ApiEnvironment>): Response {
  // Of an answer that was begun, the router would keep the header fields, such as the length and the coding of its body.
  if (context.finalized) context.res = undefined;
  const { signal } = context.req.raw;
  const { log } = context.get('services');
  const { status, headers, body } = describeFailure(caught, { signal, requestId: context.get('requestId'), log });
  return body === undefined ? new Response(null, { status, headers }) : Response.json(body, { status, headers });
}

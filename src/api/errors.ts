import { type Context } from 'hono';
import { type ErrorDetail, toCrosswalkError } from '../errors/index.ts';
import { type ApiEnvironment } from './services.ts';

interface Issue {
  code: string;
  path: readonly PropertyKey[];
  message: string;
  keys?: readonly string[];
}

/** What is wrong with a request, one entry for each field. */
export function describeIssues(issues: readonly Issue[]): ErrorDetail[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.keys === undefined) return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'is not a known field' }));
  });
}

/** The status that logs show of a request whose caller went away; nobody reads the answer. */
const callerGone = 499;

/** The one place where an error becomes an answer. */
export function answerError(caught: unknown, context: Context<ApiEnvironment>): Response {
  const { signal } = context.req.raw;
  if (signal.aborted && caught === signal.reason) return new Response(null, { status: callerGone });
  const error = toCrosswalkError(caught);
  const requestId = context.get('requestId');
  if (error.status >= 500 && !error.entry.remote) {
    const { cause } = error;
    context.get('services').log({
      level: 'error',
      message: error.message,
      request_id: requestId,
      code: error.code,
      cause: cause instanceof Error ? (cause.stack ?? cause.message) : undefined,
    });
  }
  const { retryAfter } = error;
  const { allow, headers } = error.options;
  return Response.json(error.toBody(requestId), {
    status: error.status,
    headers: {
      'x-request-id': requestId,
      ...headers,
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(allow === undefined ? {} : { allow: allow.join(', ') }),
      ...(error.status === 401 && !error.entry.remote ? { 'www-authenticate': 'Bearer realm="crosswalk"' } : {}),
    },
  });
}

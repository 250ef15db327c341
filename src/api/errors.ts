import { type Context } from 'hono';
import { toCrosswalkError } from '../errors/index.ts';
import { type ApiEnvironment } from './services.ts';

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

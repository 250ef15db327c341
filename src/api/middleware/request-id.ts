import { type MiddlewareHandler } from 'hono';
import { type ApiEnvironment } from '../services.ts';

/** Ids that callers may bring: what log systems make, and nothing that could break a log line. */
const acceptable = /^[\w.:-]{8,128}$/;

/** The id of a request: the caller's own when it is a plain one, or a new one. */
export function chooseRequestId(given: string | undefined): string {
  return given !== undefined && acceptable.test(given) ? given : crypto.randomUUID();
}

/** Gives every request an id, the caller's own when it has one, and says it in the answer. */
export const requestId: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
  const id = chooseRequestId(context.req.header('x-request-id'));
  context.set('requestId', id);
  context.header('x-request-id', id);
  await next();
};

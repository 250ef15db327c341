import { type Context, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { type ApiEnvironment, type LogEntry } from '../services.ts';

/** The pattern of the route that answered: a path itself may hold personal data, or a token put in the wrong place. */
function routeOf(context: Context): string {
  const route = routePath(context);
  return route === '*' || route === '/*' ? 'unknown' : route;
}

/** The log entry of an answered request. */
export function requestEntry(request: {
  requestId: string;
  method: string;
  /** Its pattern, not its path. */
  route: string;
  status: number;
  milliseconds: number;
}): LogEntry {
  const { requestId, method, route, status, milliseconds } = request;
  return {
    level: status >= 500 ? 'error' : 'info',
    message: 'request',
    request_id: requestId,
    method,
    route,
    status,
    milliseconds,
  };
}

/** Logs every request when its answer is ready: method, route, status and time. */
export const logRequests: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
  const { clock, log } = context.get('services');
  const startedAt = clock.now();
  await next();
  log(
    requestEntry({
      requestId: context.get('requestId'),
      method: context.req.method,
      route: routeOf(context),
      status: context.res.status,
      milliseconds: clock.now() - startedAt,
    }),
  );
};

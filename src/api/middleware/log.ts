import { type Context, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { type ApiEnvironment } from '../services.ts';

/** The pattern of the route that answered: a path itself may hold personal data, or a token put in the wrong place. */
function routeOf(context: Context): string {
  const route = routePath(context);
  return route === '*' || route === '/*' ? 'unknown' : route;
}

/** Logs every request when its answer is ready: method, route, status and time. */
export const logRequests: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
  const { clock, log } = context.get('services');
  const startedAt = clock.now();
  await next();
  log({
    level: context.res.status >= 500 ? 'error' : 'info',
    message: 'request',
    request_id: context.get('requestId'),
    method: context.req.method,
    route: routeOf(context),
    status: context.res.status,
    milliseconds: clock.now() - startedAt,
  });
};

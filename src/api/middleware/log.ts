import { type MiddlewareHandler } from 'hono';
import { type ApiEnvironment } from '../services.ts';

/** Paths of vendors, ids and queries may hold personal data, so only the first segment of a path is logged. */
function routeOf(path: string): string {
  return `/${path.split('/', 2)[1] ?? ''}`;
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
    route: routeOf(context.req.path),
    status: context.res.status,
    milliseconds: clock.now() - startedAt,
  });
};

import { type Context } from 'hono';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { answerError } from './errors.ts';
import { type Api } from './mount.ts';
import { type ApiEnvironment } from './services.ts';

/** `/a/:id/*` as an expression. */
function patternOf(path: string): RegExp {
  const source = path
    .split('/')
    .map((segment) =>
      segment === '*'
        ? '.*'
        : segment.startsWith(':')
          ? '[^/]+'
          : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
    )
    .join('/');
  return new RegExp(`^${source}$`);
}

/**
 * Answers what no route took: 405 with the methods that the path has, or 404. The router does not catch what is thrown
 * here, so that middleware would not see it.
 */
export function answerUnknownRoute(app: Api): (context: Context<ApiEnvironment>) => Response {
  const known = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '/*' && path !== '*')
    .map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return (context) => {
    const { path, method } = context.req;
    const methods = known.filter(({ pattern }) => pattern.test(path)).map((route) => route.method);
    // HEAD is served wherever GET is.
    const allow = [...new Set(methods.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])))];
    if (allow.length > 0) {
      const message = `${shorten(path)} does not take ${method}. It takes: ${allow.join(', ')}.`;
      return answerError(new CrosswalkError('method_not_allowed', message, { allow }), context);
    }
    const message = `Nothing is served under ${shorten(path)}. The routes are described at /docs.`;
    return answerError(new CrosswalkError('route_not_found', message), context);
  };
}

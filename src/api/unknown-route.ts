import { type Context } from 'hono';
import { CrosswalkError } from '../errors/index.ts';
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

/** Answers what no route took: 405 with the methods that the path has, or 404. */
export function answerUnknownRoute(app: Api): (context: Context<ApiEnvironment>) => never {
  const known = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '/*' && path !== '*')
    .map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return (context) => {
    const { path, method } = context.req;
    const allow = [...new Set(known.filter(({ pattern }) => pattern.test(path)).map((route) => route.method))];
    if (allow.length > 0) {
      throw new CrosswalkError(
        'method_not_allowed',
        `${path} does not take ${method}. It takes: ${allow.join(', ')}.`,
        { allow },
      );
    }
    throw new CrosswalkError('route_not_found', `Nothing is served under ${path}. The routes are described at /docs.`);
  };
}

import { type MiddlewareHandler } from 'hono';
import { answerPreflight, crossOriginHeaders } from '../cross-origin.ts';
import { type ApiEnvironment } from '../services.ts';

/** Lets pages call for one account, from the origins that its account token was made for. */
export const allowOrigins: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
  const { method, path, raw } = context.req;
  if (!raw.headers.has('origin')) return next();
  const request = { method, path, headers: [...raw.headers] };
  const preflight = answerPreflight(request);
  if (preflight !== undefined)
    return new Response(null, { status: 204, headers: preflight.map(([...field]) => field) });
  await next();
  for (const [name, value] of await crossOriginHeaders(request, context.get('services').tokens)) {
    context.res.headers.append(name, value);
  }
};

import { type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { CrosswalkError } from '../../errors/index.ts';
import { requireAudience, requireOrigin } from '../account-audience.ts';
import { requireScope } from '../../tokens/index.ts';
import { type ApiEnvironment } from '../services.ts';

/** The scope that a route needs: reading, writing, or administration. */
export type Scope = 'read' | 'write' | 'admin';

/** The token of an Authorization header. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Reading needs `read`, everything else `write`. */
export function scopeOfMethod(method: string): Scope {
  return readingMethods.has(method) ? 'read' : 'write';
}

/**
 * Lets a request pass when it carries a valid token with the scope.
 *
 * @throws CrosswalkError `token_missing`, `token_invalid`, `token_expired`, `scope_missing` or `origin_refused`.
 */
export function authenticate(scope?: Scope): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const token = bearerToken(context.req.header('authorization'));
    if (token === undefined) {
      throw new CrosswalkError('token_missing', 'This needs a token. Send the header "Authorization: Bearer <token>".');
    }
    const principal = await context.get('services').tokens.authenticate(token);
    requireAudience(principal, routePath(context));
    requireOrigin(principal, context.req.header('origin'));
    requireScope(principal, scope ?? scopeOfMethod(context.req.method));
    context.set('principal', principal);
    context.set('token', token);
    await next();
  };
}

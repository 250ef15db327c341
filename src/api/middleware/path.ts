import { type MiddlewareHandler } from 'hono';
import { CrosswalkError } from '../../errors/index.ts';
import { targetOf } from '../normalize.ts';
import { type ApiEnvironment } from '../services.ts';

/** True when the escapes of a path are those of UTF-8; a percent sign that begins none stands for itself. */
function isUtf8(path: string): boolean {
  try {
    path.replaceAll(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

/**
 * Refuses paths that would be taken for others: one that ends in a slash where an id was left out would be that of the
 * whole list, and bytes that are no UTF-8 would be sent to the vendor as other ones.
 *
 * @throws CrosswalkError `invalid_request`
 */
export const checkPath: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
  const path = targetOf(context.req.url).split('?', 1)[0] ?? '';
  if (path.endsWith('/') && context.req.method !== 'POST') {
    throw new CrosswalkError(
      'invalid_request',
      'The path ends in a slash, so its id is empty. Leave it out, or give the id.',
    );
  }
  if (!isUtf8(path)) {
    throw new CrosswalkError('invalid_request', 'The path holds percent-encoded bytes that are not UTF-8.');
  }
  await next();
};

import { CrosswalkError } from '../errors/index.ts';

/** Whether a request says that it has a body. */
export function announcesBody({ headers }: Request): boolean {
  const length = headers.get('content-length');
  return (length !== null && length !== '0') || headers.has('transfer-encoding');
}

/**
 * Refuses a body that nobody would read, for a caller who sends one expects that it does something.
 *
 * @throws CrosswalkError `invalid_request` for a GET or HEAD with a body.
 */
export function refuseBody(request: Request): void {
  const { method } = request;
  if ((method !== 'GET' && method !== 'HEAD') || !announcesBody(request)) return;
  const message = `A ${method} request cannot have a body on its way through Crosswalk.`;
  throw new CrosswalkError('invalid_request', message, { errors: [{ path: 'body', message: 'must not be there' }] });
}

import { type ApiContext } from './mount.ts';

/** What ends the calls of vendors that a request leads to: the going away of its caller, unless something stands in its place. */
export function callSignal(context: ApiContext): AbortSignal {
  return context.get('signal') ?? context.req.raw.signal;
}

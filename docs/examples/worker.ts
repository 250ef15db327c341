import { createCrosswalk, type WorkerContext } from 'crosswalk/worker';

// In the global scope: definitions are compiled once for each isolate, not for each request.
const crosswalk = createCrosswalk({ basePath: '/crosswalk' });

export default {
  /** Crosswalk under /crosswalk; everything else is yours. */
  async fetch(request: Request, env: unknown, context: WorkerContext): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/crosswalk/')) return crosswalk.fetch(request, env, context);
    if (pathname === '/accounts') return countAccounts(env, context);
    return new Response('This is your own Worker.');
  },
  /** The background work of Crosswalk, at each run of a cron trigger. */
  scheduled: (event: unknown, env: unknown, context: WorkerContext) => crosswalk.scheduled(event, env, context),
};

/** The operations of Crosswalk without HTTP. */
async function countAccounts(env: unknown, context: WorkerContext): Promise<Response> {
  const { api, close } = await crosswalk.open(env);
  const accounts = await api.accounts.list({}, { limit: 100 });
  context.waitUntil(close());
  return Response.json({ accounts: accounts.length });
}

// app/api/crosswalk/[[...path]]/route.ts of a Next.js application
import { env } from 'node:process';
import { createCrosswalk } from 'crosswalk/node';

const crosswalk = createCrosswalk({
  databaseUrl: env.DATABASE_URL ?? '',
  vaultKeys: env.CROSSWALK_VAULT_KEYS ?? '',
  basePath: '/api/crosswalk',
});

async function handle(request: Request): Promise<Response> {
  return (await crosswalk).fetch(request);
}

export { handle as GET, handle as HEAD, handle as POST, handle as PUT, handle as PATCH, handle as DELETE };

/** Nothing of this may be answered from the cache of Next.js. */
export const dynamic = 'force-dynamic';

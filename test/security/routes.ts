import { type Crosswalk } from '../../src/index.ts';
import { type JsonObject } from '../../src/mapping/index.ts';

/** One method of one registered path. */
export interface Route {
  method: string;
  /** As registered, with `:name` parameters. */
  path: string;
}

/** Paths that need no token; a new one has to be named here. */
export const publicPaths = [
  '/',
  '/health',
  '/ping',
  '/ready',
  '/openapi.json',
  '/openapi/:file',
  '/docs',
  '/docs/scalar.js',
];

/** Paths that answer what is the same for every tenant: what integrations are, and nothing of anybody's. */
export const sharedPaths = [
  '/integration',
  '/integration/:name',
  '/integration/:name/capabilities',
  '/integration/:name/host-fields',
  '/unified/:model/:resource/meta/:method',
  '/unified/:model/:resource/:integration/meta/:method',
  '/unified/meta/:model/:integration',
];

/** Paths that need an account token: no API token stands for an account. */
export const accountPaths = ['/integrated-account/me'];

/** What is the whole installation's: no token of one tenant may do it. */
export const installationRoutes = [
  'POST /vault/rotation',
  'POST /integration/:name/host-fields',
  'DELETE /integration/:name/host-fields/:field',
];

/** Pages for the browsers of end customers, who have a link in place of a token: they have a suite of their own. */
const isPage = (path: string) => path.startsWith('/connect-account');

/** Methods that stand for a route that takes them all: one that reads, one that writes. */
const anyMethod = ['GET', 'POST'];

/** Every route that the router knows, middleware left out. */
export function registeredRoutes({ routes }: Crosswalk): Route[] {
  const middleware = new Set(['*', '/*', '/unified/*', '/proxy/*', '/integrated-account/*', '/integration/*']);
  const found = routes.routes
    .filter(({ path }) => !middleware.has(path) && !isPage(path))
    // What stands for all methods of a path of which single methods are registered is middleware, too.
    .filter(
      ({ method, path }) =>
        method !== 'ALL' || !routes.routes.some((other) => other.path === path && other.method !== 'ALL'),
    )
    .flatMap(({ method, path }) => (method === 'ALL' ? anyMethod : [method]).map((name) => ({ method: name, path })));
  const unique = new Map(found.map((route) => [`${route.method} ${route.path}`, route]));
  return [...unique.values()];
}

/** What the parameters of paths stand for, so that a route leads to something that exists. */
export interface Target {
  accountId: string;
  tokenId: string;
  linkTokenId: string;
}

/** A path and query that lead to the target by this route. */
export function addressOf({ method, path }: Route, { accountId, tokenId, linkTokenId }: Target): string {
  const filled = path
    .replace('/integrated-account/:id', `/integrated-account/${accountId}`)
    .replace('/api-token/:id', `/api-token/${tokenId}`)
    .replace('/link-token/:id', `/link-token/${linkTokenId}`)
    .replace('/native/*', `/native/${accountId}/segments/list`)
    .replace('/custom/*', '/custom/segments/list')
    // A POST names a call of the vendor's, and needs the scope of that one: here of one that writes.
    .replace('/proxy/:resource/:id', method === 'POST' ? '/proxy/users/track' : '/proxy/segments/person-0001')
    .replace('/proxy/:resource', '/proxy/segments')
    .replace(/\/unified\/:model\/:resource/, '/unified/user-directory/users')
    .replace('/unified/meta/:model', '/unified/meta/user-directory')
    .replace('/openapi/:file', '/openapi/braze.json')
    .replace('/integration/:name', '/integration/braze')
    .replace('/:integration', '/braze')
    .replace('/meta/:method', '/meta/list')
    .replaceAll(/:\w+/g, 'person-0001');
  return `${filled}?integrated_account_id=${accountId}`;
}

/** A body that leads to the target by this route, where its path does not; undefined for reading. */
export function bodyOf({ method, path }: Route, { accountId }: Target): { body?: JsonObject } {
  if (method === 'GET') return {};
  if (/\/field-map(?:\/preview)?$/.test(path)) return { body: { fields: {} } };
  if (path === '/integrated-account/token') return { body: { integrated_account_id: accountId } };
  if (path === '/integrated-account/refresh-credentials') return { body: { id: accountId } };
  return { body: {} };
}

/** The scope without which a route refuses. */
export function scopeOf({ method, path }: Route): 'read' | 'write' | 'admin' {
  if (path.startsWith('/api-token') || path.startsWith('/vault')) return 'admin';
  // A preview reads, with a body that says what to try.
  return method === 'GET' || path.endsWith('/field-map/preview') ? 'read' : 'write';
}

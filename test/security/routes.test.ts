import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CallOptions, type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';
import {
  accountPaths,
  addressOf,
  bodyOf,
  installationRoutes,
  publicPaths,
  registeredRoutes,
  type Route,
  scopeOf,
  sharedPaths,
  type Target,
} from './routes.ts';

let harness: Harness;
let routes: Route[];
/** What belongs to the tenant of the ready-made accounts. */
let target: Target;

beforeAll(async () => {
  harness = await startHarness();
  routes = registeredRoutes(harness.crosswalk).filter(({ path }) => !publicPaths.includes(path));
  const { apiToken } = await createToken({ scopes: ['read'], tenantId: 'acme' });
  await createToken({ scopes: ['read'], tenantId: 'acme' });
  const links = harness.crosswalk.links;
  const { linkToken } = await links.create({ tenantId: 'acme', settings: {} });
  await links.create({ tenantId: 'acme', settings: {} });
  target = { accountId: harness.accounts.braze, tokenId: apiToken.id, linkTokenId: linkToken.id };
});
afterAll(() => harness.close());

let vendorRequests: number;
const countVendorRequests = () => harness.sandbox.vendors.reduce((sum, { requests }) => sum + requests.length, 0);
beforeEach(() => {
  vendorRequests = countVendorRequests();
});

/** The route called with this token; everything else about the request is right. */
async function call(route: Route, token: string | null, options: CallOptions = {}) {
  const body = bodyOf(route, target);
  return { route, ...(await harness.call(route.method, addressOf(route, target), { token, ...body, ...options })) };
}

/** What each route answers to this token, as one line, and that no vendor was called. */
async function refusalsOf(given: readonly Route[], token: string | null): Promise<Set<string>> {
  const refusals = new Map<string, Route[]>();
  for (const route of given) {
    const { status, headers, body } = await call(route, token);
    const { statusCode, code, request_id: requestId } = objectOf(body);
    const line = [
      `${status} ${textOf(code)}`,
      headers.get('content-type')?.split(';', 1)[0],
      headers.get('www-authenticate') ?? 'no challenge',
      statusCode === status && requestId === headers.get('x-request-id') ? 'in the envelope' : 'not in the envelope',
    ].join(', ');
    refusals.set(line, [...(refusals.get(line) ?? []), route]);
  }
  expect(countVendorRequests()).toBe(vendorRequests);
  // With one line for all, no route is left; with several, the test says which differ.
  return new Set(refusals.size === 1 ? refusals.keys() : [...refusals].map((entry) => JSON.stringify(entry)));
}

const unauthorized = (code: string) =>
  new Set([`401 ${code}, application/json, Bearer realm="crosswalk", in the envelope`]);
const forbidden = new Set(['403 scope_missing, application/json, no challenge, in the envelope']);

/** A token of this installation, as text. */
async function createToken(wanted: Partial<Parameters<Harness['crosswalk']['api']['tokens']['create']>[0]>) {
  return harness.crosswalk.api.tokens.create({ name: 'suite', scopes: ['admin'], ...wanted });
}

describe('every route but the public ones', () => {
  it('is looked at, wherever the document names it', async () => {
    const registered = new Set(registeredRoutes(harness.crosswalk).map(({ path }) => path));
    const covers = (documented: string) => {
      const path = documented.replaceAll(/\{(\w+)\}/g, ':$1');
      return registered.has(path) || registered.has(path.replace(/^(\/(?:native|custom))\/.*$/, '$1/*'));
    };
    const { body } = await harness.call('GET', '/openapi.json', { token: null });
    const paths = Object.keys(objectOf(objectOf(body)['paths']));
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !covers(path))).toEqual([]);
  });

  it('refuses a request without token', async () => {
    expect(await refusalsOf(routes, null)).toEqual(unauthorized('token_missing'));
  });

  it('refuses a token that was never given out', async () => {
    expect(await refusalsOf(routes, 'nobody-knows-this-token')).toEqual(unauthorized('token_invalid'));
  });

  it('refuses a token with a wrong character, saying so', async () => {
    const { token } = await createToken({});
    const mistyped = token.slice(0, 10) + (token.charAt(10) === 'a' ? 'b' : 'a') + token.slice(11);
    expect(await refusalsOf(routes, mistyped)).toEqual(unauthorized('token_invalid'));
    const answer = await harness.call('GET', '/integrated-account', { token: mistyped });
    expect(textOf(objectOf(answer.body)['message'])).toContain('mistyped');
  });

  it('refuses an expired token', async () => {
    const { token } = await createToken({ expiresAt: new Date(harness.clock.now() + 1000) });
    harness.clock.advance(1000);
    expect(await refusalsOf(routes, token)).toEqual(unauthorized('token_expired'));
  });

  it('refuses a revoked token, at once', async () => {
    const { token, apiToken } = await createToken({});
    expect((await harness.call('GET', '/integrated-account', { token })).status).toBe(200);
    await harness.crosswalk.api.tokens.revoke(apiToken.id);
    expect(await refusalsOf(routes, token)).toEqual(unauthorized('token_invalid'));
  });

  it('refuses a token whose scope is too small', async () => {
    const [read, write] = [await createToken({ scopes: ['read'] }), await createToken({ scopes: ['write'] })];
    const writing = routes.filter((route) => scopeOf(route) !== 'read');
    const administrative = routes.filter((route) => scopeOf(route) === 'admin');
    expect(await refusalsOf(writing, read.token)).toEqual(forbidden);
    expect(await refusalsOf(administrative, write.token)).toEqual(forbidden);
  });

  it('takes a token of the smallest scope that it needs', async () => {
    for (const scope of ['read', 'write', 'admin'] as const) {
      const [bound, whole] = [
        await createToken({ scopes: [scope], tenantId: 'nobody' }),
        await createToken({ scopes: [scope] }),
      ];
      const open = routes.filter(({ path }) => !accountPaths.includes(path));
      for (const route of open.filter((candidate) => scopeOf(candidate) === scope)) {
        const { status } = await call(route, isInstallations(route) ? whole.token : bound.token);
        expect({ route, isRefused: status === 401 || status === 403 }).toEqual({ route, isRefused: false });
      }
    }
  });
});

/** True when no token of one tenant may use the route. */
const isInstallations = ({ method, path }: Route) => installationRoutes.includes(`${method} ${path}`);

/** Routes that a tenant's token may use without naming anything: they make or list what is the tenant's own. */
const ownRoutes = ['/integrated-account', '/api-token', '/link-token'].flatMap((path) => [
  `GET ${path}`,
  `POST ${path}`,
]);

/** Routes that name something of a tenant's. */
function namingRoutes(): Route[] {
  return routes.filter(
    (route) =>
      !ownRoutes.includes(`${route.method} ${route.path}`) &&
      !sharedPaths.includes(route.path) &&
      !accountPaths.includes(route.path) &&
      !isInstallations(route),
  );
}

describe('to a token of another tenant', () => {
  let stranger: string;

  beforeAll(async () => {
    stranger = (await createToken({ tenantId: 'other' })).token;
  });

  it('every route answers 404 for what is not the tenant’s own', async () => {
    const naming = namingRoutes();
    expect(naming.length).toBeGreaterThan(10);
    for (const route of naming) {
      const answer = await call(route, stranger);
      expect({ route, body: answer.body }).toEqual({ route, body: expect.objectContaining({ statusCode: 404 }) });
      expect(answer.text).not.toContain('acme');
    }
    expect(countVendorRequests()).toBe(vendorRequests);
  });

  it('what is the whole installation’s is refused', async () => {
    expect(await refusalsOf(routes.filter(isInstallations), stranger)).toEqual(forbidden);
  });

  it('what exists looks like what does not', async () => {
    const nothing = '00000000-0000-4000-8000-000000000000';
    const naming = namingRoutes();
    for (const route of naming) {
      const ask = async (wanted: Target) => {
        const body = bodyOf(route, wanted);
        const { text } = await harness.call(route.method, addressOf(route, wanted), { token: stranger, ...body });
        return Object.values(wanted).reduce((seen: string, id: string) => seen.replaceAll(id, 'ID'), text);
      };
      const withoutRequestId = (text: string) => text.replace(/"request_id":"[^"]*"/, '');
      expect(withoutRequestId(await ask(target))).toBe(
        withoutRequestId(await ask({ accountId: nothing, tokenId: nothing, linkTokenId: nothing })),
      );
    }
  });

  it('what integrations are is the same as to everybody, and nothing of anybody', async () => {
    for (const path of sharedPaths) {
      const address = addressOf(
        { method: 'GET', path },
        { accountId: 'nothing', tokenId: 'nothing', linkTokenId: 'nothing' },
      );
      const [own, strange] = [
        await harness.call('GET', address),
        await harness.call('GET', address, { token: stranger }),
      ];
      expect([path, strange.status, strange.text]).toEqual([path, 200, own.text]);
      expect(own.text).not.toContain('acme');
    }
  });

  it('lists hold nothing of anybody else', async () => {
    for (const path of [
      '/integrated-account',
      '/integrated-account?integration.name=braze',
      '/api-token',
      '/link-token',
    ]) {
      const { body, text } = await harness.call('GET', path, { token: stranger });
      expect(text).not.toContain('acme');
      const tenants = listOf(objectOf(body)['result']).map((item) => objectOf(item)['tenant_id']);
      expect(tenants.every((tenant) => tenant === 'other')).toBe(true);
    }
    for (const path of [
      '/integrated-account?tenant_id=acme',
      '/api-token?tenant_id=acme',
      '/link-token?tenant_id=acme',
    ]) {
      expect((await harness.call('GET', path, { token: stranger })).body).toMatchObject({ code: 'scope_missing' });
    }
  });

  it('cursors of others lead nowhere', async () => {
    for (const list of ['/integrated-account', '/api-token', '/link-token']) {
      const { body } = await harness.call('GET', `${list}?limit=1&tenant_id=acme`);
      const cursor = textOf(objectOf(body)['next_cursor'] ?? undefined);
      const answer = await harness.call('GET', `${list}?limit=1&next_cursor=${cursor}`, { token: stranger });
      expect(answer.body).toMatchObject({ statusCode: 400, code: 'invalid_cursor' });
    }
    const query = `integrated_account_id=${harness.accounts.braze}`;
    const { body } = await harness.call('GET', `/proxy/campaigns?limit=1&${query}`);
    const cursor = textOf(objectOf(body)['next_cursor'] ?? undefined);
    const answer = await harness.call('GET', `/proxy/campaigns?limit=1&next_cursor=${cursor}&${query}`, {
      token: stranger,
    });
    expect(answer.body).toMatchObject({ statusCode: 404, code: 'account_not_found' });
  });

  it('nothing can be made for others, and no token that sees them', async () => {
    const account = await harness.call('POST', '/integrated-account', {
      token: stranger,
      body: { tenant_id: 'acme', integration: 'braze', sandbox: true },
    });
    expect(account.body).toMatchObject({ statusCode: 403, code: 'scope_missing' });
    const wide = await harness.call('POST', '/api-token', {
      token: stranger,
      body: { name: 'wide', scopes: ['admin'], tenant_id: 'acme' },
    });
    expect(wide.body).toMatchObject({ statusCode: 403, code: 'scope_missing' });
    const own = await harness.call('POST', '/api-token', { token: stranger, body: { name: 'own', scopes: ['admin'] } });
    expect(own.body).toMatchObject({ tenant_id: 'other' });
  });

  it('an account that cannot be opened is as absent as any other', async () => {
    const created = await harness.clock.advanceUntil(
      harness.crosswalk.api.accounts.create({ tenantId: 'erased', integration: 'braze', context: {}, sandbox: true }),
    );
    await harness.crosswalk.vault.forget('erased');
    harness.clock.advance(10_000);
    const path = `/proxy/segments?integrated_account_id=${created.id}`;
    expect((await harness.call('GET', path)).body).toMatchObject({ code: 'credential_missing' });
    const answer = await harness.call('GET', path, { token: stranger });
    expect(answer.body).toMatchObject({ statusCode: 404, code: 'account_not_found' });
    expect(answer.text).not.toContain('erased');
  });
});

describe('the public routes', () => {
  const nothing: Target = { accountId: 'nothing', tokenId: 'nothing', linkTokenId: 'nothing' };

  it('are these and no others, and need no token', async () => {
    const open = registeredRoutes(harness.crosswalk).filter(({ path }) => publicPaths.includes(path));
    expect(open.map(({ path }) => path).sort()).toEqual([...publicPaths].sort());
    for (const { path } of open.filter(({ path }) => path !== '/docs/scalar.js')) {
      const { status } = await harness.call('GET', addressOf({ method: 'GET', path }, nothing), { token: null });
      expect([path, status]).toEqual([path, path === '/' ? 302 : 200]);
    }
  });

  it('tell nothing of tenants, accounts or tokens', async () => {
    for (const path of publicPaths) {
      const { text } = await harness.call('GET', addressOf({ method: 'GET', path }, nothing), { token: null });
      for (const secret of ['acme', harness.token, ...Object.values(harness.accounts)]) {
        expect(text).not.toContain(secret);
      }
    }
  });
});

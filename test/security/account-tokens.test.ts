import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallOptions, type Harness, objectOf, startHarness, tenant, textOf } from '../harness.ts';
import { addressOf, publicPaths, registeredRoutes } from './routes.ts';

const origin = 'https://app.example.com';
let harness: Harness;
let token: string;

beforeAll(async () => {
  harness = await startHarness();
  token = await make({ allowed_origins: [origin] });
});
afterAll(() => harness.close());

async function make(further = {}): Promise<string> {
  const body = { integrated_account_id: harness.accounts.braze, ...further };
  const answer = await harness.call('POST', '/integrated-account/token', { body });
  expect(answer.status).toBe(201);
  return textOf(objectOf(answer.body)['integrated_account_token']);
}

const call = (method: string, path: string, options: CallOptions = {}) =>
  harness.call(method, path, { token, ...options });

describe('an account token', () => {
  it('is answered under both names, with its end, which is 15 minutes away', async () => {
    const body = { integrated_account_id: harness.accounts.braze };
    const answer = objectOf((await harness.call('POST', '/integrated-account/token', { body })).body);
    expect(answer['token']).toBe(answer['integrated_account_token']);
    expect(answer['expires_at']).toBe(new Date(harness.clock.now() + 900_000).toISOString());
  });

  it.each([
    ['GET', '/unified/user-directory/users/person-0001'],
    ['GET', '/proxy/segments'],
    ['GET', '/custom/segments/list'],
    ['GET', '/integrated-account/me'],
  ])('stands for its account in %s %s, which need not be named', async (method, path) => {
    expect((await call(method, path)).status).toBe(200);
  });

  it('works on native routes of its account', async () => {
    expect((await call('GET', `/native/${harness.accounts.braze}/segments/list`)).status).toBe(200);
  });

  it('finds no other account, even of the same tenant', async () => {
    const other = harness.accounts.iterable;
    for (const path of [
      `/unified/user-directory/users/person-0001?integrated_account_id=${other}`,
      `/proxy/lists?integrated_account_id=${other}`,
      `/custom/api/lists?integrated_account_id=${other}`,
      `/native/${other}/api/lists`,
    ]) {
      expect([path, (await call('GET', path)).body]).toMatchObject([
        path,
        { statusCode: 404, code: 'account_not_found' },
      ]);
    }
  });

  it('opens none of the routes of the backend', async () => {
    const target = { accountId: harness.accounts.braze, tokenId: 'any', linkTokenId: 'any' };
    const routes = registeredRoutes(harness.crosswalk).filter(
      ({ path }) =>
        !publicPaths.includes(path) &&
        !/^\/(unified\/(?!meta\/)|(proxy|custom|native|connect-account)\/)|\/me$|^\/connect-account/.test(path),
    );
    expect(routes.map(({ path }) => path)).toContain('/unified/meta/:model/:integration');
    expect(routes.length).toBeGreaterThan(10);
    for (const route of routes) {
      const body = route.method === 'GET' ? {} : { body: {} };
      const answer = await call(route.method, addressOf(route, target), body);
      const { method, path } = route;
      const { statusCode, code } = objectOf(answer.body);
      expect([method, path, statusCode, code]).toEqual([method, path, 403, 'scope_missing']);
    }
  });

  it('changes its own account, but neither where it is nor unchecked', async () => {
    const own = '/integrated-account/me';
    expect((await call('PATCH', own, { body: { servers: { rest: 'https://elsewhere.example' } } })).status).toBe(400);
    expect((await call('PATCH', own, { body: { context: { api_key: 'wrong-key' }, verify: false } })).status).toBe(400);
    expect((await call('PATCH', own, { body: { context: { api_key: 'wrong-key-000' } } })).body).toMatchObject({
      code: 'connection_refused',
    });
    expect((await call('PATCH', own, { body: { unified_model_override: {} } })).body).toMatchObject({
      id: harness.accounts.braze,
      tenant_id: tenant,
    });
  });

  it('is refused from 15 minutes on, and with any character changed', async () => {
    const short = await make();
    const changed = short.slice(0, -3) + (short.at(-3) === 'a' ? 'b' : 'a') + short.slice(-2);
    expect((await call('GET', '/proxy/segments', { token: changed })).body).toMatchObject({ code: 'token_invalid' });
    harness.clock.advance(900_000);
    expect((await call('GET', '/proxy/segments', { token: short })).body).toMatchObject({ code: 'token_expired' });
    token = await make({ allowed_origins: [origin] });
  });

  it('is made for accounts that the API token sees, and for origins only', async () => {
    const { token: stranger } = await harness.crosswalk.api.tokens.create({
      name: 'stranger',
      scopes: ['admin'],
      tenantId: 'other',
    });
    const body = { integrated_account_id: harness.accounts.braze };
    expect((await harness.call('POST', '/integrated-account/token', { token: stranger, body })).status).toBe(404);
    for (const wrong of ['*', 'https://app.example.com/path', 'http://app.example.com', 'null']) {
      const given = { ...body, allowed_origins: [wrong] };
      expect((await harness.call('POST', '/integrated-account/token', { body: given })).status).toBe(400);
    }
  });

  it('is what /integrated-account/me is for: an API token has no account of its own', async () => {
    expect((await harness.call('GET', '/integrated-account/me')).body).toMatchObject({ code: 'scope_missing' });
  });
});

describe('a page', () => {
  const from = (given: string) => ({ headers: { origin: given } });
  const native = () => `/native/${harness.accounts.braze}/segments/list`;

  it('of a declared origin may read answers and errors', async () => {
    for (const path of ['/proxy/segments', '/proxy/nothing', '/integrated-account/me', native()]) {
      const { headers } = await call('GET', path, from(origin));
      expect([path, headers.get('access-control-allow-origin')]).toEqual([path, origin]);
      expect(headers.get('vary')).toContain('origin');
    }
    const plain = await harness.crosswalk.native.answer({
      method: 'GET',
      target: native(),
      headers: [
        ['origin', origin],
        ['authorization', `Bearer ${token}`],
      ],
      readBody: async () => null,
      signal: new AbortController().signal,
    });
    expect(Object.fromEntries(plain.headers)).toMatchObject({ 'access-control-allow-origin': origin });
  });

  it('hears when its token has expired', async () => {
    const short = await make({ allowed_origins: [origin] });
    harness.clock.advance(900_000);
    const { status, headers } = await call('GET', '/proxy/segments', { token: short, ...from(origin) });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([401, origin]);
    token = await make({ allowed_origins: [origin] });
  });

  it.each(['https://attacker.example', 'https://app.example.com.attacker.example', 'null'])(
    'of %s is refused, and reads nothing',
    async (wrong) => {
      for (const path of ['/proxy/segments', '/integrated-account/me', native()]) {
        const { body, headers } = await call('GET', path, from(wrong));
        expect([path, body]).toMatchObject([path, { statusCode: 403, code: 'origin_refused' }]);
        expect(headers.get('access-control-allow-origin')).toBeNull();
      }
    },
  );

  it('cannot read what an API token answers', async () => {
    const { headers } = await harness.call('GET', '/integrated-account', from(origin));
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is told before it asks that it may, where account tokens are taken, and nowhere else', async () => {
    const ask = (path: string) =>
      harness.call('OPTIONS', path, {
        token: null,
        headers: {
          origin,
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'authorization, content-type',
        },
      });
    for (const path of ['/unified/user-directory/users', '/custom/any', '/integrated-account/me', native()]) {
      const { status, headers } = await ask(path);
      expect([path, status, headers.get('access-control-allow-origin')]).toEqual([path, 204, origin]);
      expect(headers.get('access-control-allow-headers')).toBe('authorization, content-type');
    }
    for (const path of ['/integrated-account', '/api-token', '/link-token', '/integrated-account/token']) {
      expect([path, (await ask(path)).headers.get('access-control-allow-origin')]).toEqual([path, null]);
    }
  });
});

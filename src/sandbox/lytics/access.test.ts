import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dispatch } from '../kit/index.ts';
import { adminToken, startLytics } from './harness.ts';

describe('coverage', () => {
  it('lists exactly the routes that each server answers', () => {
    const { lytics } = startLytics();
    for (const { app, coverage } of lytics.servers) {
      expect(coverage.map(({ method, path }) => ({ method, path }))).toEqual(
        app.routes.map(({ method, path }) => ({ method, path })),
      );
    }
  });
  it('answers only for the hosts of Lytics', async () => {
    const { lytics } = startLytics();
    expect(await dispatch(lytics, new Request('https://api.example.com/api/account'))).toBeUndefined();
  });
});

describe('authentication', () => {
  it('takes the bare token and refuses it with Bearer in front', async () => {
    const { call } = startLytics();
    expect((await call('GET', '/api/account')).http).toBe(200);
    const refused = await call('GET', '/api/account', { token: `Bearer ${adminToken}` });
    expect(refused).toMatchObject({ http: 401, status: 401, data: null, message: 'Not authorized' });
  });
  it('takes the token from the query on v1 under both names, and not on v2', async () => {
    const { call } = startLytics();
    const without = { token: undefined };
    expect((await call('GET', `/api/account?access_token=${adminToken}`, without)).http).toBe(200);
    expect((await call('GET', `/api/account?key=${adminToken}`, without)).http).toBe(200);
    const refused = await call('GET', `/v2/user/me?access_token=${adminToken}`, without);
    expect(refused.http).toBe(401);
    expect(refused.errors).toMatchObject([{ code: 'UNAUTHORIZED-017', message: 'Not authorized' }]);
  });
  it('takes the token from the query on v2 where the account is declared so', async () => {
    const { call } = startLytics({ behaviour: { queryTokensOnVersion2: true } });
    expect((await call('GET', `/v2/user/me?access_token=${adminToken}`, { token: undefined })).http).toBe(200);
  });
  it('refuses an expired token', async () => {
    const { call, clock } = startLytics({
      tokens: [{ token: 'brief', roles: ['admin'], expiresAt: Date.UTC(2026, 0, 1) + 1000 }],
    });
    expect((await call('GET', '/api/account', { token: 'brief' })).http).toBe(200);
    clock.advance(1000);
    expect((await call('GET', '/api/account', { token: 'brief' })).http).toBe(401);
  });
  it('makes tokens that work with the scopes and for the time they were asked for', async () => {
    const { call, clock } = startLytics();
    const made = await call('POST', '/api/auth/createtoken', {
      json: { name: 'reader', scopes: ['user_search'], expires: '2h' },
    });
    expect(made).toMatchObject({ http: 201, data: { name: 'reader', scopes: ['user_search'] } });
    const { token } = z.object({ token: z.string() }).parse(made.data);
    expect((await call('GET', '/v2/user/me', { token })).data).toMatchObject({
      name: 'reader',
      roles: ['user_search'],
    });
    expect((await call('GET', '/api/user', { token })).http).toBe(403);
    clock.advance(2 * 3_600_000);
    expect((await call('GET', '/v2/user/me', { token })).http).toBe(401);
  });
  it.each([{ scopes: ['emperor'] }, { scopes: [] }, { scopes: ['admin'], expires: 'soon' }])(
    'makes no token from %j',
    async (json) => {
      const { call } = startLytics();
      expect((await call('POST', '/api/auth/createtoken', { json })).http).toBe(400);
    },
  );
});

describe('roles', () => {
  const tokens = [
    { token: adminToken, roles: ['admin'] },
    { token: 'uploader', roles: ['data_write'] },
    { token: 'watcher', roles: ['observer'] },
  ] as const;

  it.each([
    ['uploader', 'GET', '/api/entity/user/email/a@example.com', 403],
    ['uploader', 'DELETE', '/v2/identity/user/email/a@example.com', 403],
    ['watcher', 'GET', '/api/segment', 200],
    ['watcher', 'DELETE', '/api/segment/all', 403],
    ['watcher', 'GET', '/api/segment/all/scan', 403],
    ['watcher', 'GET', '/v2/user', 403],
    ['watcher', 'GET', '/v2/user/me', 200],
  ])('lets %s call %s %s with %i', async (token, method, path, status) => {
    const { call } = startLytics({ tokens });
    expect((await call(method, path, { token })).http).toBe(status);
  });
  it('names the missing permission in the form of the API version', async () => {
    const { call } = startLytics({ tokens });
    expect(await call('GET', '/api/user', { token: 'watcher' })).toMatchObject({ status: 403, data: null });
    expect((await call('GET', '/v2/user', { token: 'watcher' })).errors).toMatchObject([{ code: 'FORBIDDEN-026' }]);
  });
  it('refuses uploads of admin tokens where the account is declared so', async () => {
    const { call } = startLytics({ tokens, behaviour: { adminTokensMayUpload: false } });
    const record = { json: { email: 'a@example.com' } };
    expect((await call('POST', '/collect/json/default', record)).http).toBe(403);
    expect((await call('POST', '/collect/json/default', { ...record, token: 'uploader' })).http).toBe(200);
  });
});

describe('accounts', () => {
  it('keeps accounts apart, and lets account_id choose among those that the token reaches', async () => {
    const { call, lytics, account } = startLytics();
    const child = lytics.addAccount({ name: 'Child', tokens: [{ token: adminToken, roles: ['admin'] }] });
    const stranger = lytics.addAccount({ tokens: [{ token: 'other', roles: ['admin'] }] });
    child.addProfile({ user_id: 'u1' });
    expect((await call('GET', '/api/entity/user/user_id/u1')).http).toBe(404);
    expect((await call('GET', `/api/entity/user/user_id/u1?account_id=${child.id}`)).http).toBe(200);
    expect((await call('GET', `/api/account?account_id=${stranger.id}`)).http).toBe(404);
    expect((await call('GET', '/api/account')).data).toMatchObject([
      { id: account.id },
      { id: child.id, name: 'Child' },
    ]);
    expect((await call('GET', `/api/account/${child.aid}`)).data).toMatchObject({ id: child.id });
    expect((await call('GET', `/v2/account/${stranger.id}`)).errors).toMatchObject([{ code: 'ACCOUNT-NOTFOUND-021' }]);
  });
  it('shows the deprecated keys of the account, which still work', async () => {
    const { call, account } = startLytics();
    const { data } = await call('GET', `/api/account/${account.id}`);
    const shown = z.object({ apikey: z.string(), dataapikey: z.string() }).parse(data);
    expect((await call('GET', '/v2/user', { token: shown.apikey })).http).toBe(200);
    expect((await call('GET', '/v2/user', { token: shown.dataapikey })).http).toBe(403);
  });
  it('lists administrators, who are no profiles', async () => {
    const { call, account } = startLytics({
      administrators: [{ name: 'Grace', email: 'grace@example.com', roles: ['admin'] }],
    });
    account.addProfile({ email: 'customer@example.com' });
    for (const path of ['/api/user', '/v2/user']) {
      expect((await call('GET', path)).data).toMatchObject([{ name: 'Grace', email: 'grace@example.com' }]);
    }
    expect((await call('GET', '/v2/user/grace@example.com')).data).toMatchObject({ name: 'Grace' });
    expect((await call('GET', '/v2/user/customer@example.com')).errors).toMatchObject([{ code: 'USER-NOTFOUND-023' }]);
  });
});

describe('limits and unknown paths', () => {
  it('answers 429 without any rate-limit header, and again after the second is over', async () => {
    const { call, clock } = startLytics({ behaviour: { requestsPerSecond: 2 } });
    expect((await call('GET', '/api/account')).http).toBe(200);
    expect((await call('GET', '/v2/user/me')).http).toBe(200);
    const refused = await call('GET', '/v2/user/me');
    expect(refused).toMatchObject({ http: 429, status: 429, message: 'too many requests' });
    expect([...refused.headers.keys()].filter((name) => /retry|limit/.test(name))).toEqual([]);
    clock.advance(1000);
    expect((await call('GET', '/api/account')).http).toBe(200);
  });
  it('answers an unknown path with 404 and a known path with another method with 405, each in its form', async () => {
    const { call } = startLytics();
    expect(await call('GET', '/api/nothing')).toMatchObject({ http: 404, status: 404, data: null });
    expect((await call('GET', '/v2/nothing')).errors).toMatchObject([{ code: 'NOTFOUND-003' }]);
    expect(await call('PUT', '/api/account')).toMatchObject({ http: 405, status: 405, data: null });
    expect((await call('GET', '/v2/identity/lookup')).http).toBe(405);
  });
  it('writes the status of v1 answers as a word where the account is declared so', async () => {
    const { call } = startLytics({ behaviour: { statusAsWord: true } });
    expect(await call('GET', '/api/segment')).toMatchObject({ http: 200, status: 'success' });
  });
  it('forgets accounts, requests and faults on reset', async () => {
    const { call, lytics } = startLytics();
    lytics.faults.add({ fault: { kind: 'status', status: 503 } });
    await call('GET', '/api/account');
    lytics.reset();
    expect(lytics.requests).toEqual([]);
    expect((await call('GET', '/api/account')).http).toBe(401);
  });
});

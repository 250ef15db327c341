import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics } from './harness.ts';

const idOf = (data: unknown) => z.looseObject({ id: z.string() }).parse(data).id;

describe('segment collections', () => {
  it('are created, changed, listed and deleted', async () => {
    const { call } = startLytics();
    const created = await call('POST', '/api/segmentcollection', { json: { name: 'Ads', collection: [{ id: 's1' }] } });
    expect(created).toMatchObject({ http: 201, data: { name: 'Ads', collection: [{ id: 's1' }] } });
    const id = idOf(created.data);
    await call('PUT', `/api/segmentcollection/${id}`, { json: { name: 'Adverts' } });
    expect((await call('GET', '/api/segmentcollection')).data).toMatchObject([{ id, name: 'Adverts' }]);
    expect((await call('DELETE', `/api/segmentcollection/${id}`)).http).toBe(204);
    expect((await call('GET', `/api/segmentcollection/${id}`)).http).toBe(404);
  });
  it('are refused when their segments are no list of objects', async () => {
    const { call } = startLytics();
    expect((await call('POST', '/api/segmentcollection', { json: { collection: ['s1'] } })).http).toBe(400);
  });
});

describe('connections', () => {
  it('are created, changed and deleted, and unknown ones are not found', async () => {
    const { call } = startLytics();
    const id = idOf((await call('POST', '/v2/connection', { json: { label: 'Warehouse' } })).data);
    await call('PUT', `/v2/connection/${id}`, { json: { label: 'Lake' } });
    expect((await call('GET', `/v2/connection/${id}`)).data).toMatchObject({ id, label: 'Lake' });
    expect((await call('DELETE', `/v2/connection/${id}`)).http).toBe(200);
    expect((await call('GET', `/v2/connection/${id}`)).errors).toMatchObject([{ code: 'NOTFOUND-003' }]);
  });
});

describe('topics', () => {
  it('are blocked, let in again and replaced as a whole', async () => {
    const { call } = startLytics();
    const path = '/api/content/topicblocklist';
    await call('POST', path, { json: { method: 'add', ids: ['a', 'b'] } });
    expect((await call('POST', path, { json: { method: 'delete', ids: ['a'] } })).data).toEqual(['b']);
    expect((await call('PUT', path, { json: { ids: ['c'] } })).data).toEqual(['c']);
    expect((await call('GET', path)).data).toEqual(['c']);
    expect((await call('POST', path, { json: { method: 'toggle', ids: [] } })).http).toBe(400);
  });
  it('are rolled up under an id that is taken once', async () => {
    const { call } = startLytics();
    const json = { label: 'Sports', topics: [{ label: 'Running' }] };
    expect(await call('POST', '/api/content/topicrollup/sports', { json })).toMatchObject({
      http: 201,
      data: { id: 'sports', label: 'Sports' },
    });
    expect((await call('POST', '/api/content/topicrollup/sports', { json })).http).toBe(409);
    expect((await call('GET', '/api/content/topicrollup')).data).toMatchObject([{ id: 'sports' }]);
    expect((await call('DELETE', '/api/content/topicrollup/sports')).http).toBe(204);
    expect((await call('GET', '/api/content/topicrollup/sports')).http).toBe(404);
  });
});

describe('account settings', () => {
  it('are set to any JSON value, and return to their default when deleted', async () => {
    const { call } = startLytics();
    const path = '/api/account/setting/api_allowlist';
    expect((await call('GET', path)).http).toBe(404);
    expect((await call('PUT', path, { json: ['email'] })).data).toEqual({ slug: 'api_allowlist', value: ['email'] });
    expect((await call('GET', '/api/account/setting')).data).toEqual([{ slug: 'api_allowlist', value: ['email'] }]);
    expect((await call('DELETE', path)).http).toBe(204);
    expect((await call('GET', '/api/account/setting')).data).toEqual([]);
  });
});

describe('administrators', () => {
  const json = { name: 'Ada', email: 'ada@example.com', roles: ['data_manager'] };

  it('are invited, changed, given roles and removed, by id or email', async () => {
    const { call } = startLytics();
    const created = await call('POST', '/api/user', { json });
    expect(created).toMatchObject({ http: 201, data: json });
    const id = idOf(created.data);
    await call('PUT', `/api/user/${id}`, { json: { name: 'Ada Lovelace' } });
    expect((await call('POST', '/v2/user/ada@example.com/roles', { json: { roles: ['observer'] } })).http).toBe(200);
    expect((await call('GET', '/api/user/ada@example.com')).data).toMatchObject({
      id,
      name: 'Ada Lovelace',
      roles: ['observer'],
    });
    expect((await call('POST', `/api/user/${id}/setpassword`, { json: { password: 'long enough' } })).http).toBe(201);
    expect((await call('DELETE', `/v2/user/${id}`)).http).toBe(204);
    expect((await call('GET', `/v2/user/${id}`)).errors).toMatchObject([{ code: 'USER-NOTFOUND-023' }]);
  });
  it.each([
    ['no address', { name: 'Ada' }, 400],
    ['what is no address', { ...json, email: 'ada' }, 400],
    ['a role that there is none of', { ...json, roles: ['king'] }, 400],
    ['an address that is taken', { ...json, email: 'grace@example.com' }, 409],
  ])('are refused with %s', async (_, body, http) => {
    const { call } = startLytics({ administrators: [{ name: 'Grace', email: 'grace@example.com', roles: ['admin'] }] });
    expect((await call('POST', '/api/user', { json: body })).http).toBe(http);
    expect((await call('GET', '/v2/user')).data).toHaveLength(1);
  });
});

describe('accounts', () => {
  it('are renamed by administrators only', async () => {
    const tokens = [
      { token: 'a', roles: ['admin'] },
      { token: 'b', roles: ['observer'] },
    ] as const;
    const { call, account } = startLytics({ tokens });
    const rename = (token: string, name: string) =>
      call('PUT', `/api/account/${account.id}`, { token, json: { name } });
    expect((await rename('b', 'B')).http).toBe(403);
    expect((await rename('a', 'A')).data).toMatchObject({ name: 'A' });
    expect((await call('GET', `/v2/account/${account.aid}`, { token: 'b' })).data).toMatchObject({ name: 'A' });
  });
  it.each([
    ['POST', '/api/account', 201],
    ['POST', '/v2/account', 200],
    ['POST', '/v2/register', 200],
  ])('are opened by %s %s for the token that does so, under a name of their own', async (method, path, http) => {
    const { call } = startLytics({ name: 'Parent' });
    const json = { name: 'Child', domain: 'child.example.com', email: 'ada@example.com', password: 'secret' };
    const created = await call(method, path, { json });
    expect(created).toMatchObject({ http, data: { name: 'Child', domain: 'child.example.com' } });
    expect((await call('GET', '/api/account')).data).toMatchObject([{ name: 'Parent' }, { name: 'Child' }]);
    const id = idOf(created.data);
    await call('POST', `/collect/json/default?account_id=${id}`, { json: { user_id: 'u1' } });
    expect((await call('GET', `/api/stream?account_id=${id}`)).http).toBe(200);
    const seats = path === '/v2/register' ? [{ email: 'ada@example.com', roles: ['admin'] }] : [];
    expect((await call('GET', `/v2/user?account_id=${id}`)).data).toMatchObject(seats);
    expect((await call(method, path, { json })).http).toBe(409);
    expect((await call(method, path, { json: {} })).http).toBe(400);
  });
  it('show in their settings whether mails about jobs are sent', async () => {
    const { call } = startLytics();
    expect((await call('POST', '/v2/account/setup/jobalerts')).http).toBe(400);
    expect((await call('POST', '/v2/account/setup/jobalerts?enable=maybe')).http).toBe(400);
    await call('POST', '/v2/account/setup/jobalerts?enable=true');
    expect((await call('GET', '/api/account/setting/job_alerts')).data).toMatchObject({ value: { enable: true } });
  });
  it('count the events of the last hour', async () => {
    const { call, clock } = startLytics();
    const used = async () => (await call('GET', '/v2/control/eventquota/thresholds')).data;
    await call('POST', '/collect/json/default', { json: { user_id: 'u1' } });
    expect(await used()).toMatchObject({ thresholds: [{ used: 1 }] });
    clock.advance(3_600_000);
    expect(await used()).toMatchObject({ thresholds: [{ used: 0 }] });
  });
  it('let everybody change their own password', async () => {
    const { call } = startLytics({ tokens: [{ token: 'low', roles: ['observer'], name: 'Low' }] });
    const change = (json: object) => call('POST', '/v2/user/me/passwordreset', { token: 'low', json });
    expect((await change({ password: 'secret' })).data).toMatchObject({ name: 'Low' });
    expect((await change({})).http).toBe(400);
  });
});

describe('connections', () => {
  const columns = [{ name: 'sku', type: 'string' }];
  const tables = [{ name: 'orders', columns }];

  it('show their source when it has been scanned', async () => {
    const { call, settle } = startLytics();
    const one = `/v2/connection/${idOf((await call('POST', '/v2/connection', { json: { label: 'Shop', tables } })).data)}`;
    await call('PUT', one, { json: { label: 'Shop', tables, scanned: '2026-01-01T00:00:00Z' } });
    expect((await call('GET', `${one}/schema`)).http).toBe(409);
    expect((await call('POST', `${one}/scan`)).data).toMatchObject({ state: 'scanning' });
    expect((await call('GET', `${one}/schema`)).http).toBe(409);
    settle();
    expect((await call('GET', one)).data).toMatchObject({ state: 'ready' });
    expect((await call('GET', `${one}/schema`)).data).toMatchObject({ tables });
    expect((await call('GET', `${one}/schema/orders`)).data).toEqual({ name: 'orders', columns });
    expect((await call('GET', `${one}/schema/users`)).errors).toMatchObject([{ code: 'TABLE-NOTFOUND-009' }]);
  });
  it('are not scanned when they are gone or wrong', async () => {
    const { call, settle } = startLytics();
    const one = `/v2/connection/${idOf((await call('POST', '/v2/connection', { json: { label: 'Shop' } })).data)}`;
    await call('POST', `${one}/scan`);
    await call('DELETE', one);
    settle();
    expect((await call('POST', `${one}/scan`)).http).toBe(404);
    expect((await call('GET', '/v2/connection')).data).toEqual([]);
    expect((await call('POST', '/v2/connection', { json: {} })).http).toBe(400);
    expect((await call('POST', '/v2/connection', { json: { tables: [{ name: 'orders' }] } })).http).toBe(400);
  });
});

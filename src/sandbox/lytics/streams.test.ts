import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics } from './harness.ts';

const namesOf = (data: unknown) =>
  z
    .array(z.looseObject({ slug: z.string() }))
    .parse(data)
    .map(({ slug }) => slug);

describe('streams', () => {
  it('are registered by name, or by the first record that is sent to them', async () => {
    const { call } = startLytics();
    await call('POST', '/api/stream', { json: { slug: 'shop', channel: 'web', label: 'Shop' } });
    await call('POST', '/collect/json/Visits', { json: { user_id: 'u1', page: '/home' } });
    expect(namesOf((await call('GET', '/api/stream')).data)).toEqual(['default', 'shop', 'Visits']);
    expect((await call('GET', '/api/stream/shop')).data).toMatchObject({ slug: 'shop', channel: 'web', label: 'Shop' });
    expect((await call('GET', '/v2/stream/names')).data).toEqual(['default', 'shop', 'Visits']);
  });
  it('keep their id when they change, and are forgotten when deleted', async () => {
    const { call } = startLytics();
    const { id } = z
      .looseObject({ id: z.string() })
      .parse((await call('POST', '/api/stream', { json: { slug: 'shop' } })).data);
    await call('PUT', '/api/stream/shop', { json: { slug: 'store', method: 'bulk' } });
    expect((await call('GET', `/api/stream/${id}`)).data).toMatchObject({ id, slug: 'store', method: 'bulk' });
    expect((await call('DELETE', `/api/stream/${id}`)).http).toBe(200);
    expect((await call('GET', `/api/stream/${id}`)).http).toBe(404);
  });
  it.each([
    ['a name that is taken', { slug: 'default' }, 409],
    ['no name', { label: 'Shop' }, 400],
    ['a channel that there is none of', { slug: 'shop', channel: 'pigeon' }, 400],
  ])('refuse %s', async (_, json, http) => {
    const { call } = startLytics();
    expect((await call('POST', '/api/stream', { json })).http).toBe(http);
    expect(namesOf((await call('GET', '/api/stream')).data)).toEqual(['default']);
  });
  it('show what was sent to them, the newest first, and the fields that it had', async () => {
    const { call, clock } = startLytics();
    await call('POST', '/collect/json/visits', { json: { user_id: 'u1', page: '/home' } });
    clock.advance(1000);
    await call('POST', '/collect/json/visits', { json: [{ user_id: 'u2', price: 7 }] });
    expect((await call('GET', '/v2/stream/visits')).data).toMatchObject({
      stream: 'visits',
      ct: 2,
      first_msg_ts: '2026-01-01T00:00:00.000Z',
      last_msg_ts: '2026-01-01T00:00:01.000Z',
    });
    expect((await call('GET', '/v2/stream/visits/events')).data).toMatchObject([
      { data: { user_id: 'u2', price: 7 } },
      { data: { user_id: 'u1', page: '/home' } },
    ]);
    expect((await call('GET', '/v2/stream/visits/stats')).data).toMatchObject([
      { name: 'user_id', count: 2, sample: 'u2' },
      { name: 'page', count: 1 },
      { name: 'price', count: 1, sample: 7 },
    ]);
    expect((await call('GET', '/v2/stream/fields')).data).toContainEqual({
      stream: 'visits',
      fields: ['user_id', 'page', 'price'],
    });
    expect((await call('GET', '/v2/stream/none')).errors).toMatchObject([{ code: 'STREAM-NOTFOUND-014' }]);
  });
  it('and their fields can be hidden from the user interface', async () => {
    const { call } = startLytics();
    await call('POST', '/collect/json/visits', { json: { user_id: 'u1', page: '/home' } });
    expect((await call('POST', '/api/schema/_streams', { json: { stream: 'visits', hidden: true } })).http).toBe(204);
    expect((await call('PUT', '/api/schema/_streams/visits', { json: { name: 'page', hidden: true } })).http).toBe(204);
    expect((await call('PUT', '/api/schema/_streams/visits', { json: { name: 'x', hidden: true } })).http).toBe(404);
    const streams = (await call('GET', '/api/schema/_streams')).data;
    expect(streams).toMatchObject([
      { stream: 'default', hidden: false },
      {
        stream: 'visits',
        hidden: true,
        fields: [
          { name: 'user_id', hidden: false },
          { name: 'page', hidden: true },
        ],
      },
    ]);
  });
});

describe('routing rules', () => {
  it('are kept as they were sent, and 404 for one that there is none of', async () => {
    const { call } = startLytics();
    const created = await call('POST', '/v2/stream/rule', { json: { name: 'rule', from: 'web', to: 'shop' } });
    expect(created).toMatchObject({ http: 201, data: { name: 'rule', from: 'web' } });
    const { id } = z.looseObject({ id: z.string() }).parse(created.data);
    await call('PUT', `/v2/stream/rule/${id}`, { json: { to: 'store', id: 'another' } });
    expect((await call('GET', `/v2/stream/rule/${id}`)).data).toMatchObject({ id, from: 'web', to: 'store' });
    expect((await call('DELETE', `/v2/stream/rule/${id}`)).data).toMatchObject({ id });
    expect((await call('GET', `/v2/stream/rule/${id}`)).errors).toMatchObject([{ code: 'ROUTERULE-NOTFOUND-020' }]);
  });
});

describe('mapping queries', () => {
  const text =
    'SELECT id AS user_id, email(mail) AS email, todate(born) AS birth_date FROM crm INTO user ALIAS crm_users';
  const lql = (body: string) => ({ body, headers: { 'content-type': 'text/plain' } });

  it('let the records of their stream reach profiles', async () => {
    const { call, account, settle } = startLytics();
    expect((await call('POST', '/api/query', lql(text))).data).toMatchObject([{ alias: 'crm_users', from: 'crm' }]);
    await call('POST', '/collect/json/crm', {
      json: { id: 'u1', mail: ' Ada@Example.com', born: '1990-05-01T10:00:00Z' },
    });
    settle();
    expect(account.profile('user_id', 'u1')?.fields).toMatchObject({
      email: 'ada@example.com',
      birth_date: '1990-05-01',
    });
    expect((await call('GET', '/v2/schema/user/mapping')).data).toMatchObject([
      { stream: 'crm', field: 'user_id', expr: 'id' },
      { field: 'email' },
      { field: 'birth_date' },
    ]);
  });
  it('are replaced by their alias, and stop when deleted', async () => {
    const { call, account, settle } = startLytics();
    await call('POST', '/api/query', lql(text));
    await call('POST', '/api/query', lql('SELECT key AS user_id FROM crm INTO user ALIAS crm_users'));
    expect((await call('GET', '/api/query')).data).toMatchObject([{ alias: 'crm_users', fields: ['user_id'] }]);
    expect((await call('DELETE', '/api/query/crm_users')).http).toBe(204);
    await call('POST', '/collect/json/crm', { json: { key: 'u1' } });
    settle();
    expect(account.profiles()).toEqual([]);
    expect((await call('GET', '/api/query/crm_users')).http).toBe(404);
  });
  it('are refused with a message of the parser when they are none', async () => {
    const { call } = startLytics();
    for (const path of ['/api/query', '/api/query/_validate']) {
      expect(await call('POST', path, lql('SELECT id'))).toMatchObject({
        http: 400,
        message: expect.stringContaining('could not parse LQL'),
      });
    }
    expect((await call('POST', '/api/query/_validate', lql(text))).data).toMatchObject([
      { alias: 'crm_users', valid: true },
    ]);
  });
  it('are tried on the values of the URL, and nothing is kept', async () => {
    const { call } = startLytics();
    const answer = await call(
      'POST',
      '/api/query/_test?crm_key=u1&other=x',
      lql('SELECT crm_key AS user_id FROM crm INTO user ALIAS crm_users'),
    );
    expect(answer.data).toEqual({ user_id: 'u1' });
    expect((await call('GET', '/api/query')).data).toEqual([]);
  });
});

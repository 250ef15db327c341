import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics } from './harness.ts';

const idOf = (data: unknown) => z.looseObject({ id: z.string() }).parse(data).id;

describe.each(['', '/template', '/group', '/prioritization'])('/api/experience%s', (path) => {
  const all = `/api/experience${path}`;

  it('keeps what is created and changed, and knows no other ids', async () => {
    const { call, account } = startLytics();
    const created = await call('POST', all, { json: { label: 'Welcome', state: 'draft', account_id: 'forged' } });
    expect(created).toMatchObject({ http: 201, data: { label: 'Welcome', account_id: account.id } });
    const id = idOf(created.data);
    await call('PATCH', `${all}/${id}`, { json: { state: 'published' } });
    expect((await call('GET', `${all}/${id}`)).data).toMatchObject({ id, label: 'Welcome', state: 'published' });
    expect((await call('GET', `${all}/0000`)).http).toBe(404);
    expect((await call('POST', all, { json: {} })).http).toBe(400);
    expect((await call('PATCH', `${all}/0000`, { json: {} })).http).toBe(404);
    expect((await call('DELETE', `${all}/0000`)).http).toBe(404);
  });
  it('is not deleted, nor brought back, by what is sent', async () => {
    const { call } = startLytics();
    const id = idOf((await call('POST', all, { json: { label: 'A', deleted: true } })).data);
    expect((await call('GET', all)).data).toMatchObject([{ id }]);
    await call('DELETE', `${all}/${id}`);
    await call('PATCH', `${all}/${id}`, { json: { label: 'B', deleted: false } });
    expect((await call('GET', all)).data).toEqual([]);
  });
  it('lists what was deleted softly on request only, and what was deleted hard never', async () => {
    const { call } = startLytics();
    const [soft = '', hard = ''] = await Promise.all(
      ['soft', 'hard'].map(async (label) => idOf((await call('POST', all, { json: { label } })).data)),
    );
    expect((await call('DELETE', `${all}/${soft}`)).http).toBe(204);
    expect((await call('DELETE', `${all}/${hard}?method=hard`)).http).toBe(204);
    expect((await call('DELETE', `${all}/${soft}?method=loud`)).http).toBe(400);
    expect((await call('GET', all)).data).toEqual([]);
    expect((await call('GET', `${all}?deleted=true`)).data).toMatchObject([{ id: soft, deleted: true }]);
  });
});

describe('experiences', () => {
  it('are listed by provider, and no more of them than asked for', async () => {
    const { call } = startLytics();
    for (const provider of ['iterable', 'lytics', 'iterable']) {
      await call('POST', '/api/experience', { json: { provider } });
    }
    expect((await call('GET', '/api/experience?provider=iterable')).data).toHaveLength(2);
    expect((await call('GET', '/api/experience?limit=1')).data).toHaveLength(1);
  });
  it('that are published are in the script of the account, and each in a preview of its own', async () => {
    const { call, send, account } = startLytics();
    const [shown = ''] = await Promise.all(
      ['published', 'draft'].map(async (state) =>
        idOf((await call('POST', '/api/experience', { json: { state } })).data),
      ),
    );
    const response = await send('GET', `/api/experience/candidate/${account.id}/config.js`);
    expect(response.headers.get('content-type')).toBe('application/javascript');
    const script = await response.text();
    expect([script.includes(shown), script.includes('draft')]).toEqual([true, false]);
    expect((await call('GET', '/api/experience/candidate')).data).toMatchObject([{ id: shown }]);
    const preview = await send('GET', `/api/experience/preview/${account.id}/${shown}/config.js`);
    expect(await preview.text()).toContain(`"id":"${shown}"`);
    expect((await call('GET', `/api/experience/preview/${account.id}/0000/config.js`)).http).toBe(404);
    expect((await call('GET', '/api/experience/candidate/acme/config.js')).http).toBe(404);
  });
  it('have groups in an order that can be set', async () => {
    const { call } = startLytics();
    const [first = '', second = ''] = await Promise.all(
      ['a', 'b'].map(async (label) => idOf((await call('POST', '/api/experience/group', { json: { label } })).data)),
    );
    const path = '/api/experience/group/priority';
    expect((await call('POST', path, { json: { priority: [second] } })).data).toEqual({ priority: [second, first] });
    expect((await call('GET', `/api/experience/group/${first}`)).data).toMatchObject({ priority: 2 });
    expect((await call('POST', path, { json: { priority: ['none'] } })).http).toBe(404);
  });
  it.each([[{}], [{ foo: 1 }], [{ priority: 'a' }]])('have no order that a call does not say: %j', async (json) => {
    const { call } = startLytics();
    expect((await call('POST', '/api/experience/group/priority', { json })).http).toBe(400);
  });
  it('have no place for a group that was deleted', async () => {
    const { call } = startLytics();
    const [kept = '', deleted = ''] = await Promise.all(
      ['a', 'b'].map(async (label) => idOf((await call('POST', '/api/experience/group', { json: { label } })).data)),
    );
    await call('DELETE', `/api/experience/group/${deleted}`);
    const path = '/api/experience/group/priority';
    expect((await call('POST', path, { json: { priority: [kept] } })).data).toEqual({ priority: [kept] });
    expect((await call('POST', path, { json: { priority: [deleted, kept] } })).http).toBe(404);
    expect((await call('GET', `/api/experience/group/${deleted}`)).data).not.toHaveProperty('priority');
  });
  it('are for tokens with a role for them', async () => {
    const { call } = startLytics({ tokens: [{ token: 'reader', roles: ['observer'] }] });
    expect((await call('GET', '/api/experience', { token: 'reader' })).http).toBe(200);
    expect((await call('POST', '/api/experience', { token: 'reader', json: {} })).http).toBe(403);
  });
});

describe('experiences of other systems', () => {
  const path = '/api/experience/import';
  const listSchema = z.array(z.looseObject({ id: z.string(), existing: z.boolean() }));

  async function start() {
    const lytics = startLytics();
    await lytics.call('POST', '/api/auth/a1', { json: { provider_id: 'iterable' } });
    const from = { provider_slug: 'iterable', auth_id: 'a1' };
    const list = async (query = '') =>
      listSchema.parse((await lytics.call('GET', `${path}?provider_slug=iterable&auth_id=a1${query}`)).data);
    const take = (ids: string[]) => lytics.call('POST', path, { json: { ...from, ids } });
    return { ...lytics, list, take };
  }

  it('are imported once, and from then on listed only on request', async () => {
    const { call, list, take } = await start();
    const [first, second] = await list();
    expect(await take([first?.id ?? ''])).toMatchObject({ http: 201, data: [{ provider_id: first?.id }] });
    expect((await call('GET', '/api/experience?provider=iterable')).data).toMatchObject([{ provider_id: first?.id }]);
    expect((await list()).map(({ id }) => id)).not.toContain(first?.id);
    expect(await list('&include_existing=true')).toContainEqual({ ...first, existing: true });
    expect((await take([first?.id ?? ''])).http).toBe(409);
    expect(await take([first?.id ?? '', second?.id ?? ''])).toMatchObject({
      http: 207,
      data: [{ provider_id: second?.id }, { id: first?.id, status: 409 }],
    });
  });
  it('are refused for a provider, a credential or an id that is not there', async () => {
    const { call, take } = await start();
    expect(await call('GET', `${path}?auth_id=a1`)).toMatchObject({ http: 400 });
    expect((await call('GET', `${path}?provider_slug=none&auth_id=a1`)).http).toBe(404);
    expect((await call('GET', `${path}?provider_slug=iterable&auth_id=none`)).http).toBe(404);
    expect((await take(['none'])).http).toBe(404);
    expect((await take([])).http).toBe(400);
  });
});

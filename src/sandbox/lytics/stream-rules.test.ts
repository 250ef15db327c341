import { describe, expect, it } from 'vitest';
import { startLytics } from './harness.ts';
import { type LyticsAccountOptions, brazeUsersMapping } from './index.ts';

const text = (body: string) => ({ body, headers: { 'content-type': 'text/plain' } });

function start(options: Partial<LyticsAccountOptions> = {}) {
  const started = startLytics(options);
  const { account, call, settle } = started;
  const identity = { stream: 'orders', field: 'user_id', expr: 'customer' };
  return {
    ...started,
    identity,
    map: (mapping: { id?: string; stream: string; field: string; expr: string }) =>
      call('POST', '/v2/schema/user/mapping', { json: mapping }),
    unmap: (id: string) => call('DELETE', `/v2/schema/user/mapping/${id}`),
    publish: () => call('POST', '/v2/schema/user/publish'),
    problems: async () => (await call('GET', '/v2/schema/user/validate')).data,
    /** Sends a record, and gives what its profile has then. */
    collect: async (stream: string, record: object, userId: string) => {
      await call('POST', `/collect/json/${stream}`, { json: record });
      settle();
      return account.profile('user_id', userId)?.fields;
    },
  };
}

describe('the published schema', () => {
  it('lets go of a mapping that was deleted from it', async () => {
    const { identity, map, unmap, publish, collect } = start();
    await map(identity);
    await map({ id: 'm1', stream: 'orders', field: 'fav2', expr: 'fav' });
    await publish();
    expect(await collect('orders', { customer: 'u1', fav: 'red' }, 'u1')).toMatchObject({ fav2: 'red' });
    await unmap('m1');
    expect(await collect('orders', { customer: 'u2', fav: 'red' }, 'u2')).toMatchObject({ fav2: 'red' });
    await publish();
    expect(await collect('orders', { customer: 'u3', fav: 'red' }, 'u3')).not.toHaveProperty('fav2');
  });
  it('keeps the records of a stream from profiles when the last mapping of the stream is gone', async () => {
    const { account, identity, map, unmap, publish, collect } = start();
    await map({ ...identity, id: 'm1' });
    await publish();
    await unmap('m1');
    await publish();
    expect(await collect('orders', { customer: 'u1' }, 'u1')).toBeUndefined();
    expect(account.discarded()).toMatchObject([{ outcome: { discarded: 'stream "orders" has no mapping' } }]);
  });
  it('is in force again after it was reverted to and published', async () => {
    const { call, identity, map, publish, collect } = start();
    await map(identity);
    await publish();
    await map({ stream: 'orders', field: 'fav2', expr: 'fav' });
    await publish();
    await call('POST', '/v2/schema/user/revert?version_id=2');
    await publish();
    expect(await collect('orders', { customer: 'u1', fav: 'red' }, 'u1')).not.toHaveProperty('fav2');
  });
  it('renames what a mapping reads in a one-to-one stream, which keeps the names of all other fields', async () => {
    const { map, publish, collect } = start();
    await map({ stream: 'default', field: 'fav_color', expr: 'fav' });
    await publish();
    const fields = await collect('default', { user_id: 'u1', fav: 'red', city: 'Paris' }, 'u1');
    expect(fields).toMatchObject({ fav_color: 'red', city: 'Paris' });
    expect(fields).not.toHaveProperty('fav');
  });
  it('is for each stream apart', async () => {
    const { identity, map, publish, collect } = start();
    await map(identity);
    await map({ stream: 'returns', field: 'user_id', expr: 'client' });
    await map({ stream: 'returns', field: 'reason', expr: 'why' });
    await publish();
    const record = { customer: 'u1', client: 'u2', why: 'size' };
    expect(await collect('orders', record, 'u1')).not.toHaveProperty('reason');
    expect(await collect('orders', record, 'u2')).toBeUndefined();
    expect(await collect('returns', record, 'u2')).toMatchObject({ reason: 'size' });
  });
  it('fills several fields from one, and one field from the last that has a value', async () => {
    const { identity, map, publish, collect } = start();
    await map(identity);
    await map({ stream: 'orders', field: 'contact', expr: 'mail' });
    await map({ stream: 'orders', field: 'email', expr: 'email(mail)' });
    await map({ stream: 'orders', field: 'contact', expr: 'phone' });
    await publish();
    const mail = 'Ada@Example.com';
    expect(await collect('orders', { customer: 'u1', mail }, 'u1')).toMatchObject({
      contact: mail,
      email: 'ada@example.com',
    });
    expect(await collect('orders', { customer: 'u2', mail, phone: '1' }, 'u2')).toMatchObject({ contact: '1' });
  });
  it('begins with the mappings of the streams that the account was opened with, which can be deleted', async () => {
    const { call, unmap, publish, problems, collect } = start({
      streams: { braze_users: { ...brazeUsersMapping, id: { to: 'user_id' } } },
    });
    expect((await call('GET', '/v2/schema/user/mapping/braze_users:email(email):email')).data).toMatchObject({
      stream: 'braze_users',
      field: 'email',
      expr: 'email(email)',
    });
    expect((await call('GET', '/v2/schema/user/field/birth_date')).data).toMatchObject({ type: 'date' });
    expect(await problems()).toEqual([]);
    expect(await collect('braze_users', { id: 'u1', city: 'Paris' }, 'u1')).toMatchObject({ city: 'Paris' });
    await unmap('braze_users:city:city');
    await publish();
    expect(await collect('braze_users', { id: 'u2', city: 'Paris' }, 'u2')).not.toHaveProperty('city');
  });
  it('has every field of a stream that the account was opened with, whatever it is called', async () => {
    const { account, call, collect } = start({
      streams: {
        crm: { 'e-mail': { to: 'email', as: 'email' }, 'a`b c': { to: '' }, '': { to: 'city' }, id: { to: 'user_id' } },
      },
    });
    const record = { id: 'u1', 'e-mail': 'A@b.c', 'a`b c': 1, '': 'Rome' };
    await call('POST', '/collect/json/crm', { json: record });
    expect(await collect('default', { user_id: 'u2' }, 'u2')).toMatchObject({ user_id: 'u2' });
    expect(account.profile('user_id', 'u1')?.fields).toMatchObject({ email: 'a@b.c', '': 1, city: 'Rome' });
    expect(account.discarded()).toEqual([]);
  });
  it('tells the mappings of two streams apart, whatever they are called', async () => {
    const { collect } = start({
      streams: {
        a: { b_c: { to: 'city' }, b: { to: 'c:d' }, id: { to: 'user_id' } },
        a_b: { c: { to: 'city' }, id: { to: 'user_id' } },
        'a:b': { c: { to: 'd' }, id: { to: 'user_id' } },
      },
    });
    expect(await collect('a', { id: 'u1', b_c: 'Paris', b: 1 }, 'u1')).toMatchObject({ city: 'Paris', 'c:d': 1 });
    expect(await collect('a_b', { id: 'u2', c: 'Rome' }, 'u2')).toMatchObject({ city: 'Rome' });
    expect(await collect('a:b', { id: 'u3', c: 2 }, 'u3')).toMatchObject({ d: 2 });
  });
});

describe('mapping queries beside the schema', () => {
  const query = 'SELECT customer AS user_id, customer AS number FROM orders INTO user ALIAS orders';

  it('fill several fields from one, and are listed with their expressions', async () => {
    const { call, collect } = start();
    await call('POST', '/api/query', text(`${query}; SELECT email(mail) AS email FROM orders INTO user ALIAS mails`));
    expect(await collect('orders', { customer: 'u1', mail: 'A@B.c' }, 'u1')).toMatchObject({
      number: 'u1',
      email: 'a@b.c',
    });
    expect((await call('GET', '/v2/schema/user/mapping')).data).toMatchObject([
      { field: 'user_id', expr: 'customer' },
      { field: 'number', expr: 'customer' },
      { field: 'email', expr: 'email(mail)' },
    ]);
  });
  it('give way to the mappings of the schema where both fill a field', async () => {
    const { call, identity, map, publish, collect } = start();
    await map(identity);
    await map({ stream: 'orders', field: 'city', expr: 'town' });
    await publish();
    await call('POST', '/api/query', text('SELECT place AS city FROM orders INTO user ALIAS places'));
    const record = { customer: 'u1', town: 'Paris', place: 'Rome' };
    expect(await collect('orders', record, 'u1')).toMatchObject({ city: 'Paris' });
  });
  it('fill no profile when they are into another table', async () => {
    const { account, call, collect } = start();
    const content = 'SELECT customer AS user_id, url AS city FROM orders INTO content ALIAS pages';
    expect((await call('POST', '/api/query', text(content))).http).toBe(200);
    expect(await collect('orders', { customer: 'u1', url: 'x' }, 'u1')).toBeUndefined();
    expect(account.discarded()).toMatchObject([{ outcome: { discarded: 'stream "orders" has no mapping' } }]);
    expect((await call('GET', '/v2/schema/user/mapping')).data).toEqual([]);
  });
  it('leave the mappings of the schema in force when they are deleted', async () => {
    const { call, identity, map, publish, collect } = start();
    await map(identity);
    await publish();
    await call('POST', '/api/query', text(query));
    await call('DELETE', '/api/query/orders');
    const fields = await collect('orders', { customer: 'u1' }, 'u1');
    expect(fields).toMatchObject({ user_id: 'u1' });
    expect(fields).not.toHaveProperty('number');
  });
});

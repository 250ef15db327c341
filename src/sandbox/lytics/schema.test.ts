import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics } from './harness.ts';
import { brazeUsersMapping } from './index.ts';

const idOf = (data: unknown) => z.looseObject({ id: z.string() }).parse(data).id;
const field = { id: 'loyalty', type: 'int', shortdesc: 'Points' };
const mapping = { stream: 'shop', field: 'user_id', expr: 'customer' };

describe('the draft of the schema', () => {
  it('is seen on request only, until it is published', async () => {
    const { call } = startLytics();
    await call('POST', '/v2/schema/user/field', { json: field });
    const path = '/v2/schema/user/field/loyalty';
    expect((await call('GET', path)).http).toBe(404);
    expect((await call('GET', `${path}?version_id=draft`)).data).toMatchObject(field);
    expect((await call('GET', '/v2/schema/user/compare')).data).toMatchObject({
      fields: { added: ['loyalty'], removed: [], changed: [] },
    });
    expect((await call('POST', '/v2/schema/user/publish')).data).toMatchObject({ id: '2' });
    expect((await call('GET', path)).data).toMatchObject(field);
    expect((await call('GET', `${path}?version_id=1`)).http).toBe(404);
    expect((await call('GET', '/v2/schema/user/version')).data).toMatchObject([{ id: '1' }, { id: '2' }]);
    expect((await call('GET', `${path}?version_id=7`)).errors).toMatchObject([{ code: 'SCHEMAVERSION-NOTFOUND-011' }]);
  });
  it('lets records of a stream reach profiles once a mapping is published', async () => {
    const { call, account, settle } = startLytics();
    const collect = (customer: string) => call('POST', '/collect/json/shop', { json: { customer } });
    await call('POST', '/v2/schema/user/mapping', { json: mapping });
    await collect('u1');
    settle();
    expect(account.profiles()).toEqual([]);
    await call('POST', '/v2/schema/user/publish');
    await collect('u2');
    settle();
    expect(account.profile('user_id', 'u2')?.fields).toMatchObject({ user_id: 'u2' });
  });
  it('begins anew when it is reverted, and lets go of what is deleted from it', async () => {
    const { call } = startLytics();
    const id = idOf((await call('POST', '/v2/schema/user/mapping', { json: mapping })).data);
    expect((await call('DELETE', `/v2/schema/user/mapping/${id}`)).data).toMatchObject(mapping);
    expect((await call('DELETE', `/v2/schema/user/mapping/${id}`)).http).toBe(404);
    await call('POST', '/v2/schema/user/field', { json: field });
    await call('POST', '/v2/schema/user/revert');
    expect((await call('DELETE', '/v2/schema/user/field/loyalty')).http).toBe(404);
  });
  it('is valid when its mappings lead to fields that the table has', async () => {
    const { call } = startLytics();
    const path = '/v2/schema/user/validate?version_id=draft';
    await call('POST', '/v2/schema/user/mapping', { json: { ...mapping, id: 'm1', field: 'loyalty' } });
    expect((await call('GET', path)).data).toMatchObject([{ id: 'm1', level: 'error' }]);
    await call('POST', '/v2/schema/user/field', { json: field });
    expect((await call('GET', path)).data).toEqual([]);
  });
  it('keeps ranks, settings of identity fields and retention', async () => {
    const { call } = startLytics();
    await call('POST', '/v2/schema/user/rank', { json: ['email', 'user_id'] });
    await call('POST', '/v2/schema/user/idconfig', { json: { id: 'email', max_bytes: 100 } });
    await call('POST', '/v2/schema/user/retentionsettings', { json: { profile_days: 90 } });
    await call('POST', '/v2/schema/user/publish');
    expect((await call('GET', '/v2/schema/user/rank')).data).toEqual(['email', 'user_id']);
    expect((await call('GET', '/v2/schema/user/idconfig/email')).data).toMatchObject({ rank: 0, max_bytes: 100 });
    expect((await call('GET', '/v2/schema/user/retentionsettings')).data).toEqual({ profile_days: 90 });
  });
  it.each([
    ['a table that there is none of', '/v2/schema/stars/field', field, 404],
    ['a field without an id', '/v2/schema/user/field', { type: 'int' }, 400],
    ['a mapping without a stream', '/v2/schema/user/mapping', { field: 'a', expr: 'b' }, 400],
    ['a patch of a field without an id', '/v2/schema/patch/user', { fields: [{ type: 'int' }] }, 400],
  ])('refuses %s', async (_, path, json, http) => {
    const { call } = startLytics();
    expect((await call('POST', path, { json })).http).toBe(http);
  });
  it.each([
    ['a field of a type that there is none of', 'field', { id: 'loyalty', type: 'nonsense' }],
    ['a field whose type is no text', 'field', { id: 'loyalty', type: 7 }],
    ['a mapping whose expression cannot be read', 'mapping', { ...mapping, expr: 'nosuchfn(customer' }],
    ['a mapping by a function that there is none of', 'mapping', { ...mapping, expr: 'constructor(customer)' }],
  ])('refuses %s, alone, among many and in a patch, as a trial of it does', async (_, part, json) => {
    const { call } = startLytics();
    const patch = idOf((await call('POST', '/v2/schema/patch/user', { json: { name: 'Loyalty' } })).data);
    const bodies = [
      [`/v2/schema/user/${part}`, json],
      ['/v2/schema/bulk', { [`${part}s`]: [json] }],
      [`/v2/schema/patch/user/${patch}/${part}`, json],
      ['/v2/schema/patch/user', { [`${part}s`]: [json] }],
      [`/v2/schema/patch/user/${patch}`, { [`${part}s`]: [json] }],
    ] as const;
    for (const [path, body] of bodies) {
      expect(await call('POST', path, { json: body })).toMatchObject({
        http: 400,
        errors: [{ code: 'SCHEMA-INVALID-018' }],
      });
    }
  });
  it.each(['string', 'int', 'number', 'bool', 'date', '[]string', 'ts[]int', 'map[string]intsum'])(
    'takes a field of the type %s',
    async (type) => {
      const { call } = startLytics();
      const json = { id: 'loyalty', type };
      expect((await call('POST', '/v2/schema/user/field', { json })).data).toEqual(json);
    },
  );
  it('is for tokens that may change the schema', async () => {
    const { call } = startLytics({ tokens: [{ token: 'reader', roles: ['observer'] }] });
    expect((await call('POST', '/v2/schema/user/publish', { token: 'reader' })).http).toBe(403);
    expect((await call('GET', '/v2/schema/user/version', { token: 'reader' })).http).toBe(200);
  });
});

describe('ranks of identity fields', () => {
  it.each([
    ['what is no identity', ['city']],
    ['a field twice', ['email', 'user_id', 'email']],
    ['no field', []],
  ])('are refused with %s, wherever they are set', async (_, ranks) => {
    const { call } = startLytics();
    const patch = idOf((await call('POST', '/v2/schema/patch/user', { json: { name: 'Loyalty' } })).data);
    const bodies = [
      ['/v2/schema/user/rank', ranks],
      [`/v2/schema/patch/user/${patch}/rank`, ranks],
      [`/v2/schema/patch/user/${patch}`, { ranks }],
      ['/v2/schema/patch/user', { ranks }],
    ] as const;
    for (const [path, json] of bodies) expect((await call('POST', path, { json })).http).toBe(400);
    expect((await call('POST', `/v2/schema/patch/user/${patch}/apply`)).http).toBe(200);
    expect((await call('GET', '/v2/schema/user/rank?version_id=draft')).data).toEqual(['user_id', 'email', '_uids']);
  });
});

describe('patches of the schema', () => {
  it('cannot be sent as applied', async () => {
    const { call } = startLytics();
    const created = await call('POST', '/v2/schema/patch/user', { json: { name: 'Loyalty', applied: true } });
    const path = `/v2/schema/patch/user/${idOf(created.data)}`;
    await call('POST', path, { json: { applied: true } });
    expect((await call('POST', `${path}/apply`)).http).toBe(200);
    await call('POST', path, { json: { applied: false } });
    expect((await call('POST', `${path}/apply`)).http).toBe(409);
  });
  it('gather changes, and move them into the draft once', async () => {
    const { call } = startLytics();
    const id = idOf((await call('POST', '/v2/schema/patch/user', { json: { name: 'Loyalty' } })).data);
    const path = `/v2/schema/patch/user/${id}`;
    await call('POST', `${path}/field`, { json: field });
    await call('POST', `${path}/mapping`, { json: { ...mapping, id: 'm1' } });
    await call('POST', `${path}/rank`, { json: ['email', 'user_id', '_uids'] });
    await call('POST', path, { json: { name: 'Loyalty points' } });
    expect((await call('GET', path)).data).toMatchObject({ name: 'Loyalty points', fields: [field] });
    expect((await call('GET', '/v2/schema/user/field/loyalty?version_id=draft')).http).toBe(404);
    expect((await call('POST', `${path}/apply`)).data).toMatchObject({ applied: true });
    expect((await call('GET', '/v2/schema/user?version_id=draft')).data).toMatchObject({
      mappings: [{ id: 'm1' }],
      ranks: ['email', 'user_id', '_uids'],
    });
    expect((await call('GET', '/v2/schema/user/field/loyalty?version_id=draft')).data).toMatchObject(field);
    expect((await call('POST', `${path}/apply`)).http).toBe(409);
    expect((await call('DELETE', path)).http).toBe(200);
    expect((await call('GET', '/v2/schema/patch/user')).data).toEqual([]);
  });
  it('are of a table that exists', async () => {
    const { call } = startLytics();
    expect((await call('GET', '/v2/schema/patch/stars')).errors).toMatchObject([{ code: 'TABLE-NOTFOUND-009' }]);
  });
});

describe('many parts of the draft at once', () => {
  it.each(['POST', 'PUT'])('are put in by %s, all of them or none', async (method) => {
    const { call } = startLytics();
    const bulk = (json: object) => call(method, '/v2/schema/bulk', { json });
    expect((await bulk({ fields: [field], mappings: [{ ...mapping, stream: '' }] })).http).toBe(400);
    const read = () => call('GET', '/v2/schema/user/field/loyalty?version_id=draft');
    expect((await read()).http).toBe(404);
    expect((await bulk({ fields: [field], mappings: [mapping] })).data).toMatchObject({
      fields: [field],
      mappings: [mapping],
    });
    expect((await read()).data).toMatchObject(field);
    expect((await bulk({})).http).toBe(400);
    expect((await bulk({ table: 'product', fields: [field] })).http).toBe(404);
  });
  it('are those that a query in LQL fills', async () => {
    const { call, account, settle } = startLytics();
    const lql = (body: string) => call('POST', '/v2/schema/lql', { body });
    const query = 'SELECT customer AS user_id, email(mail) AS email, count(x) FROM shop INTO user ALIAS shop';
    expect((await lql(query)).data).toMatchObject({
      fields: [{ id: 'user_id' }, { id: 'email' }],
      mappings: [{ expr: 'customer' }, { field: 'email', expr: 'email(mail)' }],
    });
    await call('POST', '/v2/schema/user/publish');
    await call('POST', '/collect/json/shop', { json: { customer: 'u1', mail: ' Ada@Example.com' } });
    settle();
    expect(account.profile('user_id', 'u1')?.fields).toMatchObject({ email: 'ada@example.com' });
    const twice = 'SELECT mail AS contact, email(mail) AS contact, mail AS contact FROM shop INTO user ALIAS contacts';
    expect((await lql(twice)).data).toMatchObject({
      mappings: [{ id: 'shop:mail:contact' }, { id: 'shop:email(mail):contact' }],
    });
    expect((await lql('SELECT nothing')).http).toBe(400);
    expect((await lql('SELECT a FROM b INTO product ALIAS c')).http).toBe(404);
  });
});

describe('versions of the schema', () => {
  it('are told with as many fields and mappings as their lists show', async () => {
    const { call, account } = startLytics({ streams: { braze_users: brazeUsersMapping } });
    account.addProfile({ user_id: 'u1', city: 'Paris' });
    await call('POST', '/v2/schema/user/field', { json: field });
    await call('POST', '/v2/schema/user/mapping', { json: mapping });
    await call('POST', '/v2/schema/user/publish');
    await call('POST', '/api/query', {
      body: 'SELECT id AS user_id FROM crm INTO user ALIAS crm',
      headers: { 'content-type': 'text/plain' },
    });
    const versions = z
      .array(z.looseObject({ id: z.string() }))
      .parse((await call('GET', '/v2/schema/user/version')).data);
    expect(versions.map(({ id }) => id)).toEqual(['1', '2']);
    for (const version of versions) {
      const listed = async (part: string) =>
        z.array(z.unknown()).parse((await call('GET', `/v2/schema/user/${part}?version_id=${version.id}`)).data).length;
      expect(version).toMatchObject({ fields: await listed('field'), mappings: await listed('mapping') });
      expect(await listed('field')).toBeGreaterThan(12);
    }
  });
});

describe('trials of the schema', () => {
  it('show what a version makes of events, and store nothing', async () => {
    const { call, account, settle } = startLytics();
    await call('POST', '/v2/schema/user/mapping', { json: mapping });
    const trial = (version: string) =>
      call('POST', `/v2/schema/user/evaluate?version_id=${version}`, {
        json: { stream: 'shop', events: [{ customer: 'u1', other: 1 }] },
      });
    expect((await trial('draft')).data).toEqual([
      { entity: { user_id: 'u1' }, keys: [{ key: 'user_id', value: 'u1' }] },
    ]);
    expect((await trial('1')).data).toEqual([{ entity: {}, keys: [] }]);
    expect((await trial('7')).errors).toMatchObject([{ code: 'SCHEMAVERSION-NOTFOUND-011' }]);
    expect((await call('POST', '/v2/schema/product/evaluate', { json: { events: [{}] } })).http).toBe(404);
    settle();
    expect([account.profiles(), account.records()]).toEqual([[], []]);
  });
  it('give the value of an expression, and refuse one that cannot be read', async () => {
    const { call } = startLytics();
    const trial = (expr: string) =>
      call('POST', '/v2/schema/expression/evaluate', { json: { expr, event: { mail: ' A@B.c' } } });
    expect((await trial('email(mail)')).data).toEqual({ value: 'a@b.c' });
    expect((await trial('mail')).data).toEqual({ value: ' A@B.c' });
    expect((await trial('phone')).data).toEqual({ value: null });
    expect((await trial('email(')).errors).toMatchObject([{ code: 'SCHEMA-INVALID-018' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { samplePeople } from '../kit/index.ts';
import { startLytics } from './harness.ts';

describe('reading a profile on v1', () => {
  it('shows fields, public segments and how profiles are found', async () => {
    const { call, account } = startLytics({
      audiences: [
        { slug: 'romans', segmentQl: 'FILTER city = "Rome" FROM user ALIAS romans' },
        { slug: 'secret', segmentQl: 'FILTER * FROM user ALIAS secret', isPublic: false },
      ],
    });
    account.addProfile({ user_id: 'u1', city: 'Rome' });
    expect(await call('GET', '/api/entity/user/user_id/u1')).toMatchObject({
      http: 200,
      status: 200,
      message: 'success',
      data: { user_id: 'u1', city: 'Rome', segments: ['romans'] },
      meta: { by_fields: ['user_id', 'email', '_uids'], format: 'json', name: 'user' },
    });
    const all = await call('GET', '/api/entity/user/user_id/u1?allsegments=true');
    expect(all.data).toMatchObject({ segments: ['all', 'romans', 'secret'] });
    expect((await call('GET', '/api/entity/user/segments/user_id/u1')).data).toEqual(['romans']);
    const bare = await call('GET', '/api/me/user_id/u1?fields=city&segments=false&meta=false');
    expect(bare).toMatchObject({ data: { city: 'Rome' } });
    expect(bare.data).not.toHaveProperty('user_id');
    expect(bare.data).not.toHaveProperty('segments');
    expect(bare.meta).toBeUndefined();
    expect((await call('GET', '/api/me/user_id/u1?fieldBlocklist=city')).data).not.toHaveProperty('city');
  });
  it('finds identities with reserved characters when they are percent-encoded', async () => {
    const { call, account } = startLytics();
    const value = 'a/b+c%d@example.com';
    account.addProfile({ email: value });
    expect((await call('GET', `/api/entity/user/email/${encodeURIComponent(value)}`)).data).toMatchObject({
      email: value,
    });
  });
  it('looks at cookie ids only in the short form, or at every identity where the account is declared so', async () => {
    const cookie = startLytics();
    cookie.account.addProfile({ user_id: 'u1', _uids: ['c1'] });
    expect((await cookie.call('GET', '/api/entity/user/c1')).http).toBe(200);
    expect((await cookie.call('GET', '/api/entity/user/u1')).http).toBe(404);
    const every = startLytics({ behaviour: { shortEntityForm: 'every_identity' } });
    every.account.addProfile({ user_id: 'u1' });
    expect((await every.call('GET', '/api/entity/user/u1')).http).toBe(200);
  });
  it('refuses an unknown person, table, field and switch', async () => {
    const { call, account } = startLytics();
    expect(await call('GET', '/api/entity/user/user_id/u1')).toMatchObject({ http: 404, data: null });
    expect((await call('GET', '/api/entity/content/user_id/u1')).http).toBe(404);
    expect((await call('GET', '/api/entity/user/city/Rome')).http).toBe(400);
    account.addProfile({ user_id: 'u2' });
    expect((await call('GET', '/api/entity/user/user_id/u2?meta=perhaps')).http).toBe(400);
  });
  it('shows numbers as strings where the account is declared so', async () => {
    const { call, account } = startLytics({ behaviour: { numbersAsStrings: true } });
    account.addProfile({ user_id: 'u1', visits: 12, counts: { home: 3 }, vip: true });
    const { data } = await call('GET', '/api/entity/user/user_id/u1');
    expect(data).toMatchObject({ visits: '12', counts: { home: '3' }, vip: true });
  });
  it('stores sample people under the names of Lytics, visible at once', async () => {
    const { call, account } = startLytics();
    const [person] = samplePeople(1);
    account.seed(samplePeople(5));
    const { data } = await call('GET', '/api/entity/user/email/person-0001@example.com');
    expect(data).toMatchObject({ user_id: 'person-0001', first_name: person?.firstName, birth_date: person?.birthday });
    expect(account.profiles()).toHaveLength(5);
  });
});

describe('identities', () => {
  it('stitches profiles when one record carries identities of both', async () => {
    const { account } = startLytics();
    account.addProfile({ user_id: 'u1', city: 'Rome' });
    account.addProfile({ email: 'a@example.com', plan: 'team' });
    account.addProfile({ user_id: 'u1', email: 'a@example.com', _uids: ['c1'] });
    account.addProfile({ user_id: 'u1', _uids: ['c2'] });
    expect(account.profiles()).toHaveLength(1);
    expect(account.profile('email', 'a@example.com')?.fields).toMatchObject({
      user_id: 'u1',
      city: 'Rome',
      plan: 'team',
      _uids: ['c1', 'c2'],
    });
  });
  it('refuses more than 50 identifiers and more than 1,000 values on one profile', () => {
    const { account } = startLytics();
    const cookies = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
    expect(() => account.addProfile({ _uids: cookies(51) })).toThrow('more than 50 identifiers');
    const many = Object.fromEntries(cookies(1000).map((name) => [name, 1]));
    expect(() => account.addProfile({ user_id: 'u1', ...many })).toThrow('more than 1000 values');
    expect(() => account.addProfile({ user_id: 'u1', note: 'x'.repeat(1_048_576) })).toThrow('profile larger');
  });
  it('shows the entity with its keys on v2, found by path or by body', async () => {
    const { call, account } = startLytics();
    account.addProfile({ user_id: 'u1', email: 'a@example.com' });
    const expected = {
      entity: { user_id: 'u1' },
      keys: [
        { key: 'user_id', value: 'u1' },
        { key: 'email', value: 'a@example.com' },
      ],
      fragments: [],
    };
    const found = await call('GET', '/v2/identity/user/email/a@example.com?field_blocklist=email');
    expect(found).toMatchObject({ status: 200, data: expected, request_id: expect.any(String) });
    expect(z.object({ entity: z.json() }).parse(found.data).entity).not.toHaveProperty('email');
    const json = { table: 'user', key: 'user_id', value: 'u1' };
    expect((await call('POST', '/v2/identity/lookup', { json })).data).toMatchObject(expected);
  });
  it('answers the errors of v2 with their codes', async () => {
    const { call } = startLytics();
    const code = async (method: string, path: string, options = {}) =>
      (await call(method, path, options)).errors?.map((error) => error.code);
    expect(await code('GET', '/v2/identity/user/email/nobody@example.com')).toEqual(['ENTITY-NOTFOUND-012']);
    expect(await code('GET', '/v2/identity/stars/email/a')).toEqual(['TABLE-NOTFOUND-009']);
    expect(await code('GET', '/v2/identity/user/city/Rome')).toEqual(['BADREQ-001']);
    const headers = { 'content-type': 'application/json' };
    expect(await code('POST', '/v2/identity/lookup', { headers, body: '{' })).toEqual(['JSON-BADREQ-025']);
    expect(await code('POST', '/v2/identity/lookup', { json: { table: 'user', key: 7, value: 'a' } })).toEqual([
      'BADREQ-001',
    ]);
    expect(await code('POST', '/v2/identity/lookup', { body: '{}' })).toEqual(['BADREQ-001']);
  });
  it('names the identity field of a lookup `field` where the account is declared so', async () => {
    const { call, account } = startLytics({ behaviour: { identityLookupName: 'field' } });
    account.addProfile({ user_id: 'u1' });
    const json = { table: 'user', field: 'user_id', value: 'u1' };
    expect((await call('POST', '/v2/identity/lookup', { json })).http).toBe(200);
    expect(
      (await call('POST', '/v2/identity/lookup', { json: { ...json, field: undefined, key: 'user_id' } })).http,
    ).toBe(400);
  });
});

describe('the attribute store', () => {
  const path = '/v2/attributes/user/user_id/u1';

  it('creates a profile with PATCH, visible after the delay and found by every identity sent', async () => {
    const { call, settle } = startLytics();
    const json = { email: 'a@example.com', visits: 3 };
    expect((await call('PATCH', path, { json })).http).toBe(200);
    expect((await call('GET', path)).errors).toMatchObject([{ code: 'ENTITY-NOTFOUND-012' }]);
    settle();
    expect((await call('GET', path)).data).toEqual(json);
    expect((await call('GET', '/api/entity/user/email/a@example.com')).data).toMatchObject({
      user_id: 'u1',
      visits: 3,
    });
  });
  it('creates none where the account is declared so', async () => {
    const { call } = startLytics({ behaviour: { attributesCreateProfiles: false } });
    expect((await call('PATCH', path, { json: { visits: 3 } })).errors).toMatchObject([
      { code: 'ENTITY-NOTFOUND-012' },
    ]);
  });
  it('changes some values with PATCH, replaces its own with PUT and removes them with DELETE', async () => {
    const { call, account, settle } = startLytics();
    account.addProfile({ user_id: 'u1', city: 'Rome' });
    await call('PATCH', path, { json: { plan: 'team', seats: 4 } });
    await call('PATCH', path, { json: { seats: 5 } });
    settle();
    expect((await call('GET', path)).data).toEqual({ plan: 'team', seats: 5 });
    await call('PUT', path, { json: { tier: 'gold' } });
    settle();
    expect((await call('GET', path)).data).toEqual({ tier: 'gold' });
    expect((await call('DELETE', path)).http).toBe(200);
    settle();
    expect((await call('GET', path)).data).toEqual({});
    expect(account.profile('user_id', 'u1')?.fields).toMatchObject({ user_id: 'u1', city: 'Rome' });
    expect(account.profile('user_id', 'u1')?.fields).not.toHaveProperty('plan');
  });
  it.each([
    ['remove', 200, undefined],
    ['store', 200, null],
    ['refuse', 400, 'Rome'],
  ] as const)('does with null what the account declares: %s', async (nullAttributes, status, city) => {
    const { call, account, settle } = startLytics({ behaviour: { nullAttributes } });
    account.addProfile({ user_id: 'u1', city: 'Rome' });
    expect((await call('PATCH', path, { json: { city: null } })).http).toBe(status);
    settle();
    expect(account.profile('user_id', 'u1')?.fields['city']).toBe(city);
  });
  it('refuses objects in arrays, bodies that are no object, and what breaks a limit', async () => {
    const { call } = startLytics();
    expect((await call('PATCH', path, { json: { orders: [{ id: 1 }] } })).http).toBe(400);
    expect((await call('PATCH', path, { json: [1] })).http).toBe(400);
    expect((await call('PATCH', path, { json: { note: 'x'.repeat(1_048_576) } })).http).toBe(400);
    expect((await call('PATCH', `/v2/attributes/user/user_id/${'u'.repeat(257)}`, { json: {} })).http).toBe(400);
  });
});

describe('erasure', () => {
  const requestSchema = z.object({ request_id: z.string() });

  it('accepts on v1 with 200 and completes later', async () => {
    const { call, account, settle } = startLytics();
    account.addProfile({ user_id: 'u1', email: 'a@example.com' });
    const accepted = await call('DELETE', '/api/entity/user/user_id/u1');
    expect(accepted).toMatchObject({ http: 200, message: 'delete request received', data: { complete: false } });
    const { request_id } = requestSchema.parse(accepted.data);
    expect((await call('GET', '/api/entity/user/email/a@example.com')).http).toBe(200);
    settle();
    expect((await call('GET', `/api/entity/deletestatus/${request_id}`)).data).toEqual({ request_id, complete: true });
    expect((await call('GET', '/api/entity/user/email/a@example.com')).http).toBe(404);
  });
  it('accepts on v2 with 202 and takes as long as the account declares', async () => {
    const { call, account, settle, clock } = startLytics({ erasureDelay: 60_000 });
    account.addProfile({ user_id: 'u1' });
    const accepted = await call('DELETE', '/v2/identity/user/user_id/u1');
    expect(accepted).toMatchObject({ http: 202, status: 202, data: { state: 'pending', completed: false } });
    const { request_id } = requestSchema.parse(accepted.data);
    const status = async () => (await call('GET', `/v2/identity/deletestatus/${request_id}`)).data;
    settle();
    expect(await status()).toMatchObject({ completed: false });
    clock.advance(60_000);
    expect(await status()).toMatchObject({ state: 'completed', completed: true });
    expect(account.profiles()).toEqual([]);
    expect((await call('GET', '/v2/identity/deletestatus/unknown')).http).toBe(404);
  });
  it('answers a bulk request value by value', async () => {
    const { call, account, settle } = startLytics();
    account.addProfile({ user_id: 'u1' });
    const long = 'u'.repeat(257);
    const accepted = await call('DELETE', '/v2/identity/queue/bulk/user/user_id', { json: ['u1', long] });
    expect(accepted).toMatchObject({
      http: 202,
      data: { successes: { u1: expect.any(String) }, errors: { [long]: 'identity value is longer than 256 bytes' } },
    });
    settle();
    expect(account.profiles()).toEqual([]);
    expect(account.erasures()).toMatchObject([{ identity: { value: 'u1' }, complete: true }]);
  });
  it('hides a softly deleted profile and keeps it', async () => {
    const { call, account, settle } = startLytics();
    account.addProfile({ user_id: 'u1' });
    expect((await call('DELETE', '/api/entity/softdelete/user/user_id/u1')).http).toBe(200);
    settle();
    expect((await call('GET', '/api/entity/user/user_id/u1')).http).toBe(404);
    expect(account.hiddenProfiles()).toMatchObject([{ fields: { user_id: 'u1' } }]);
  });
});

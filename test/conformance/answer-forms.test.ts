import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, textOf, type VendorName, vendorNames } from '../harness.ts';
import { createClient, type UnifiedClient } from './client.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());

/** An answer of the vendor's to the same question, as its native surface gives it. */
async function vendorsOwn(vendor: VendorName, method: string, path: string, body?: JsonValue): Promise<JsonValue> {
  const options = body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } };
  const answer = await harness.call(method, `/native/${harness.accounts[vendor]}${path}`, options);
  expect(answer.status).toBe(200);
  return answer.body;
}

/** An answer without the number that Lytics gives each. */
function unnumbered(answer: JsonValue | undefined): JsonObject {
  const { request_id: _, ...rest } = objectOf(answer);
  return rest;
}

const person = 'person-0001';
const raw = 'truto_response_format=raw';
const normalized = 'truto_response_format=normalized';
const debug = 'truto_response_format=debug';

describe('raw', () => {
  const userOf = (vendor: VendorName) => createClient(harness, harness.accounts[vendor]);

  it('is the answer of Iterable as it was sent', async () => {
    const sent = await vendorsOwn('iterable', 'GET', `/api/users/byUserId?userId=${person}`);
    expect(objectOf(sent)).toHaveProperty('user');
    expect((await userOf('iterable').get(person, raw)).body).toEqual(sent);
  });

  it('is the answer of Lytics as it was sent', async () => {
    const sent = await vendorsOwn('lytics', 'GET', `/api/entity/user/user_id/${person}`);
    expect(objectOf(sent)).toHaveProperty('data');
    expect((await userOf('lytics').get(person, raw)).body).toEqual(sent);
  });

  it('is the answer of Braze as it was sent', async () => {
    const { body } = await userOf('braze').get(person, raw);
    expect(body).toMatchObject({ users: [{ external_id: person }], message: 'success' });
  });

  it('is every answer of Segment, by the part of the record that it gives, of paged ones a list', async () => {
    const { body } = await userOf('segment').get(person, raw);
    const page = { cursor: { has_more: false } };
    expect(body).toMatchObject({
      traits: [{ traits: { email: `${person}@example.com` }, ...page }],
      audiences: [{ traits: expect.anything(), ...page }],
      computed_traits: [{ traits: expect.anything(), ...page }],
      external_ids: [{ data: expect.arrayContaining([expect.objectContaining({ id: person })]), ...page }],
      metadata: { metadata: { created_at: expect.any(String) } },
    });
  });

  it('of looked-up users is the answers that they came in, each once', async () => {
    const braze = objectOf((await userOf('braze').list(`ids=person-0001,person-0002&${raw}`)).body);
    expect(braze).toMatchObject({
      result: [{ users: [{ external_id: 'person-0001' }, { external_id: 'person-0002' }], message: 'success' }],
      next_cursor: null,
      result_count: 2,
    });
    const iterable = objectOf((await userOf('iterable').list(`ids=person-0001,person-0002&${raw}`)).body);
    expect(listOf(iterable['result'])).toMatchObject([
      { user: { userId: 'person-0001' } },
      { user: { userId: 'person-0002' } },
    ]);
  });

  it('of a list is the vendor’s page as it was sent, beside our cursors', async () => {
    const { body } = await userOf('lytics').list(`limit=2&${raw}`);
    expect(body).toMatchObject({ result: { data: expect.any(Array), status: 200 }, result_count: 2 });
    expect(textOf(objectOf(body)['next_cursor'])).not.toBe('');
  });

  it.each([
    ['braze', { message: 'success', attributes_processed: 1 }],
    ['iterable', { code: 'Success', params: null }],
    ['segment', { success: true }],
    ['lytics', { data: { first_name: expect.any(String) }, request_id: expect.any(String) }],
  ] as const)('of a write to %s is its answer to the write, and nothing of ours', async (vendor, sent) => {
    const users = userOf(vendor);
    for (const { body } of [
      await users.create({ id: 'raw-1', first_name: 'Ada' }, raw),
      await users.update('raw-1', { first_name: 'Grace' }, raw),
    ]) {
      expect(body).toMatchObject(sent);
      expect(body).not.toHaveProperty('applied');
      expect(body).not.toHaveProperty('first_name');
    }
  });

  it('of a deletion is the answer to the deletion', async () => {
    const users = userOf('braze');
    await users.create({ id: 'raw-2', first_name: 'Ada' });
    expect((await users.remove('raw-2', raw)).body).toEqual({ deleted: 1, message: 'success' });
  });
});

describe.each(vendorNames)('the forms of an answer to a write at %s', (vendor) => {
  let users: UnifiedClient;
  let hasty: UnifiedClient;

  beforeAll(() => {
    users = createClient(harness, harness.accounts[vendor]);
    hasty = createClient(harness, harness.accounts[vendor], { confirms: false });
  });

  it('normalized is the vendor’s record once it is shown, and its answer before', async () => {
    const created = (await users.create({ id: 'form-1', first_name: 'Ada' }, normalized)).body;
    expect(created).toEqual((await users.get('form-1', normalized)).body);
    const change = { first_name: 'Grace' };
    const accepted = (await hasty.update('form-1', change, normalized)).body;
    expect(accepted).not.toHaveProperty('applied');
    const again = objectOf((await hasty.update('form-1', change)).body)['remote_data'];
    expect(unnumbered(accepted)).toEqual(unnumbered(again));
  });

  it('a deletion has no record: normalized is what unified is, and what is to be left out is left out', async () => {
    await users.create({ id: 'form-2', first_name: 'Ada' });
    await users.create({ id: 'form-3', first_name: 'Ada' });
    expect((await hasty.remove('form-2', normalized)).body).toEqual({ id: 'form-2', applied: 'accepted' });
    expect((await hasty.remove('form-3', 'truto_exclude_fields[]=applied')).body).toEqual({ id: 'form-3' });
  });

  it('debug tells the write in front and every other call after it, with what was sent and the status', async () => {
    const created = objectOf((await users.create({ id: 'form-4', first_name: 'Ada' }, debug)).body);
    expect(created['result']).toMatchObject({ id: 'form-4', first_name: 'Ada', applied: 'confirmed' });
    const told = objectOf(created['debug']);
    expect(told).toMatchObject({
      requestUrl: expect.stringMatching(/^https:/),
      requestOptions: {
        method: expect.stringMatching(/POST|PATCH/),
        path: expect.stringMatching(/^\//),
        query: expect.anything(),
      },
      status: expect.toSatisfy((status: number) => status >= 200 && status < 300),
      data: expect.anything(),
      responseHeaders: expect.anything(),
    });
    expect(JSON.stringify(objectOf(told['requestOptions'])['body'])).toContain('Ada');
    const calls = listOf(told['calls']).map(objectOf);
    expect(calls.length).toBeGreaterThan(1);
    expect(calls[0]).toEqual({ ...objectOf(told['requestOptions']), status: told['status'] });

    const updated = objectOf(objectOf((await hasty.update('form-4', { first_name: 'Grace' }, debug)).body)['debug']);
    expect(JSON.stringify(objectOf(updated['requestOptions'])['body'])).toContain('Grace');
    const removed = objectOf((await hasty.remove('form-4', debug)).body);
    expect(removed['result']).toEqual({ id: 'form-4', applied: 'accepted' });
    expect(objectOf(objectOf(removed['debug'])['requestOptions'])['method']).toMatch(/POST|DELETE/);
  });

  it('debug holds no credential', async () => {
    const secrets = Object.values(harness.world.connections[vendor]).filter((value) => value.length > 15);
    const written = await users.create({ id: 'form-6', first_name: 'Ada' }, debug);
    const read = await users.get(person, debug);
    for (const secret of secrets.filter((value) => !value.startsWith('spa_') && !value.includes('://'))) {
      expect(written.text).not.toContain(secret);
      expect(read.text).not.toContain(secret);
    }
  });
});

describe('debug', () => {
  it('tells a call that failed without failing the request, with its status', async () => {
    const users = createClient(harness, harness.accounts.segment);
    const created = objectOf((await users.create({ id: 'form-7', company: { name: 'Acme' } }, debug)).body);
    const calls = listOf(objectOf(created['debug'])['calls']).map(objectOf);
    expect(calls[0]).toMatchObject({ method: 'GET', status: 404 });
    expect(objectOf(objectOf(created['debug'])['requestOptions'])['path']).toBe('/v1/identify');
  });

  it('of a read tells the query that was sent', async () => {
    const users = createClient(harness, harness.accounts.iterable);
    const told = objectOf(objectOf((await users.get(person, debug)).body)['debug']);
    expect(told['requestOptions']).toEqual({
      method: 'GET',
      path: '/api/users/byUserId',
      query: { userId: person },
      body: null,
    });
  });

  it('of a read tells every call of a record in parts, and of a lookup of several', async () => {
    const users = createClient(harness, harness.accounts.segment);
    const told = objectOf(objectOf((await users.get(person, debug)).body)['debug']);
    expect(listOf(told['calls'])).toHaveLength(5);
    const listed = objectOf((await users.list(`ids=person-0001,person-0002&${debug}`)).body);
    expect(listOf(objectOf(listed['debug'])['calls'])).toHaveLength(10);
  });
});

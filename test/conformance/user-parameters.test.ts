import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, listOf, objectOf, startHarness, vendorNames, textOf } from '../harness.ts';
import { createClient, type UnifiedClient } from './client.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 4 });
});
afterAll(() => harness.close());

describe.each(vendorNames)('parameters of users at %s', (vendor) => {
  let users: UnifiedClient;

  beforeAll(() => {
    users = createClient(harness, harness.accounts[vendor]);
  });

  it.each([
    'ids=person-0001,person-0002',
    'ids[]=person-0001&ids[]=person-0002',
    'ids%5B0%5D=person-0001&ids%5B1%5D=person-0002',
    'ids=person-0001&ids=person-0002',
    'ids=person-0001,,person-0002,person-0001',
    'ids=person-0001,email:person-0002@example.com',
  ])('%s lists both users, each once', async (filter) => {
    const { body } = await users.list(filter);
    expect(listOf(objectOf(body)['result']).map((user) => objectOf(user)['id'])).toEqual([
      'person-0001',
      'person-0002',
    ]);
    expect(body).toMatchObject({ result_count: 2, next_cursor: null, prev_cursor: null });
  });

  it('page through a lookup in both directions, with cursors under either name', async () => {
    const filter = 'ids=person-0001,person-0002,person-0003&limit=1';
    const first = objectOf((await users.list(filter)).body);
    expect(first).toMatchObject({ result: [{ id: 'person-0001' }], prev_cursor: null });
    const second = objectOf((await users.list(`${filter}&next_cursor=${textOf(first['next_cursor'])}`)).body);
    expect(second).toMatchObject({ result: [{ id: 'person-0002' }] });
    const third = objectOf((await users.list(`${filter}&next_cursor=${textOf(second['next_cursor'])}`)).body);
    expect(third).toMatchObject({ result: [{ id: 'person-0003' }], next_cursor: null });
    const back = await users.list(`${filter}&prev_cursor=${textOf(third['prev_cursor'])}`);
    expect(back.body).toMatchObject({ result: [{ id: 'person-0002' }] });
    const whole = await users.list(`${filter}&truto_ignore_limit=true`);
    expect(whole.body).toMatchObject({ result_count: 3, next_cursor: null });
  });

  it('pass over values that nobody has, so that a cursor always leads to somebody or to the end', async () => {
    const { body } = await users.list('ids=nobody-1,nobody-2,person-0003,nobody-3&limit=1');
    const { next_cursor: next, result } = objectOf(body);
    expect(result).toMatchObject([{ id: 'person-0003' }]);
    const last = await users.list(`ids=nobody-1,nobody-2,person-0003,nobody-3&limit=1&next_cursor=${textOf(next)}`);
    expect(last.body).toMatchObject({ result: [], next_cursor: null });
  });

  it('refuse a cursor that was changed, or is another filter’s or account’s', async () => {
    const { body } = await users.list('ids=person-0001,person-0002&limit=1');
    const cursor = textOf(objectOf(body)['next_cursor']);
    const other = harness.accounts[vendor === 'braze' ? 'lytics' : 'braze'];
    for (const answer of [
      await users.list(`ids=person-0001,person-0002&limit=1&next_cursor=${cursor.slice(0, -3)}AAA`),
      await users.list(`ids=person-0001,person-0002&limit=1&next_cursor=abc`),
      await users.list(`ids=person-0001,person-0003&limit=1&next_cursor=${cursor}`),
      await users.list(`emails=person-0001@example.com&next_cursor=${cursor}`),
      await createClient(harness, other).list(`ids=person-0001,person-0002&limit=1&next_cursor=${cursor}`),
    ]) {
      expect(answer.body).toMatchObject({ statusCode: 400, code: 'invalid_cursor' });
    }
  });

  it('count as absent when they are empty', async () => {
    const empty =
      'next_cursor=&prev_cursor=&limit=&emails=&emails[]=&truto_key_by=&truto_exclude_fields[]=&remote_query=';
    const { status, body } = await users.list(`ids=person-0001&${empty}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ result: [{ id: 'person-0001' }] });
    expect((await users.get('person-0001', 'truto_response_format=&truto_ignore_remote_data=')).status).toBe(200);
  });

  it.each(['0', '-1', '1.5', 'many', '1001'])('refuse limit=%s', async (limit) => {
    expect((await users.list(`ids=person-0001&limit=${limit}`)).body).toMatchObject({
      statusCode: 400,
      code: 'invalid_request',
      errors: [{ path: 'limit' }],
    });
  });

  it('shape the answer: remote data, fields, and the key of the list', async () => {
    const whole = objectOf((await users.get('person-0001')).body);
    expect(whole).toMatchObject({ id: 'person-0001', remote_data: expect.anything() });
    const { remote_data: _, ...bare } = whole;
    expect((await users.get('person-0001', 'truto_ignore_remote_data=true')).body).toEqual(bare);
    const { gender: __, birthday: ___, address: ____, ...less } = bare;
    const excluded = 'truto_exclude_fields[]=gender,birthday&truto_exclude_fields[1]=address';
    expect((await users.get('person-0001', `truto_ignore_remote_data=true&${excluded}`)).body).toEqual(less);
    const keyed = await users.list('ids=person-0001,person-0002&truto_key_by=id&truto_ignore_remote_data=true');
    expect(keyed.body).toMatchObject({
      result: { 'person-0001': bare, 'person-0002': { id: 'person-0002' } },
      result_count: 2,
    });
    const ambiguous = await users.list('ids=person-0001,person-0002&truto_key_by=user_type');
    expect(ambiguous.body).toMatchObject({ statusCode: 400, code: 'invalid_request' });
  });

  it('answer in the format that is asked for', async () => {
    const whole = objectOf((await users.get('person-0001')).body);
    const remote = whole['remote_data'];
    expect((await users.get('person-0001', 'truto_response_format=unified')).body).toEqual(whole);
    expect((await users.get('person-0001', 'truto_response_format=normalized')).body).toEqual(remote);
    const debug = {
      requestUrl: expect.stringMatching(/^https:/),
      requestOptions: { method: expect.stringMatching(/^(GET|POST)$/) },
      data: expect.anything(),
      resultCount: 1,
    };
    const debugged = await users.get('person-0001', 'truto_response_format=debug');
    expect(debugged.body).toMatchObject({ result: whole, debug });
    expect(objectOf(objectOf(debugged.body)['debug'])['responseHeaders']).toBeTypeOf('object');
    expect((await users.list('ids=person-0001&truto_response_format=normalized')).body).toMatchObject({
      result: [remote],
      result_count: 1,
    });
    expect((await users.list('ids=person-0001&truto_response_format=debug')).body).toMatchObject({
      result: [whole],
      debug,
    });
    const unknown = await users.list('ids=person-0001&truto_response_format=stream');
    expect(unknown.body).toMatchObject({ statusCode: 400, errors: [{ path: 'truto_response_format' }] });
  });

  it('refuse what does not go with the format, and nothing that holds anyway', async () => {
    const raw = 'ids=person-0001&truto_response_format=raw';
    const normalized = 'ids=person-0001&truto_response_format=normalized';
    for (const [filter, path] of [
      [`${raw}&truto_exclude_fields[]=gender`, 'truto_exclude_fields'],
      [`${normalized}&truto_exclude_fields[]=gender`, 'truto_exclude_fields'],
      [`${raw}&truto_key_by=id`, 'truto_key_by'],
    ] as const) {
      expect((await users.list(filter)).body).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
    }
    const excluded = 'truto_response_format=raw&truto_exclude_fields[]=gender';
    expect((await users.get('person-0001', excluded)).body).toMatchObject({ code: 'invalid_request' });
    for (const filter of [raw, normalized]) {
      const plain = await users.list(filter);
      expect((await users.list(`${filter}&truto_ignore_remote_data=true`)).body).toEqual(plain.body);
    }
  });

  it('hand remote_query to the vendor as it is, on every call', async () => {
    const { requests } = harness.sandbox[vendor];
    const parameters = 'remote_query[locale]=de%20DE&remote_query[tag]=a';
    const sendings: [string, () => Promise<unknown>][] = [
      ['get', () => users.get('person-0001', parameters)],
      ['list', () => users.list(`ids=person-0001&${parameters}`)],
      ['create', () => users.create({ id: 'remote-1', first_name: 'Ada' }, parameters)],
      ['update', () => users.update('remote-1', { first_name: 'Grace' }, parameters)],
      ['delete', () => users.remove('remote-1', parameters)],
    ];
    for (const [method, send] of sendings) {
      const before = requests.length;
      await send();
      const targets = requests.slice(before).map(({ target }) => new URL(target, 'https://vendor.test').searchParams);
      expect(
        targets.some((query) => query.get('locale') === 'de DE' && query.get('tag') === 'a'),
        method,
      ).toBe(true);
    }
  });

  it('refuse what would do nothing, and say what there is', async () => {
    for (const { body } of [
      await users.get('person-0001', 'expand=everything'),
      await users.get('person-0001', 'truto_key_by=id'),
      await users.list('ids=person-0001&truto_super_query=apac'),
      await users.create({ id: 'x' }, 'upsert=true'),
      await users.remove('person-0001', 'hard=true'),
    ]) {
      expect(body).toMatchObject({ statusCode: 400, code: 'invalid_request', errors: [{ path: expect.anything() }] });
    }
    expect((await users.get('person-0001')).status).toBe(200);
  });

  it.each(['limit=5', 'next_cursor=abc', 'prev_cursor=abc'])(
    'refuse %s where there are no pages',
    async (parameter) => {
      const [path] = parameter.split('=');
      for (const { body } of [
        await users.get('person-0001', parameter),
        await users.create({ id: 'x' }, parameter),
        await users.update('person-0001', { first_name: 'Ada' }, parameter),
        await users.remove('person-0001', parameter),
      ]) {
        expect(body).toMatchObject({ statusCode: 400, code: 'invalid_request', errors: [{ path }] });
        expect(objectOf(body)['message']).toContain('It takes integrated_account_id, remote_query[...]');
      }
      expect((await users.get('person-0001', 'limit=&next_cursor=&prev_cursor=')).status).toBe(200);
    },
  );

  it('refuse filters that the vendor cannot honour, and name those that it can', async () => {
    expect((await users.list('first_name=Ada')).body).toMatchObject({
      statusCode: 422,
      code: 'unsupported_filter',
      message: expect.stringContaining('There are: ids, emails'),
      errors: [{ path: 'first_name' }],
    });
    expect((await users.list('created_at[gt]=2026-01-01')).body).toMatchObject({ errors: [{ path: 'created_at' }] });
    expect((await users.list('ids=a&emails=b')).body).toMatchObject({ code: 'unsupported_filter' });
    expect((await users.list('user_type=admin')).body).toMatchObject({ errors: [{ path: 'user_type' }] });
    expect((await users.list('ids=person-0001&user_type=end_user')).status).toBe(200);
  });
});

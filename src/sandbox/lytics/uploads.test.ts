import { describe, expect, it } from 'vitest';
import { adminToken, startLytics } from './harness.ts';
import { brazeUsersMapping } from './streams.ts';

const csv = { 'content-type': 'application/csv' };
const bulkUrl = 'https://bulk.lytics.io/collect/bulk/default';

describe('JSON upload', () => {
  it('queues records that are visible only after the delay', async () => {
    const { call, account, settle } = startLytics();
    const sent = await call('POST', '/collect/json/default', {
      json: [{ user_id: 'u1', city: 'Rome' }, { user_id: 'u2' }],
    });
    expect(sent).toMatchObject({
      http: 200,
      status: 200,
      message: 'success',
      data: {
        message_count: 2,
        rejected_count: 0,
        'content-type': 'application/json',
        droperrors: false,
        dryrun: false,
        timestamp_field: '',
        filename: '',
      },
    });
    expect((await call('GET', '/api/entity/user/user_id/u1')).http).toBe(404);
    settle();
    expect((await call('GET', '/api/entity/user/user_id/u1')).data).toMatchObject({ user_id: 'u1', city: 'Rome' });
    expect(account.profiles()).toHaveLength(2);
  });
  it('stores records of an unmapped stream without touching a profile, though it answers success', async () => {
    const { call, account, settle } = startLytics();
    const sent = await call('POST', '/collect/json/elsewhere', { json: { user_id: 'u1' } });
    expect(sent.data).toMatchObject({ message_count: 1, rejected_count: 0 });
    settle();
    expect(account.profiles()).toEqual([]);
    expect(account.discarded()).toMatchObject([
      { stream: 'elsewhere', outcome: { discarded: 'stream "elsewhere" has no mapping' } },
    ]);
  });
  it('discards records without an identity, or with one that is too long, after accepting them', async () => {
    const { call, account, settle } = startLytics();
    await call('POST', '/collect/json/default', { json: [{ city: 'Rome' }, { user_id: 'u'.repeat(257) }] });
    settle();
    expect(account.discarded().map(({ outcome }) => outcome)).toEqual([
      { discarded: 'no identity field' },
      { discarded: 'identifier longer than 256 bytes' },
    ]);
  });
  it('refuses objects in arrays: alone with 400, in a batch as a rejected record', async () => {
    const { call, account, settle } = startLytics();
    const bad = { user_id: 'u1', orders: [{ id: 1 }] };
    expect(await call('POST', '/collect/json/default', { json: bad })).toMatchObject({ http: 400, data: null });
    const batch = await call('POST', '/collect/json/default', { json: [bad, { user_id: 'u2', tags: ['a', 'b'] }, 7] });
    expect(batch.data).toMatchObject({ message_count: 1, rejected_count: 2 });
    settle();
    expect(account.profiles().map(({ fields }) => fields)).toMatchObject([{ user_id: 'u2', tags: ['a', 'b'] }]);
  });
  it('takes 4 KB alone and 16 KB in a batch', async () => {
    const { call } = startLytics();
    const record = { user_id: 'u1', note: 'x'.repeat(5000) };
    expect((await call('POST', '/collect/json/default', { json: record })).http).toBe(400);
    expect((await call('POST', '/collect/json/default', { json: [record] })).data).toMatchObject({ message_count: 1 });
    const larger = { user_id: 'u1', note: 'x'.repeat(17_000) };
    expect((await call('POST', '/collect/json/default', { json: [larger] })).data).toMatchObject({ rejected_count: 1 });
  });
  it('only checks with dryrun', async () => {
    const { call, account, settle } = startLytics();
    const sent = await call('POST', '/collect/json/default?dryrun=true', { json: [{ user_id: 'u1' }, 1] });
    expect(sent.data).toMatchObject({ message_count: 1, rejected_count: 1, dryrun: true });
    settle();
    expect(account.records()).toEqual([]);
  });
  it('lets no older event replace a newer value when a field names the time', async () => {
    const { call, settle } = startLytics();
    const sent = [
      { user_id: 'u1', plan: 'new', at: '2025-06-02T00:00:00Z' },
      { user_id: 'u1', plan: 'old', at: '2025-06-01T00:00:00Z', city: 'Rome' },
    ];
    await call('POST', '/collect/json/default?timestamp_field=at', { json: sent });
    settle();
    const { data } = await call('GET', '/api/entity/user/user_id/u1');
    expect(data).toMatchObject({ plan: 'new', city: 'Rome', last_active_ts: '2025-06-02T00:00:00.000Z' });
  });
  it.each([
    ['malformed JSON', { headers: { 'content-type': 'application/json' }, body: '{"a"' }],
    ['another content type', { body: '{"user_id":"u1"}' }],
    ['a body over 10 MB', { headers: { 'content-type': 'application/json' }, body: `"${'x'.repeat(10_485_760)}"` }],
  ])('refuses %s', async (_, options) => {
    const { call } = startLytics();
    expect(await call('POST', '/collect/json/default', options)).toMatchObject({ http: 400, data: null });
  });
});

describe('bulk upload', () => {
  it('reads CSV with quotes, delimiters, given headers and appended fields', async () => {
    const { call, account, settle } = startLytics();
    const append = encodeURIComponent('{"source":"file"}');
    const body = 'u1|"Ada ""the first"""|\nu2|"two\nlines|one cell"|Paris\n';
    const sent = await call(
      'POST',
      `${bulkUrl}?delimiter=%7C&headers=user_id,name,city&append=${append}&filename=a.csv`,
      {
        headers: csv,
        body,
      },
    );
    expect(sent.data).toMatchObject({ message_count: 2, 'content-type': 'application/csv', filename: 'a.csv' });
    settle();
    expect(account.records().map(({ record }) => record)).toEqual([
      { user_id: 'u1', name: 'Ada "the first"', source: 'file' },
      { user_id: 'u2', name: 'two\nlines|one cell', city: 'Paris', source: 'file' },
    ]);
  });
  it('stops at the first bad row and keeps the rows before it', async () => {
    const { call, account } = startLytics();
    const body = 'user_id,city\nu1,Rome\nu2,Paris,France\nu3,Oslo';
    const stopped = await call('POST', bulkUrl, { headers: csv, body });
    expect(stopped).toMatchObject({ http: 400, message: 'record 2: 3 cells under 2 headers' });
    expect(account.records()).toHaveLength(1);
  });
  it('leaves bad rows out with droperrors', async () => {
    const { call, account } = startLytics();
    const body = 'user_id,city\nu1,Rome\nu2,"Par"is\nu3,Oslo';
    const sent = await call('POST', `${bulkUrl}?droperrors=true`, { headers: csv, body });
    expect(sent.data).toMatchObject({ message_count: 2, rejected_count: 1, droperrors: true });
    expect(account.records().map(({ record }) => record['user_id'])).toEqual(['u1', 'u3']);
  });
  it('reads gzip, and JSON by content type', async () => {
    const { call } = startLytics();
    const packed = new Blob(['user_id\nu1\nu2']).stream().pipeThrough(new CompressionStream('gzip'));
    const body = await new Response(packed).arrayBuffer();
    const headers = { ...csv, 'content-encoding': 'gzip' };
    expect((await call('POST', bulkUrl, { headers, body })).data).toMatchObject({ message_count: 2 });
    expect((await call('POST', bulkUrl, { headers, body: 'no gzip' })).http).toBe(400);
    expect((await call('POST', bulkUrl, { json: [{ user_id: 'u1' }] })).data).toMatchObject({ message_count: 1 });
    expect((await call('POST', bulkUrl, { headers: { 'content-type': 'text/html' }, body: 'x' })).http).toBe(400);
  });
  it('serves nothing else on the bulk host', async () => {
    const { call } = startLytics();
    expect((await call('GET', 'https://bulk.lytics.io/api/segment')).http).toBe(404);
  });
});

describe('webhook intake', () => {
  const streams = { braze_users: brazeUsersMapping };
  const identityFields = ['user_id', 'br_user_id', 'email', 'tw_uid'];

  it('maps the webhooks of Braze to profile fields and leaves empty values out', async () => {
    const { call, account, settle } = startLytics({ streams, identityFields });
    const json = {
      braze_id: 'b1',
      email: ' Ada@Example.com ',
      phone_number: 442079460000,
      date_of_birth: '1990-05-01T00:00:00Z',
      twitter_handle: '',
      unmapped: 1,
    };
    const sent = await call('POST', `/c/${account.aid}/braze_users?key=${adminToken}`, { token: undefined, json });
    expect(sent).toMatchObject({ http: 200, message: 'success' });
    settle();
    const { fields, keys } = account.profile('br_user_id', 'b1') ?? {};
    expect(fields).toMatchObject({ email: 'ada@example.com', phone: '442079460000', birth_date: '1990-05-01' });
    expect(fields).not.toHaveProperty('unmapped');
    expect(keys).toEqual([
      { key: 'br_user_id', value: 'b1' },
      { key: 'email', value: 'ada@example.com' },
    ]);
  });
  it('wants the account number, not its id, and a token with the role for it', async () => {
    const tokens = [
      { token: adminToken, roles: ['admin'] as const },
      { token: 'w', roles: ['data_write'] as const },
    ];
    const { call, account } = startLytics({ tokens });
    const json = { user_id: 'u1' };
    expect((await call('POST', `/c/${account.id}/default?key=${adminToken}`, { json })).http).toBe(404);
    expect((await call('POST', `/c/${account.aid}/default`, { json })).http).toBe(400);
    expect((await call('POST', `/c/${account.aid}/default?key=w`, { json, token: undefined })).http).toBe(403);
    expect((await call('POST', `/c/${account.aid}/default?key=x`, { json, token: undefined })).http).toBe(401);
  });
});

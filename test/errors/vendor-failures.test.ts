import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Transport } from '../../src/index.ts';
import { type Harness, objectOf, startHarness, textOf, vendorNames } from '../harness.ts';
import { expectError } from './envelope.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());
beforeEach(() => {
  for (const vendor of harness.sandbox.vendors) vendor.faults.clear();
});

const json = { 'content-type': 'application/json' };
const lists = { braze: 'segments?', iterable: 'channels?', segment: 'iam-users?', lytics: 'segments?' };
const codes: Record<number, string> = {
  400: 'remote_rejected',
  401: 'remote_unauthorized',
  402: 'remote_rejected',
  403: 'remote_forbidden',
  404: 'remote_not_found',
  405: 'remote_rejected',
  408: 'remote_failed',
  409: 'remote_conflict',
  410: 'remote_rejected',
  413: 'remote_rejected',
  418: 'remote_rejected',
  422: 'remote_rejected',
  429: 'remote_rate_limited',
  451: 'remote_rejected',
  500: 'remote_failed',
  501: 'remote_failed',
  502: 'remote_failed',
  503: 'remote_failed',
  504: 'remote_failed',
};

describe.each(vendorNames)('a failure of %s', (vendor) => {
  const call = () => harness.call('GET', `/proxy/${lists[vendor]}integrated_account_id=${harness.accounts[vendor]}`);

  it.each(Object.entries(codes))('keeps the status %s, and the answer', async (status, code) => {
    const said = { message: 'No.', details: { at: ['a', 1, null] } };
    const fault = { kind: 'status', status: Number(status), headers: json, body: JSON.stringify(said) } as const;
    harness.sandbox[vendor].faults.add({ times: 1, fault });
    const body = expectError(await call(), Number(status), code);
    expect(body).toMatchObject({ truto_is_remote_error: true, raw_response: said });
  });

  it('is told in the vendor’s own words where it has some', async () => {
    const page = '<!doctype html><title>Bad gateway</title>';
    const fault = { kind: 'status', status: 502, headers: { 'content-type': 'text/html' }, body: page } as const;
    harness.sandbox[vendor].faults.add({ times: 1, fault });
    const html = expectError(await call(), 502, 'remote_failed');
    expect(html).toMatchObject({ raw_response: page });
    expect(html['message']).not.toContain('<');
    const text = { kind: 'status', status: 400, headers: { 'content-type': 'text/plain' }, body: 'Bad day' } as const;
    harness.sandbox[vendor].faults.add({ times: 1, fault: text });
    expect(expectError(await call(), 400, 'remote_rejected')['message']).toContain('400: Bad day.');
  });

  it('in an answer that is not what it says is ours to tell, and the vendor’s fault', async () => {
    harness.sandbox[vendor].faults.add({ times: 1, fault: { kind: 'malformed_body' } });
    const body = expectError(await call(), 502, 'remote_invalid_response');
    expect(body).toMatchObject({ truto_is_remote_error: true, raw_response: '{"cut' });
  });

  it.each([
    ['that refuses the connection', 'refused_connection', 'the connection was refused'],
    ['that closes before it answers', 'lost_answer', 'the connection was reset'],
    ['that closes within its answer', 'cut_body', 'the connection was reset'],
  ] as const)('%s is a 502 without an answer', async (_what, kind, says) => {
    harness.sandbox[vendor].faults.add({ times: 1, fault: { kind } });
    const body = expectError(await call(), 502, 'remote_failed');
    expect(body).toMatchObject({ truto_is_remote_error: true, retryable: true });
    expect(body).not.toHaveProperty('raw_response');
    expect(body['message']).toContain(says);
  });

  it('that never comes is a 504', async () => {
    const until = () => new Promise<void>(() => {});
    harness.sandbox[vendor].faults.add({ times: 1, fault: { kind: 'latency', until } });
    const body = expectError(await call(), 504, 'remote_timeout');
    expect(body).toMatchObject({ truto_is_remote_error: true, retryable: true });
  });

  it('to let us in marks the account, until a call succeeds again', async () => {
    const path = `/integrated-account/${harness.accounts[vendor]}`;
    await harness.call('PATCH', path, { body: { verify: true } });
    const fault = { kind: 'status', status: 401, headers: json, body: '{"message": "Who are you?"}' } as const;
    // The call, and the check of the credential by which it is confirmed.
    harness.sandbox[vendor].faults.add({ times: 2, fault });
    expectError(await call(), 401, 'remote_unauthorized');
    expect((await harness.call('GET', path)).body).toMatchObject({
      status: 'needs_reauth',
      last_error: { code: 'remote_unauthorized', status: 401, message: expect.stringContaining('Who are you?') },
    });
    await harness.call('GET', `/custom/x?integrated_account_id=${harness.accounts[vendor]}`);
    expect((await harness.call('GET', path)).body).toMatchObject({ status: 'needs_reauth' });
    expect((await harness.call('PATCH', path, { body: { verify: true } })).body).toMatchObject({
      status: 'active',
      last_error: null,
    });
  });
});

describe('a 401', () => {
  it.each(vendorNames)(
    'of %s to one call says nothing of an account whose credential passes its check',
    async (name) => {
      const path = `/integrated-account/${harness.accounts[name]}`;
      await harness.call('PATCH', path, { body: { verify: true } });
      const fault = { kind: 'status', status: 401, headers: json, body: '{}' } as const;
      harness.sandbox[name].faults.add({ times: 1, fault });
      const call = `/proxy/${lists[name]}&integrated_account_id=${harness.accounts[name]}`.replace('?&', '?');
      expectError(await harness.call('GET', call), 401, 'remote_unauthorized');
      expect((await harness.call('GET', path)).body).toMatchObject({ status: 'active', last_error: null });
    },
  );

  it('of a server that takes no credential of the account says nothing of it', async () => {
    const cohort = {
      client_secret: 'wrong',
      partner_api_key: 'wrong',
      name: 'x',
      cohort_id: 'x',
      created_at: '2026-01-01T00:00:00Z',
    };
    const call = `/proxy/partner-cohorts/upsert?partner_name=x&integrated_account_id=${harness.accounts.braze}`;
    expectError(await harness.call('POST', call, { body: cohort }), 401, 'remote_unauthorized');
    const { body } = await harness.call('GET', `/integrated-account/${harness.accounts.braze}`);
    expect(body).toMatchObject({ status: 'active', last_error: null });
  });

  it('is the vendor’s only when it says so', async () => {
    const fault = { kind: 'status', status: 401, headers: json, body: '{}' } as const;
    harness.sandbox.braze.faults.add({ times: 1, fault });
    const path = `/proxy/segments?integrated_account_id=${harness.accounts.braze}`;
    const theirs = await harness.call('GET', path);
    expect(objectOf(theirs.body)).toMatchObject({ truto_is_remote_error: true });
    expect(theirs.headers.get('www-authenticate')).toBeNull();
    const ours = await harness.call('GET', path, { token: 'wrong' });
    expect(objectOf(ours.body)).not.toHaveProperty('truto_is_remote_error');
    expect(ours.headers.get('www-authenticate')).toBe('Bearer realm="crosswalk"');
  });
});

describe('a status that HTTP does not know', () => {
  let status = 200;
  let odd: Harness;
  let id: string;

  beforeAll(async () => {
    const headers = Object.entries(json);
    const transport: Transport = {
      send: () => Promise.resolve({ status, headers, body: new TextEncoder().encode('{}') }),
    };
    odd = await startHarness({ people: 1, crosswalk: { transport } });
    const context = { instance: 'US-01', api_key: 'key-1234567890' };
    const body = { tenant_id: 'a', integration: 'braze', context, verify: false };
    id = textOf(objectOf((await odd.call('POST', '/integrated-account', { body })).body)['id']);
  });
  afterAll(() => odd.close());

  it.each([
    [199, 502],
    [300, 300],
    [399, 399],
    [600, 502],
    [999, 502],
  ])('is a failure of the vendor: %i', async (given, passedOn) => {
    status = given;
    expectError(await odd.call('GET', `/custom/x?integrated_account_id=${id}`), 502, 'remote_failed');
    const native = await odd.call('GET', `/native/${id}/x`);
    expect([native.status, native.headers.get('x-crosswalk-answer')]).toEqual([
      passedOn,
      passedOn === given ? 'vendor' : null,
    ]);
  });

  it('is a success when it looks like one', async () => {
    status = 299;
    const answer = await odd.call('GET', `/custom/x?integrated_account_id=${id}`);
    expect([answer.status, objectOf(answer.body)['result']]).toEqual([299, {}]);
  });
});

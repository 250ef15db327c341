import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, objectOf, startHarness, textOf } from '../harness.ts';
import { isReplay, occurrence, track, users, write, writesTo } from './kit.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.clock.advance(5000);
  harness.sandbox.braze.faults.clear();
  harness.sandbox.braze.requests.length = 0;
});

/** Lets Braze answer the next calls of a path in this way. */
const failNext = (status: number, more: { headers?: Record<string, string>; body?: string } = {}, times = 1) =>
  harness.sandbox.braze.faults.add({ path: '/users/track', times, fault: { kind: 'status', status, ...more } });

describe('a repeat of a write with the same key', () => {
  it.each<[string, { method?: string; path?: string; body?: JsonObject }]>([
    ['a unified write', { path: users, body: { id: 'ada-1', first_name: 'Ada' } }],
    ['a change', { method: 'PATCH', path: `${users}/person-0001`, body: { last_name: 'Lovelace' } }],
    ['a declared vendor call', { path: '/proxy/users/track' }],
    ['an undeclared vendor call', { path: track }],
  ])('gets the first answer to %s, and the vendor no second call', async (what, asked) => {
    const first = await write(harness, { key: `once ${what}`, ...asked });
    expect(first.status).toBeLessThan(300);
    const made = harness.sandbox.braze.requests.length;
    const second = await write(harness, { key: `once ${what}`, ...asked });
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect([isReplay(first), isReplay(second)]).toEqual([false, true]);
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(harness.sandbox.braze.requests).toHaveLength(made);
  });

  it('has a request id of its own, and names that of the first call', async () => {
    const first = await write(harness, { key: 'ids', headers: { 'x-request-id': 'first-call' } });
    const second = await write(harness, { key: 'ids', headers: { 'x-request-id': 'second-call' } });
    expect(first.headers.get('x-request-id')).toBe('first-call');
    expect(second.headers.get('x-request-id')).toBe('second-call');
    expect(second.headers.get('x-original-request-id')).toBe('first-call');
  });

  it('gets the answer to a deletion, not that there is nothing to delete', async () => {
    const created = await harness.call('POST', '/link-token', { body: { tenant_id: 'acme' } });
    const path = `/link-token/${textOf(objectOf(created.body)['id'])}`;
    const first = await write(harness, { key: 'gone', method: 'DELETE', path });
    const second = await write(harness, { key: 'gone', method: 'DELETE', path });
    expect([first.status, isReplay(second), second.text]).toEqual([200, true, first.text]);
  });

  it('gets the same new token, which nobody else is shown again', async () => {
    const asked = { key: 'token', path: '/api-token', body: { name: 'once', scopes: ['read'] } };
    const [first, second] = [await write(harness, asked), await write(harness, asked)];
    expect(objectOf(first.body)['token']).toMatch(/^cw_/);
    expect([second.status, second.text]).toEqual([201, first.text]);
    const reader = await harness.crosswalk.api.tokens.create({ name: 'other', scopes: ['admin'], tenantId: 'other' });
    const theirs = await write(harness, { ...asked, token: reader.token });
    expect(theirs.text).not.toBe(first.text);
    expect(isReplay(theirs)).toBe(false);
  });

  it('gets a refusal that is final, with the id of the request that was refused', async () => {
    failNext(400, { body: '{"message":"no"}', headers: { 'content-type': 'application/json' } });
    const [first, second] = [await write(harness, { key: 'final' }), await write(harness, { key: 'final' })];
    expect(first.body).toMatchObject({ code: 'remote_rejected', retryable: false });
    expect([second.status, second.text, isReplay(second)]).toEqual([first.status, first.text, true]);
    expect(writesTo(harness, 'braze')).toBe(1);
  });

  it('gets the doubt of an answer that was lost, and the event is not sent again', async () => {
    harness.sandbox.braze.faults.add({ path: '/users/track', times: 1, fault: { kind: 'lost_answer' } });
    const [first, second] = [await write(harness, { key: 'lost' }), await write(harness, { key: 'lost' })];
    expect(first.body).toMatchObject({ code: 'remote_failed', retryable: false });
    expect(second.text).toBe(first.text);
    expect(writesTo(harness, 'braze')).toBe(1);
  });

  it('is made after a refusal that says it may succeed later', async () => {
    failNext(429, { headers: { 'retry-after': '1' } });
    const first = await write(harness, { key: 'later' });
    expect(first.body).toMatchObject({ code: 'remote_rate_limited', retryable: true });
    const [second, third] = [await write(harness, { key: 'later' }), await write(harness, { key: 'later' })];
    expect([second.status, isReplay(second)]).toEqual([201, false]);
    expect([third.text, isReplay(third)]).toEqual([second.text, true]);
    expect(writesTo(harness, 'braze')).toBe(2);
  });

  it('is made when the way to the vendor was closed', async () => {
    harness.sandbox.braze.faults.add({ path: '/users/track', times: 1, fault: { kind: 'refused_connection' } });
    expect((await write(harness, { key: 'closed' })).body).toMatchObject({ retryable: true });
    expect((await write(harness, { key: 'closed' })).status).toBe(201);
  });

  it('gets binary answers byte for byte, and none where there was none', async () => {
    const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));
    failNext(200, { body: bytes, headers: { 'content-type': 'application/octet-stream' } });
    const [first, second] = [await write(harness, { key: 'bytes' }), await write(harness, { key: 'bytes' })];
    expect([isReplay(second), second.text]).toEqual([true, first.text]);
    failNext(204);
    expect((await write(harness, { key: 'empty' })).status).toBe(204);
    const empty = await write(harness, { key: 'empty' });
    expect([empty.status, empty.text, isReplay(empty)]).toEqual([204, '', true]);
  });

  it('hears of an answer that is too large to keep, and is not made', async () => {
    const body = JSON.stringify({ large: 'x'.repeat(1024 * 1024) });
    failNext(200, { body, headers: { 'content-type': 'application/json' } }, 2);
    const first = await write(harness, { key: 'large' });
    expect(first.body).toEqual({ result: JSON.parse(body), next_cursor: null, prev_cursor: null });
    const second = await write(harness, { key: 'large' });
    expect(second.body).toMatchObject({ statusCode: 409, code: 'idempotency_answer_not_kept', retryable: false });
    expect(writesTo(harness, 'braze')).toBe(1);
  });
});

it('a repeat of a write whose streamed answer broke off hears of it as the first caller did, and it is not made again', async () => {
  harness.sandbox.braze.faults.add({ path: '/users/track', times: 1, fault: { kind: 'cut_body' } });
  const asked = { key: 'cut', path: '/proxy/users/track?truto_response_format=stream' };
  const [first, second] = [await write(harness, asked), await write(harness, asked)];
  expect(first.body).toMatchObject({ code: 'remote_failed', retryable: false });
  expect(first.text).toContain('had begun with the status 201');
  expect([second.status, second.text, isReplay(second)]).toEqual([first.status, first.text, true]);
  expect(writesTo(harness, 'braze')).toBe(1);
});

describe('another call with the same key', () => {
  it('is refused on the same address, whatever differs, and nothing is done', async () => {
    await write(harness, { key: 'reused' });
    const other = await write(harness, { key: 'reused', body: { ...occurrence, more: 1 } });
    expect(other.body).toMatchObject({ statusCode: 422, code: 'idempotency_key_reused' });
    const asked = await write(harness, { key: 'reused', path: `${track}?a=1` });
    expect(asked.body).toMatchObject({ statusCode: 422, code: 'idempotency_key_reused' });
    expect(writesTo(harness, 'braze')).toBe(1);
  });

  it('is a call of its own on another address, for another account, and with other rights', async () => {
    await write(harness, { key: 'shared' });
    const { token } = await harness.crosswalk.api.tokens.create({ name: 'w', scopes: ['write'], tenantId: 'acme' });
    const answers = [
      await write(harness, { key: 'shared', path: '/proxy/users/track' }),
      await write(harness, { key: 'shared', token }),
      await harness.call('POST', `/custom/api/track?integrated_account_id=${harness.accounts.iterable}`, {
        body: occurrence,
        headers: { 'idempotency-key': 'shared' },
      }),
    ];
    expect(answers.map(isReplay)).toEqual([false, false, false]);
    expect(writesTo(harness, 'braze')).toBe(3);
  });

  it('of another token with the same rights is a repeat', async () => {
    const tokens = [1, 2].map(() =>
      harness.crosswalk.api.tokens.create({ name: 'w', scopes: ['write'], tenantId: 'acme' }),
    );
    const [first, second] = await Promise.all(tokens);
    await write(harness, { key: 'rotated', token: first?.token ?? '' });
    expect(isReplay(await write(harness, { key: 'rotated', token: second?.token ?? '' }))).toBe(true);
  });

  it('of a revoked token, or of a stranger, hears nothing of it', async () => {
    const { token, apiToken } = await harness.crosswalk.api.tokens.create({ name: 'w', scopes: ['write'] });
    await write(harness, { key: 'secret', token });
    await harness.crosswalk.api.tokens.revoke(apiToken.id);
    expect((await write(harness, { key: 'secret', token })).body).toMatchObject({ code: 'token_invalid' });
    const stranger = await harness.crosswalk.api.tokens.create({ name: 's', scopes: ['write'], tenantId: 'other' });
    for (const _ of [1, 2]) {
      const answer = await write(harness, { key: 'secret', token: stranger.token });
      expect(answer.body).toMatchObject({ code: 'account_not_found' });
      expect(isReplay(answer)).toBe(false);
    }
  });
});

describe('a key', () => {
  it.each([
    ['that is empty', '', 'is empty'],
    ['that is too long', 'k'.repeat(256), '255'],
    ['that is no ASCII', 'schlüssel', 'ASCII'],
    ['with a tab', 'a\tb', 'ASCII'],
    ['that may be two', 'one, two', 'was sent twice'],
  ])('%s is refused with the reason', async (_, key, reason) => {
    const answer = await write(harness, { key });
    expect(answer.body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'idempotency-key' }] });
    expect(answer.text).toContain(reason);
    expect(writesTo(harness, 'braze')).toBe(0);
  });

  it('of 255 characters is taken, and one with a read means nothing', async () => {
    expect((await write(harness, { key: 'k'.repeat(255) })).status).toBe(201);
    const path = `${users}/person-0001?integrated_account_id=${harness.accounts.braze}`;
    const read = () => harness.call('GET', path, { headers: { 'idempotency-key': '' } });
    expect([isReplay(await read()), (await read()).status]).toEqual([false, 200]);
  });

  it('goes on to the vendor of an undeclared path, and to no other', async () => {
    await write(harness, { key: 'theirs' });
    await write(harness, { key: 'theirs', path: '/proxy/users/track' });
    const keys = harness.sandbox.braze.requests.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toEqual(['theirs', null]);
  });

  it('limits the body to what is held in memory', async () => {
    const answer = await write(harness, { key: 'heavy', body: new Uint8Array(4 * 1024 * 1024 + 1) });
    expect(answer.body).toMatchObject({ statusCode: 413, code: 'body_too_large' });
    expect(answer.text).toContain('send it without an Idempotency-Key');
  });
});

describe('the parameter integrated_account_id on routes that do not read it', () => {
  it.each<[string, (names: Pick<Harness, 'accounts'>) => string]>([
    ['of no account', () => 'nobody'],
    ['of an account of another tenant', ({ accounts }) => accounts.braze],
  ])('%s, leaves the key in force', async (what, accountOf) => {
    const { token } = await harness.crosswalk.api.tokens.create({ name: 't', scopes: ['admin'], tenantId: 'other' });
    const send = () =>
      harness.call('POST', `/api-token?integrated_account_id=${accountOf(harness)}`, {
        token,
        body: { name: 'once', scopes: ['read'] },
        headers: { 'idempotency-key': `stray ${what}` },
      });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.text, isReplay(second)]).toEqual([201, first.text, true]);
  });

  it('of an account, does not tie the answer to its life', async () => {
    const account = { tenant_id: 'acme', integration: 'lytics', sandbox: true, context: {} };
    const linked = await harness.call('POST', '/integrated-account', { body: account });
    const id = textOf(objectOf(linked.body)['id']);
    const send = () =>
      harness.call('POST', `/link-token?integrated_account_id=${id}`, {
        body: { tenant_id: 'acme' },
        headers: { 'idempotency-key': 'stray life' },
      });
    const first = await send();
    expect((await harness.call('DELETE', `/integrated-account/${id}`)).status).toBe(200);
    const second = await send();
    expect([first.status, second.text, isReplay(second)]).toEqual([201, first.text, true]);
  });
});

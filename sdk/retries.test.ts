import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestClock } from '../test/clock.ts';
import { CrosswalkConnectionError } from './errors.ts';
import { type ClientOptions, createSend, type RequestOptions, type Method } from './request.ts';
import { cut, done, refusal, scriptedFetch, type Step } from './scripted-fetch.fixture.ts';
import { timersOf } from './timers.fixture.ts';

afterEach(() => {
  vi.useRealTimers();
});

const gateway = (status: number, headers: Record<string, string> = {}) =>
  new Response('<html>', { status, headers: { 'content-type': 'text/html', ...headers } });

/** One call by a script; pauses are kept, and over as soon as nothing else is left to do. */
async function run(
  steps: Step[],
  method: Method,
  options: RequestOptions = {},
  client: Partial<ClientOptions> = {},
  path = '/ping',
) {
  const clock = createTestClock();
  const { fetch, sent } = scriptedFetch(...steps);
  const began = clock.now();
  const times: number[] = [];
  const send = createSend({
    baseUrl: 'https://crosswalk.test',
    token: 'cw_1',
    random: () => 0.5,
    startTimer: timersOf(clock),
    ...client,
    fetch: (request) => {
      times.push(clock.now() - began);
      return fetch(request);
    },
  });
  const [outcome] = await clock.advanceUntil(Promise.allSettled([send(method, path, options)]));
  return { outcome, sent, times };
}

describe('retries', () => {
  it.each<[string, Method, () => Step]>([
    ['a read that Crosswalk calls retryable', 'GET', () => refusal(503, { retryable: true })],
    ['a write that Crosswalk calls retryable', 'POST', () => refusal(429, { retryable: true })],
    ['a write that the network failed, as Crosswalk makes it once', 'POST', cut],
    ['a write that a gateway could not hand on', 'DELETE', () => gateway(504)],
    ['a write whose outcome Crosswalk then tells', 'PUT', () => refusal(503, { retryable: true, code: 'unavailable' })],
    [
      'a write that is still running',
      'PATCH',
      () => refusal(409, { retryable: true, code: 'idempotency_in_progress' }),
    ],
    ['a read that Crosswalk failed', 'GET', () => refusal(500, { retryable: true, code: 'internal_error' })],
    ['a read that the network failed', 'GET', cut],
    ['a read that a gateway could not hand on', 'GET', () => gateway(502)],
    ['what a gateway had too much of', 'GET', () => gateway(429)],
  ])('repeat %s', async (_, method, step) => {
    const { outcome, sent } = await run([step(), step(), done()], method, { body: method === 'GET' ? undefined : {} });
    expect(outcome).toEqual({ status: 'fulfilled', value: { done: true } });
    expect(sent).toHaveLength(3);
  });

  it.each<[string, Method, () => Step]>([
    ['what Crosswalk refused for good', 'GET', () => refusal(400)],
    ['a write that nobody knows the end of', 'POST', () => refusal(409, { code: 'idempotency_outcome_unknown' })],
    ['a write of what was changed since', 'PATCH', () => refusal(409, { retryable: true, code: 'state_conflict' })],
    ['an answer of something else', 'GET', () => gateway(404)],
    ['a page in place of JSON', 'GET', () => gateway(200)],
  ])('do not repeat %s', async (_, method, step) => {
    const { outcome, sent } = await run([step(), done()], method);
    expect(outcome?.status).toBe('rejected');
    expect(sent).toHaveLength(1);
  });

  it('are as many as the call says, before what the client says', async () => {
    const steps = () => [cut(), cut(), cut(), done()];
    const pixel = await run(steps(), 'GET', { maxRetries: 0 });
    expect([pixel.outcome?.status, pixel.sent.length]).toEqual(['rejected', 1]);
    const patient = await run(steps(), 'GET', { maxRetries: 3 }, { maxRetries: 0 });
    expect([patient.outcome?.status, patient.sent.length]).toEqual(['fulfilled', 4]);
    const nothing = await run(steps(), 'GET', { maxRetries: Number.NaN });
    expect([nothing.outcome?.status, nothing.sent.length]).toEqual(['rejected', 1]);
  });

  it.each<[string, () => Step]>([
    ['the network failed', cut],
    ['a gateway could not hand on', () => gateway(502)],
    ['Crosswalk failed in the middle', () => refusal(500, { retryable: true, code: 'internal_error' })],
    ['may have been stored', () => refusal(503, { retryable: true, code: 'unavailable' })],
  ])('do not repeat a write that %s where Crosswalk does not make it once', async (_, step) => {
    const keyless = await run([step(), done()], 'POST', { idempotencyKey: false });
    expect([keyless.outcome?.status, keyless.sent.length]).toEqual(['rejected', 1]);
    for (const path of ['/native/account/users/track', '/%6eati%76e/account/users/track']) {
      const native = await run([step(), done()], 'POST', {}, {}, path);
      expect([native.outcome?.status, native.sent.length]).toEqual(['rejected', 1]);
    }
  });

  it('repeat a write without a key after an answer that nothing was done', async () => {
    const { sent } = await run([refusal(429, { retryable: true }), done()], 'POST', { idempotencyKey: false });
    expect(sent).toHaveLength(2);
  });

  it('end after maxRetries, with the last failure', async () => {
    const { outcome, sent } = await run([refusal(503, { retryable: true }), cut()], 'GET', {}, { maxRetries: 1 });
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(CrosswalkConnectionError) });
    expect(sent).toHaveLength(2);
    const none = await run([cut(), done()], 'GET', {}, { maxRetries: 0 });
    expect(none.sent).toHaveLength(1);
  });

  it('send the same body each time, and ask for the token anew', async () => {
    let asked = 0;
    const token = () => `cw_${(asked += 1)}`;
    const { sent } = await run([refusal(429, { retryable: true }), done()], 'POST', { body: { a: 1 } }, { token });
    expect(sent.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer cw_1', 'Bearer cw_2']);
  });
});

describe('idempotency keys', () => {
  const keysOf = async (...asked: Parameters<typeof run>) => {
    const { sent } = await run(...asked);
    return sent.map(({ headers }) => headers.get('idempotency-key'));
  };
  const steps = () => [refusal(429, { retryable: true }), refusal(503, { retryable: true }), done()];

  it('are made once for a write, and kept over its attempts', async () => {
    const keys = await keysOf(steps(), 'POST', { body: {} });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(await keysOf(steps(), 'POST', { body: {} })).not.toEqual(keys);
  });

  it('are those of the caller, where it gives one', async () => {
    expect(await keysOf(steps(), 'DELETE', { idempotencyKey: 'order 7' })).toEqual(['order 7', 'order 7', 'order 7']);
  });

  it('are not sent where the caller wants none', async () => {
    expect(await keysOf([done()], 'POST', { idempotencyKey: false })).toEqual([null]);
  });

  it.each([4711, true, null, {}])('are text: %j is refused before anything is sent', async (key) => {
    // As a program without types may give it.
    const options: RequestOptions = {};
    Object.assign(options, { idempotencyKey: key });
    const { outcome, sent } = await run(steps(), 'POST', options);
    expect(outcome).toEqual({ status: 'rejected', reason: new TypeError('idempotencyKey must be a text, or false.') });
    expect(sent).toEqual([]);
  });

  it('are not sent with reads', async () => {
    expect(await keysOf(steps(), 'GET')).toEqual([null, null, null]);
  });
});

describe('the error of a write that failed', () => {
  it.each<[string, () => Step[], string]>([
    ['Crosswalk refused', () => [refusal(400)], 'CrosswalkApiError'],
    ['the network failed', () => [cut(), cut(), cut()], 'CrosswalkConnectionError'],
    ['a gateway answered', () => [gateway(404)], 'CrosswalkConnectionError'],
  ])('has the key that it was sent with when %s', async (_, script, name) => {
    const { outcome, sent } = await run(script(), 'POST', { body: {} });
    const key = sent[0]?.headers.get('idempotency-key');
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(outcome).toMatchObject({ reason: { name, idempotencyKey: key } });
  });

  it('has it also when time was over, and one that the caller gave', async () => {
    const clock = createTestClock();
    const fetch = () => new Promise<Response>(() => {});
    const send = createSend({ baseUrl: 'https://a.test', token: 'cw_1', fetch, startTimer: timersOf(clock) });
    const call = send('POST', '/ping', { timeout: 100, idempotencyKey: 'order 7' });
    await expect(clock.advanceUntil(call)).rejects.toMatchObject({
      name: 'CrosswalkTimeoutError',
      idempotencyKey: 'order 7',
    });
  });

  it('has none where none was sent', async () => {
    const read = await run([refusal(400)], 'GET');
    expect(read.outcome).toHaveProperty('reason.idempotencyKey', undefined);
    const keyless = await run([refusal(400)], 'POST', { idempotencyKey: false });
    expect(keyless.outcome).toHaveProperty('reason.idempotencyKey', undefined);
  });
});

describe('pauses', () => {
  it('are a random share of a bound that doubles', async () => {
    const { times } = await run([cut(), cut(), cut(), cut(), done()], 'GET', {}, { maxRetries: 4 });
    expect(times).toEqual([0, 250, 750, 1750, 3750]);
  });

  it('are never shorter than Crosswalk asks for, nor than a gateway does', async () => {
    const answered = await run([refusal(429, { retryable: true, retry_after: 7 }), done()], 'POST');
    expect(answered.times).toEqual([0, 7250]);
    const handed = await run([gateway(503, { 'retry-after': '3' }), done()], 'GET');
    expect(handed.times).toEqual([0, 3250]);
  });

  it.each([
    ['Thu, 01 Jan 2026 00:00:05 GMT', [0, 5250]],
    ['Wed, 31 Dec 2025 23:59:00 GMT', [0, 250]],
    ['soon', [0, 250]],
  ])(
    'last until the date that a gateway gives, such as %s, and are ordinary where that is none to come',
    async (date, at) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 1) });
      const { times } = await run([gateway(503, { 'retry-after': date }), done()], 'GET');
      expect(times).toEqual(at);
    },
  );

  it('longer than half a minute are left to the caller, who is told at once', async () => {
    const { outcome, times } = await run([refusal(429, { retryable: true, retry_after: 3600 }), done()], 'GET');
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'rate_limited', retryAfter: 3600 } });
    expect(times).toEqual([0]);
  });

  it('longer than the call’s time are not begun', async () => {
    const { outcome, times } = await run([refusal(429, { retryable: true, retry_after: 9 }), done()], 'GET', {
      timeout: 2000,
    });
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'rate_limited', retryAfter: 9 } });
    expect(times).toEqual([0]);
  });

  it('end with the call’s time, which tells what they were for', async () => {
    const options = { timeout: 1000 };
    const { outcome, sent } = await run([cut(), cut(), cut(), done()], 'GET', options, { maxRetries: 3 });
    expect(outcome).toMatchObject({
      reason: { name: 'CrosswalkTimeoutError', cause: { name: 'CrosswalkConnectionError' } },
    });
    expect(sent).toHaveLength(3);
  });
});

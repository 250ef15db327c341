import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { schema } from '../../src/db/index.ts';
import { type Harness, objectOf, startHarness } from '../harness.ts';
import { isReplay, occurrence, track, write, writesTo } from './kit.ts';

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

/** Holds Braze's next answer back until the returned function is called. */
function holdAnswer(): () => void {
  let release = () => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  harness.sandbox.braze.faults.add({ path: '/users/track', times: 1, fault: { kind: 'latency', until: () => until } });
  return release;
}

/** The request of `write`, for those who look at what happens before its answer. */
function begin(key: string, signal?: AbortSignal): Promise<Response> {
  const request = new Request(`http://crosswalk.test${track}?integrated_account_id=${harness.accounts.braze}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${harness.token}`, 'idempotency-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(occurrence),
    ...(signal === undefined ? {} : { signal }),
  });
  return harness.crosswalk.fetch(request);
}

async function vendorIsCalled(): Promise<void> {
  while (writesTo(harness, 'braze') === 0) await new Promise((resolve) => setImmediate(resolve));
}

describe('while the first call is running', () => {
  it('a repeat is refused with the seconds to wait, and gets the answer afterwards', async () => {
    const release = holdAnswer();
    const first = begin('running');
    await vendorIsCalled();
    harness.clock.advance(3000);
    const second = await begin('running');
    expect(second.status).toBe(409);
    expect(second.headers.get('retry-after')).toBe('3');
    expect(await second.json()).toMatchObject({ code: 'idempotency_in_progress', retryable: true, retry_after: 3 });
    release();
    const answer = await harness.clock.advanceUntil(first);
    const third = await write(harness, { key: 'running' });
    expect([third.status, third.text, isReplay(third)]).toEqual([answer.status, await answer.text(), true]);
    expect(writesTo(harness, 'braze')).toBe(1);
  });

  it('its caller may go away: it is finished, and the repeat gets its answer', async () => {
    const release = holdAnswer();
    const caller = new AbortController();
    const first = begin('gone', caller.signal);
    await vendorIsCalled();
    caller.abort(new Error('the caller hung up'));
    release();
    expect((await harness.clock.advanceUntil(first)).status).toBe(201);
    const second = await write(harness, { key: 'gone' });
    expect([second.status, isReplay(second)]).toEqual([201, true]);
    expect(writesTo(harness, 'braze')).toBe(1);
  });
});

describe('a process that dies in the middle', () => {
  it('leaves an unknown outcome, which repeats hear with what to do, and nothing is sent again', async () => {
    const release = holdAnswer();
    const first = begin('died');
    await vendorIsCalled();
    // As another process finds it a minute after this one, which renews the lease, was killed.
    const { database } = harness.database;
    await database.update(schema.idempotencyKey).set({ leaseExpiresAt: new Date(harness.clock.now()) });
    for (const _ of [1, 2]) {
      const answer = await begin('died');
      const body: unknown = await answer.json();
      expect(body).toMatchObject({ statusCode: 409, code: 'idempotency_outcome_unknown', retryable: false });
      expect(body).toMatchObject({ message: expect.stringContaining('Look whether it was, and use a new key') });
    }
    expect(writesTo(harness, 'braze')).toBe(1);
    release();
    await harness.clock.advanceUntil(first);
  });
});

describe('what a key costs', () => {
  async function statementsOf(send: () => Promise<unknown>) {
    const { database } = harness.database;
    const spies = [vi.spyOn(database, 'insert'), vi.spyOn(database, 'update'), vi.spyOn(database, 'delete')];
    await send();
    return spies.map(({ mock }) => mock.calls.filter(([table]) => table === schema.idempotencyKey).length);
  }

  it('is nothing without one', async () => {
    const path = `${track}?integrated_account_id=${harness.accounts.braze}`;
    const send = async () => {
      const answer = await harness.call('POST', path, { body: occurrence });
      expect(answer.status).toBe(201);
    };
    expect(await statementsOf(send)).toEqual([0, 0, 0]);
  });

  it('is one insert before and one update after, and for a repeat the insert that finds it taken', async () => {
    const send = () => write(harness, { key: 'cost' });
    expect(await statementsOf(send)).toEqual([1, 1, 0]);
    vi.restoreAllMocks();
    expect(await statementsOf(send)).toEqual([1, 0, 0]);
  });
});

it('a failure of Crosswalk in the middle leaves an unknown outcome, and its first caller is told of the failure', async () => {
  const { database } = harness.database;
  const path = '/api-token';
  const asked = { key: 'broken', path, body: { name: 'once', scopes: ['read'] } };
  const insert = database.insert.bind(database);
  vi.spyOn(database, 'insert').mockImplementation((table) => {
    if (table === schema.apiToken) throw new Error('a defect');
    return insert(table);
  });
  const first = await write(harness, asked);
  expect(first.body).toMatchObject({ code: 'internal_error' });
  vi.restoreAllMocks();
  const second = await write(harness, asked);
  expect(second.body).toMatchObject({ code: 'idempotency_outcome_unknown' });
  expect(objectOf(second.body)['message']).toContain(first.headers.get('x-request-id'));
});

it('background work forgets keys after 24 hours, within its bounds', async () => {
  for (const key of ['x', 'y', 'z']) await write(harness, { key });
  const kept = (await harness.database.database.select().from(schema.idempotencyKey)).length;
  await harness.database.database.update(schema.idempotencyKey).set({ expiresAt: new Date(harness.clock.now()) });
  expect(await harness.crosswalk.tick({ count: kept - 1 })).toMatchObject({
    deletedIdempotencyKeys: kept - 1,
    isMore: true,
  });
  expect(await harness.crosswalk.tick()).toMatchObject({ deletedIdempotencyKeys: 1, isMore: false });
});

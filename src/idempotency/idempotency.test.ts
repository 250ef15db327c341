import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { deleteIntegratedAccount, schema } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Attempt } from './attempt.ts';
import { type KeyedCall } from './identity.ts';
import { account, answerOf, callOf, openStage, outcomeOf, type Stage } from './test-kit.ts';

let test: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  stage = await openStage(test);
});
afterAll(() => test.close());

const attempt = (call: KeyedCall = callOf()) => outcomeOf(stage.idempotency.begin(call));

/** Begins a call that must be the first with its key. */
async function makeFirst(call: KeyedCall = callOf()): Promise<Attempt> {
  const begun = await stage.idempotency.begin(call);
  if (begun?.kind !== 'first') throw new Error('the call is a repeat');
  return begun.attempt;
}

const rows = () => stage.database.select().from(schema.idempotencyKey);
const leases = async () => (await rows()).map(({ leaseExpiresAt }) => leaseExpiresAt.getTime());

/** Leases are renewed beside the test: it looks until they are, and often enough to know when they never will be. */
async function leasesAreRenewed(): Promise<void> {
  const enough = 200;
  for (let looks = 0; looks < enough; looks += 1) {
    if ((await leases()).every((end) => end > stage.clock.now())) return;
  }
  throw new Error('the leases are not renewed');
}

const minute = 60_000;
const hour = 60 * minute;

describe('a call with a key', () => {
  it('is made once; repeats get its answer, and the id of its request', async () => {
    await (await makeFirst()).answered(answerOf('done', 201));
    expect(await stage.idempotency.begin(callOf({ requestId: 'request-2' }))).toEqual({
      kind: 'repeat',
      answer: answerOf('done', 201),
      requestId: 'request-1',
    });
  });

  it('is made once of many at the same moment', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => attempt()));
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 19 }, () => 'idempotency_in_progress'), 'made']);
  });

  it('is made again when it did nothing', async () => {
    await (await makeFirst()).undone();
    expect(await attempt()).toBe('made');
  });

  it('hands out the status alone of an answer that cannot be kept', async () => {
    await (await makeFirst()).answered({ status: 200 });
    await expect(stage.idempotency.begin(callOf())).rejects.toThrow(/answered 200, but its answer is not kept/);
  });

  it('is refused when it asks for something else, also while the first is running', async () => {
    const first = await makeFirst();
    const others = [callOf({ body: '{"amount":2}' }), callOf({ query: '' })];
    for (const other of others) expect(await attempt(other)).toBe('idempotency_key_reused');
    await first.answered(answerOf('done'));
    for (const other of others) expect(await attempt(other)).toBe('idempotency_key_reused');
  });

  it.each<[string, Partial<KeyedCall>]>([
    ['key', { key: 'key-2' }],
    ['method', { method: 'PUT' }],
    ['path', { path: '/custom/other' }],
    ['account', { accountId: undefined }],
    ['tenant', { caller: { tenantId: null, scopes: ['write'] } }],
    ['scope', { caller: { tenantId: 'acme', scopes: ['read', 'admin'] } }],
    ['account token', { caller: { tenantId: 'acme', scopes: ['write'], account: { id: account.id, origins: [] } } }],
  ])('is another one with another %s', async (_, differently) => {
    await (await makeFirst()).answered(answerOf('done'));
    const { body, ...call } = callOf();
    expect(await attempt({ ...call, ...differently, body })).toBe('made');
  });

  it('is the same with scopes that include each other, and from other origins', async () => {
    const of = (scopes: ('read' | 'write')[], origin: string) =>
      callOf({ caller: { tenantId: 'acme', scopes, account: { id: account.id, origins: [origin] } } });
    await (await makeFirst(of(['read', 'write'], 'https://a.test'))).answered(answerOf('done'));
    expect(await attempt(of(['write'], 'https://b.test'))).toBe('done');
  });

  it('is left to be refused when its account is not there, or not for the caller', async () => {
    expect(await attempt(callOf({ accountId: 'nobody' }))).toBe('no account');
    expect(await attempt(callOf({ caller: { tenantId: 'other', scopes: ['write'] } }))).toBe('no account');
    expect(await rows()).toEqual([]);
  });
});

describe('a call that is still running', () => {
  it('holds its key for as long as it runs', async () => {
    const first = await makeFirst();
    for (let minutes = 0; minutes < 10; minutes += 1) {
      stage.clock.advance(minute);
      await leasesAreRenewed();
      expect(await attempt()).toBe('idempotency_in_progress');
    }
    await first.answered(answerOf('done'));
    expect(await attempt()).toBe('done');
  });

  it('asks repeats to wait as long again as it runs, from a second to 20', async () => {
    await makeFirst();
    const waits: unknown[] = [];
    for (const passing of [0, 400, 2600, 17_000, 30_000]) {
      stage.clock.advance(passing);
      const refused = await stage.idempotency.begin(callOf()).catch((error: unknown) => error);
      waits.push(refused instanceof CrosswalkError && refused.retryAfter);
    }
    expect(waits).toEqual([1, 1, 3, 20, 20]);
  });

  it('has an unknown outcome a minute after its process died, and is not made again', async () => {
    await makeFirst();
    await expireLeases();
    expect(await attempt()).toBe('idempotency_outcome_unknown');
    expect(await attempt()).toBe('idempotency_outcome_unknown');
  });

  it('has an unknown outcome at once when it says so', async () => {
    await (await makeFirst()).unknown();
    expect(await attempt()).toBe('idempotency_outcome_unknown');
  });

  it('gives its answer also when its lease had ended', async () => {
    const first = await makeFirst();
    await expireLeases();
    await first.answered(answerOf('late'));
    expect(await attempt()).toBe('late');
  });

  it('does not stop its lease from ending when it is over', async () => {
    await (await makeFirst()).unknown();
    stage.clock.advance(10 * minute);
    expect(await attempt()).toBe('idempotency_outcome_unknown');
  });
});

/** As a minute after all processes died: nobody renewed a lease. */
async function expireLeases(): Promise<void> {
  await stage.database.update(schema.idempotencyKey).set({ leaseExpiresAt: new Date(stage.clock.now()) });
}

describe('a key', () => {
  it('is remembered for 24 hours, then its call is made again', async () => {
    await (await makeFirst()).answered(answerOf('first'));
    stage.clock.advance(24 * hour - 1);
    expect(await attempt()).toBe('first');
    stage.clock.advance(1);
    const outcomes = await Promise.all([attempt(), attempt()]);
    expect(outcomes.toSorted()).toEqual(['idempotency_in_progress', 'made']);
  });

  it('of an old call is not taken from the new one by the end of the old', async () => {
    const old = await makeFirst();
    await stage.database.update(schema.idempotencyKey).set({ expiresAt: new Date(stage.clock.now()) });
    const young = await makeFirst();
    await old.undone();
    await old.answered(answerOf('old'));
    expect(await attempt()).toBe('idempotency_in_progress');
    await young.answered(answerOf('young'));
    expect(await attempt()).toBe('young');
  });

  it('is forgotten after its time, so many at a time, and not before', async () => {
    for (const key of ['a', 'b', 'c']) await (await makeFirst(callOf({ key }))).answered(answerOf(key));
    stage.clock.advance(hour);
    await (await makeFirst(callOf({ key: 'd' }))).answered(answerOf('d'));
    stage.clock.advance(23 * hour);
    expect(await stage.idempotency.forgetEnded(2)).toBe(2);
    expect(await stage.idempotency.forgetEnded(2)).toBe(1);
    expect(await stage.idempotency.forgetEnded(2)).toBe(0);
    expect(await rows()).toHaveLength(1);
  });

  it('goes with its account, and a call that is running then ends without harm', async () => {
    await (await makeFirst()).answered(answerOf('personal'));
    const running = await makeFirst(callOf({ key: 'running' }));
    await deleteIntegratedAccount(stage.database, account.id);
    await running.answered(answerOf('late'));
    expect(await rows()).toEqual([]);
    expect(stage.warnings).toEqual([]);
  });
});

describe('what is stored', () => {
  it('holds neither the key, nor the body, nor the answer in plain text', async () => {
    const call = callOf({ key: 'ada@example.com', body: 'private body' });
    await (
      await makeFirst(call)
    ).answered({ ...answerOf('private answer'), headers: [['x-secret', 'private header']] });
    const stored = JSON.stringify(await rows());
    for (const text of ['ada@', 'private', btoa('private answer'), btoa('private header').slice(0, 16)]) {
      expect(stored).not.toContain(text);
    }
  });

  it('cannot be read in the place of another answer, so that nobody is given what belongs to another call', async () => {
    await (await makeFirst()).answered(answerOf('mine'));
    await (await makeFirst(callOf({ key: 'theirs' }))).answered(answerOf('theirs'));
    const sealed = (await rows()).map(({ id, answer }) => ({ id, answer }));
    const { idempotencyKey } = schema;
    for (const [index, { id }] of sealed.entries()) {
      const answer = sealed[1 - index]?.answer ?? null;
      await stage.database.update(idempotencyKey).set({ answer }).where(eq(idempotencyKey.id, id));
    }
    expect(await attempt()).toBe('idempotency_answer_not_kept');
    expect(await attempt(callOf({ key: 'theirs' }))).toBe('idempotency_answer_not_kept');
  });

  it('can be read after the root key was rotated', async () => {
    await (await makeFirst()).answered(answerOf('done'));
    await stage.vault.rotate();
    expect(await attempt()).toBe('done');
  });

  it('cannot be read when the tenant was erased, which is said, and the call is not made again', async () => {
    await (await makeFirst()).answered(answerOf('done'));
    await stage.vault.forget(account.tenantId);
    expect(await attempt()).toBe('idempotency_answer_not_kept');
    await stage.vault.seal({ tenantId: account.tenantId, accountId: 'new' }, {});
    expect(await attempt()).toBe('idempotency_answer_not_kept');
  });

  it('gives a tenant that was erased no new data key', async () => {
    await stage.vault.forget(account.tenantId);
    await (await makeFirst()).answered(answerOf('done'));
    expect(await attempt()).toBe('done');
    const keys = await stage.database.select().from(schema.tenantKey);
    expect(keys.map(({ tenantId }) => tenantId)).toEqual(['']);
  });
});

it('a database that is away when a call ends is told, and the call ends all the same', async () => {
  const own = await openTestDatabase();
  const { idempotency, warnings } = await openStage(own);
  const begun = await idempotency.begin(callOf());
  await own.disconnect();
  if (begun?.kind === 'first') await begun.attempt.answered(answerOf('done'));
  expect(warnings).toEqual(['what became of an idempotency key was not stored']);
  await own.close();
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { schema } from '../db/index.ts';
import { type Attempt } from './attempt.ts';
import { answerOf, callOf, openStage, outcomeOf, type Stage } from './test-kit.ts';

let test: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  stage = await openStage(test);
});
afterAll(() => test.close());

async function makeFirst(key: string): Promise<Attempt> {
  const begun = await stage.idempotency.begin(callOf({ key }));
  if (begun?.kind !== 'first') throw new Error('the call is a repeat');
  return begun.attempt;
}

const leases = async () =>
  (await stage.database.select().from(schema.idempotencyKey)).map(({ leaseExpiresAt }) => leaseExpiresAt.getTime());

/** As long as it takes until leases would have been renewed, and those statements have been made. */
async function letLeasesBeRenewed(): Promise<void> {
  stage.clock.advance(30_000);
  for (let turn = 0; turn < 20; turn += 1) await leases();
}

describe('releasing the keys of calls under way', () => {
  it('waits until what became of them is stored', async () => {
    const attempts = [await makeFirst('a'), await makeFirst('b')];
    let isReleased = false;
    const released = stage.idempotency.release().finally(() => (isReleased = true));
    await attempts[0]?.answered(answerOf('done'));
    expect(isReleased).toBe(false);
    await attempts[1]?.unknown();
    await released;
    expect(await outcomeOf(stage.idempotency.begin(callOf({ key: 'a' })))).toBe('done');
  });

  it('is done at once when there are none', async () => {
    await (await makeFirst('a')).undone();
    await expect(stage.idempotency.release()).resolves.toBeUndefined();
  });

  it('waits a second at most, and renews no lease after that, also not of a call that begins then', async () => {
    const late = await makeFirst('late');
    const released = stage.idempotency.release();
    stage.clock.advance(1000);
    await released;
    await makeFirst('after');
    const before = await leases();
    await letLeasesBeRenewed();
    expect(await leases()).toEqual(before);
    await late.answered(answerOf('late'));
    expect(await outcomeOf(stage.idempotency.begin(callOf({ key: 'late' })))).toBe('late');
  });
});

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { deleteIntegratedAccount, schema } from '../db/index.ts';
import { account, callOf, openStage, outcomeOf, type Stage } from './test-kit.ts';

let test: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  stage = await openStage(test);
});
afterAll(() => test.close());

const attempt = () => outcomeOf(stage.idempotency.begin(callOf()));

it('a call whose account is deleted after it was found, and before the key is claimed, is left to be refused', async () => {
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  // The call is hashed between the two.
  vi.spyOn(crypto.subtle, 'digest').mockImplementationOnce(async (...given) => {
    await deleteIntegratedAccount(stage.database, account.id);
    return digest(...given);
  });
  expect(await attempt()).toBe('no account');
  expect(await stage.database.select().from(schema.idempotencyKey)).toEqual([]);
});

/** Lets keys be taken away at the end of every statement that tries to claim one, while something is done. */
async function whileKeysGo(work: () => Promise<void>): Promise<void> {
  const { database } = stage;
  await database.execute(sql`create function take_keys_away() returns trigger language plpgsql as
    $$ begin delete from idempotency_key; return null; end $$`);
  await database.execute(sql`create trigger keys_go after insert on idempotency_key
    for each statement execute function take_keys_away()`);
  try {
    await work();
  } finally {
    await database.execute(sql`drop function take_keys_away cascade`);
  }
}

it('a call whose key was taken, and is given up before its call is looked at, is made', async () => {
  expect(await attempt()).toBe('made');
  await whileKeysGo(async () => expect(await attempt()).toBe('made'));
});

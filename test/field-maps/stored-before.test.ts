import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertFieldMap, schema } from '../../src/db/index.ts';
import { createClient } from '../conformance/client.ts';
import { type Harness, startHarness } from '../harness.ts';
import { linkNew, mapPath, saveMap } from './kit.ts';

let harness: Harness;
let account: string;

const nick = { name: 'nick', label: 'Nickname' };
const map = { nick: { field: 'first_name' } };

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  await harness.call('POST', '/integration/lytics/host-fields', { body: nick });
});
afterAll(() => harness.close());

/** A map whose translation has no value, as could be stored once: its rule lets nothing through. */
beforeEach(async () => {
  account = await linkNew(harness, 'lytics');
  const { database } = harness.database;
  const { integratedAccount } = schema;
  const rule = { same_as: 'first_name', values: {} };
  await insertFieldMap(database, {
    accountId: account,
    version: 1,
    hostFields: [],
    mappings: { nick: { field: 'first_name', values: {} } },
    savedBy: 'product',
    restores: null,
    createdAt: new Date(harness.clock.now()),
  });
  await database
    .update(integratedAccount)
    .set({ overrides: { users: { fields: { 'host_fields.nick': rule } } } })
    .where(eq(integratedAccount.id, account));
  harness.clock.advance(10_000);
});

/** Writes a user with the field, and answers the status. */
async function write(): Promise<number> {
  const user = { id: account, host_fields: { nick: 'Ada' } };
  return (await createClient(harness, account).create(user)).status;
}

describe('a stored map whose translation has no value', () => {
  it('is shown without it, in force and in the history', async () => {
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({
      version: 1,
      fields: [{ mapping: map.nick }],
    });
    const { body } = await harness.call('GET', `${mapPath(account)}/history`);
    expect(JSON.stringify(body)).not.toContain('values');
  });

  it('works once it is saved as it is shown', async () => {
    expect(await write()).toBe(422);
    expect((await saveMap(harness, account, map)).body).toMatchObject({ version: 2 });
    expect(await write()).toBe(200);
    expect((await saveMap(harness, account, map)).body).toMatchObject({ version: 2 });
  });

  it('works when an undo brings it back', async () => {
    await saveMap(harness, account, {});
    expect((await harness.call('POST', `${mapPath(account)}/undo`)).body).toMatchObject({ version: 3, restores: 1 });
    expect(await write()).toBe(200);
  });
});

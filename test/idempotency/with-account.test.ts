import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '../../src/db/index.ts';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, objectOf, startHarness, textOf } from '../harness.ts';
import { occurrence } from './kit.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());

it.each<[what: string, method: string, path: string, body: JsonObject]>([
  ['a unified write', 'POST', '/unified/user-directory/users?integrated_account_id={id}', { id: 'ada-1' }],
  ['a declared call', 'POST', '/proxy/users/track?integrated_account_id={id}', occurrence],
  ['an undeclared call', 'POST', '/custom/users/track?integrated_account_id={id}', occurrence],
  ['a change of the account', 'PATCH', '/integrated-account/{id}', {}],
  ['what belongs to the account', 'PUT', '/integrated-account/{id}/field-map', { fields: {} }],
])('what is remembered of %s goes with its account', async (_what, method, path, body) => {
  const account = { tenant_id: 'acme', integration: 'braze', sandbox: true, context: {} };
  const id = textOf(objectOf((await harness.call('POST', '/integrated-account', { body: account })).body)['id']);
  const headers = { 'idempotency-key': crypto.randomUUID() };
  await harness.call(method, path.replace('{id}', id), { body, headers });
  const { database } = harness.database;
  const { idempotencyKey } = schema;
  expect(await database.select().from(idempotencyKey)).toMatchObject([{ accountId: id }]);
  await harness.call('DELETE', `/integrated-account/${id}`);
  expect(await database.select().from(idempotencyKey).where(eq(idempotencyKey.accountId, id))).toEqual([]);
});

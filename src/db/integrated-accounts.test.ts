import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import {
  type Database,
  deleteIntegratedAccount,
  findIntegratedAccount,
  insertIntegratedAccount,
  type IntegratedAccountFilter,
  listIntegratedAccounts,
  type NewIntegratedAccount,
  updateIntegratedAccount,
} from './index.ts';

const morning = new Date('2026-01-01T08:00:00.123Z');
const later = (minutes: number) => new Date(morning.getTime() + minutes * 60_000);

const account: NewIntegratedAccount = {
  id: '6f0c8e5e-0000-4000-8000-000000000001',
  tenantId: 'acme',
  integration: 'braze',
  status: 'active',
  context: { instance: 'https://rest.iad-01.braze.com', tags: ['a', { b: null }] },
  credentials: 'sealed-1',
  isSandbox: false,
};

describe('integrated accounts', () => {
  let test: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test = await openTestDatabase();
    database = test.database;
  });
  beforeEach(() => test.reset());
  afterAll(() => test.close());

  const insert = (changes: Partial<NewIntegratedAccount> = {}, now = morning) =>
    insertIntegratedAccount(database, { ...account, ...changes }, now);
  const idsOf = async (filter: IntegratedAccountFilter) =>
    (await listIntegratedAccounts(database, filter, { limit: 10 })).items.map(({ id }) => id);

  it('are found as they were stored, times to the millisecond', async () => {
    await insert();
    expect(await findIntegratedAccount(database, account.id)).toEqual({
      ...account,
      region: null,
      lastError: null,
      credentialsVersion: 1,
      servers: {},
      overrides: {},
      createdAt: morning,
      updatedAt: morning,
    });
  });

  it('are absent for every tenant but their own', async () => {
    await insert();
    const other = { tenantId: 'other' };
    expect(await findIntegratedAccount(database, account.id, other)).toBeUndefined();
    expect(await updateIntegratedAccount(database, account.id, { context: {} }, later(1), other)).toBeUndefined();
    expect(await deleteIntegratedAccount(database, account.id, other)).toBe(false);
    expect(await findIntegratedAccount(database, account.id, { tenantId: 'acme' })).toMatchObject(account);
  });

  it('are deleted once', async () => {
    await insert();
    const answers = await Promise.all([1, 2, 3].map(() => deleteIntegratedAccount(database, account.id)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await findIntegratedAccount(database, account.id)).toBeUndefined();
  });

  it('change only in the fields that are given', async () => {
    await insert();
    const lastError = { message: 'Invalid API key' };
    const changed = await updateIntegratedAccount(
      database,
      account.id,
      { status: 'needs_reauth', lastError },
      later(1),
    );
    expect(changed).toMatchObject({ ...account, status: 'needs_reauth', lastError, credentialsVersion: 1 });
    expect(changed?.updatedAt).toEqual(later(1));
    const cleared = await updateIntegratedAccount(database, account.id, { lastError: null }, later(2));
    expect(cleared?.lastError).toBeNull();
  });

  it('get new credentials from exactly one of many that replace the same version', async () => {
    await insert();
    const changes = Array.from({ length: 8 }, (_, index) => ({
      credentials: `sealed-by-${index}`,
      expectedCredentialsVersion: 1,
    }));
    const answers = await Promise.all(
      changes.map((change) => updateIntegratedAccount(database, account.id, change, later(1))),
    );
    const winners = answers.filter((answer) => answer !== undefined);
    expect(winners).toHaveLength(1);
    expect(winners[0]?.credentialsVersion).toBe(2);
    expect(await findIntegratedAccount(database, account.id)).toEqual(winners[0]);
  });

  it('are not marked for the failure of credentials that were replaced meanwhile', async () => {
    await insert();
    const replacement = { credentials: 'sealed-2', expectedCredentialsVersion: 1 };
    await updateIntegratedAccount(database, account.id, replacement, later(1));
    const failure = { status: 'needs_reauth', expectedCredentialsVersion: 1 } as const;
    expect(await updateIntegratedAccount(database, account.id, failure, later(2))).toBeUndefined();
    expect(await findIntegratedAccount(database, account.id)).toMatchObject({
      status: 'active',
      credentialsVersion: 2,
    });
  });

  it('are listed by every filter', async () => {
    await insert({ id: '1' });
    await insert({ id: '2', tenantId: 'other', status: 'validation_error' }, later(1));
    await insert({ id: '3', integration: 'lytics', isSandbox: true }, later(2));
    await updateIntegratedAccount(database, '1', { context: {} }, later(5));
    expect(await idsOf({})).toEqual(['3', '2', '1']);
    expect(await idsOf({ tenantId: 'acme' })).toEqual(['3', '1']);
    expect(await idsOf({ integration: 'lytics' })).toEqual(['3']);
    expect(await idsOf({ status: 'validation_error' })).toEqual(['2']);
    expect(await idsOf({ isSandbox: false })).toEqual(['2', '1']);
    expect(await idsOf({ createdAt: { gt: morning } })).toEqual(['3', '2']);
    expect(await idsOf({ createdAt: { gt: morning, lt: later(2) } })).toEqual(['2']);
    expect(await idsOf({ updatedAt: { gt: later(2) } })).toEqual(['1']);
    expect(await idsOf({ tenantId: 'acme', isSandbox: true })).toEqual(['3']);
    expect(await idsOf({ id: ['1', '3', 'unknown'] })).toEqual(['3', '1']);
    expect(await idsOf({ id: ['1', '2'], tenantId: ['other', 'third'] })).toEqual(['2']);
    expect(await idsOf({ status: ['active', 'validation_error'], integration: ['braze'] })).toEqual(['2', '1']);
    expect(await idsOf({ tenantId: [] })).toEqual([]);
  });

  it('are each on exactly one page, also when many share a time and others come and go', async () => {
    const ids = Array.from({ length: 7 }, (_, index) => `id-${index}`);
    for (const [index, id] of ids.entries()) await insert({ id }, later(Math.floor(index / 3)));
    const seen: string[] = [];
    let page = await listIntegratedAccounts(database, {}, { limit: 2 });
    while (page.items.length > 0) {
      seen.push(...page.items.map(({ id }) => id));
      await insert({ id: `new-${seen.length}` }, later(100 + seen.length));
      if (!page.next) break;
      page = await listIntegratedAccounts(database, {}, { limit: 2, after: page.next });
    }
    expect(seen).toEqual(ids.toReversed());
  });

  it('have no next page when the last row fills the page', async () => {
    await insert();
    const page = await listIntegratedAccounts(database, {}, { limit: 1 });
    expect(page.items).toHaveLength(1);
    expect(page).not.toHaveProperty('next');
  });

  it.each<[string, (database: Database) => Promise<unknown>]>([
    ['a lookup', (transaction) => findIntegratedAccount(transaction, account.id, { tenantId: 'acme' })],
    ['a list', (transaction) => listIntegratedAccounts(transaction, {}, { limit: 5 })],
    ["a tenant's list", (transaction) => listIntegratedAccounts(transaction, { tenantId: 'acme' }, { limit: 5 })],
    [
      'a next page',
      (transaction) =>
        listIntegratedAccounts(transaction, { tenantId: 'acme' }, { limit: 5, after: { createdAt: morning, id: '1' } }),
    ],
  ])('cost one indexed read for %s', async (_, read) => {
    const scans = await database.transaction(async (transaction) => {
      await transaction.execute(sql`set local enable_seqscan = off`);
      const before = await countScans(transaction);
      await read(transaction);
      const after = await countScans(transaction);
      return { sequential: after.sequential - before.sequential, indexed: after.indexed - before.indexed };
    });
    expect(scans).toEqual({ sequential: 0, indexed: 1 });
  });
});

async function countScans(transaction: Database): Promise<{ sequential: number; indexed: number }> {
  const [counts] = await transaction
    .select({ sequential: sql`seq_scan`.mapWith(Number), indexed: sql`idx_scan`.mapWith(Number) })
    .from(sql`pg_stat_xact_user_tables`)
    .where(eq(sql`relname`, 'integrated_account'));
  return counts ?? { sequential: 0, indexed: 0 };
}

import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { CrosswalkError } from '../errors/index.ts';
import { openPostgres } from '../runtime/postgres.ts';
import { DatabaseError, insertIntegratedAccount, type NewIntegratedAccount, runQuery } from './index.ts';

const account: NewIntegratedAccount = {
  id: 'a',
  tenantId: 'acme',
  integration: 'braze',
  status: 'active',
  context: { email: 'canary-in-context' },
  credentials: 'canary-in-credentials',
  isSandbox: false,
};

const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
};

describe('a failed query', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  it('says what the database said, and shows none of its parameters', async () => {
    await insertIntegratedAccount(test.database, account, new Date(0));
    const error = await failureOf(insertIntegratedAccount(test.database, account, new Date(0)));
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({ code: '23505', message: expect.stringContaining('integrated_account_pkey') });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('canary');
  });

  it('is the fault of the request when a text holds a NUL character', async () => {
    const texts = [{ tenantId: 'a\0b' }, { context: { note: 'a\0b' } }];
    for (const [index, text] of texts.entries()) {
      const bad = { ...account, ...text, id: `nul-${index}` };
      await expect(insertIntegratedAccount(test.database, bad, new Date(0))).rejects.toMatchObject({
        code: 'invalid_request',
      });
    }
  });

  it('is "unavailable" when the database cannot be reached', async () => {
    const { database, close } = openPostgres('postgres://user:canary@127.0.0.1:1/none', { connectTimeout: 1 });
    const direct = await failureOf(insertIntegratedAccount(database, account, new Date(0)));
    const inTransaction = await failureOf(runQuery(database.transaction(() => Promise.resolve())));
    await close();
    for (const error of [direct, inTransaction]) {
      expect(error).toBeInstanceOf(CrosswalkError);
      expect(error).toMatchObject({ code: 'unavailable', retryable: true });
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('canary');
    }
  });

  it('inside a transaction keeps its own error', async () => {
    const own = new CrosswalkError('state_conflict', 'Changed meanwhile.');
    await expect(runQuery(test.database.transaction(() => Promise.reject(own)))).rejects.toBe(own);
  });
});

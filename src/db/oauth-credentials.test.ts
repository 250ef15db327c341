import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import {
  findOAuthCredential,
  insertIntegratedAccount,
  leaseOAuthCredential,
  putOAuthCredential,
  releaseOAuthCredential,
  storeOAuthTokens,
} from './index.ts';

const now = new Date(Date.UTC(2026, 0, 1));
const later = new Date(now.getTime() + 15_000);
const key = { accountId: 'an-account', name: 'access_token' };
const lease = { owner: 'a-process', until: later };
const tokensOf = (tokens: string) => ({ tokens, refreshAt: null, expiresAt: null });

const opened: TestDatabase = await openTestDatabase();
const { database } = opened;
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.reset();
  const account = {
    id: key.accountId,
    tenantId: 'acme',
    integration: 'northwind',
    context: {},
    servers: {},
    overrides: {},
  };
  const state = { status: 'active' as const, lastError: null, credentials: null, isSandbox: false, region: null };
  await insertIntegratedAccount(database, { ...account, ...state }, now);
  await putOAuthCredential(database, key, tokensOf('first'), now);
  await leaseOAuthCredential(database, key, lease, now);
});

describe('who holds the lease of a credential', () => {
  it('stores tokens over the version that was read', async () => {
    const stored = await storeOAuthTokens(database, key, { owner: lease.owner, version: 1 }, tokensOf('second'), now);
    expect(stored).toMatchObject({ version: 2, tokens: 'second', leaseOwner: null });
  });

  it.each([
    ['another version than the one that was read', { owner: lease.owner, version: 2 }],
    ['the lease of another', { owner: 'another-process', version: 1 }],
  ])('stores nothing over %s', async (_what, fence) => {
    expect(await storeOAuthTokens(database, key, fence, tokensOf('late'), now)).toBeUndefined();
    expect(await releaseOAuthCredential(database, key, fence, { isDead: true, failure: 'late' })).toBe(false);
    const found = await findOAuthCredential(database, key);
    expect(found).toMatchObject({ version: 1, tokens: 'first', leaseOwner: lease.owner, isDead: false, failure: null });
  });
});

import { createTestClock, type TestClock } from '../../test/clock.ts';
import { type TestDatabase } from '../../test/database.ts';
import { createTenantKeys, type Database, insertIntegratedAccount } from '../db/index.ts';
import { createVault, generateRootKey, parseKeyRing, type Vault } from '../vault/index.ts';
import { type Begun, createIdempotency, type Idempotency } from './idempotency.ts';
import { type KeyedCall } from './identity.ts';

/** Idempotency keys, and what they are kept with. */
export interface Stage {
  database: Database;
  clock: TestClock;
  vault: Vault;
  /** Messages of what could not be stored or opened. */
  warnings: string[];
  idempotency: Idempotency;
}

/** The only account, of the only tenant with credentials. */
export const account = { id: 'account-1', tenantId: 'acme' };

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A call that differs from all others as much as is said. */
export const callOf = (given: Partial<Omit<KeyedCall, 'body'>> & { body?: string } = {}): KeyedCall => ({
  key: 'key-1',
  caller: { tenantId: 'acme', scopes: ['write'] },
  accountId: account.id,
  method: 'POST',
  path: '/custom/things',
  query: '?integrated_account_id=account-1',
  requestId: 'request-1',
  ...given,
  body: bytesOf(given.body ?? '{"amount":1}'),
});

/** An answer with this text. */
export const answerOf = (text: string, status = 200) => ({
  status,
  headers: [['content-type', 'text/plain']] as const,
  body: bytesOf(text),
});

/** What came of a call, as one line: it is made, it gets an answer, or it hears why not. */
export async function outcomeOf(begun: Promise<Begun | undefined>): Promise<string> {
  try {
    const found = await begun;
    if (found === undefined) return 'no account';
    return found.kind === 'first' ? 'made' : new TextDecoder().decode(found.answer.body);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

/** Empties the database, and begins anew with the account, a key of its tenant, and a clock that nobody else waits for. */
export async function openStage(test: TestDatabase): Promise<Stage> {
  await test.reset();
  const { database } = test;
  const clock = createTestClock();
  const warnings: string[] = [];
  const tenantKeys = createTenantKeys({ database, clock });
  const vault = createVault({ keyRing: parseKeyRing(generateRootKey('test')), tenantKeys, clock });
  const credentials = await vault.seal({ tenantId: account.tenantId, accountId: account.id }, { api_key: 'secret' });
  const state = { integration: 'northwind', status: 'active', context: {}, isSandbox: false } as const;
  await insertIntegratedAccount(database, { ...account, ...state, credentials }, new Date(clock.now()));
  const warn = (message: string) => warnings.push(message);
  return { database, clock, vault, warnings, idempotency: createIdempotency({ database, vault, clock, warn }) };
}

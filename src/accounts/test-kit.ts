import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createTestClock, type TestClock } from '../../test/clock.ts';
import { createTenantKeys } from '../db/index.ts';
import { type Definitions, loadDefinitions } from '../definitions/index.ts';
import { integrationSources } from '../definitions/generated/integrations.ts';
import { createEgress } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { createTokenClient } from '../oauth2/index.ts';
import { modelShapes } from '../unified/index.ts';
import { createVault, generateRootKey, parseKeyRing, type Vault } from '../vault/index.ts';
import { type Accounts, type Connection, createAccounts } from './index.ts';

export const definitions: Definitions = loadDefinitions(integrationSources, { models: modelShapes });

/** What the live check says of wrong credentials. */
export const refused = new CrosswalkError('connection_refused', 'The key is wrong.');

/** What a call says of credentials that were right once. */
export const refusal = { message: 'The vendor answered 401.', status: 401, server: 'rest' };

/** Accounts on a database of their own, with a live check that says what it is told to. */
export interface AccountsKit {
  accounts: Accounts;
  vault: Vault;
  clock: TestClock;
  database: TestDatabase['database'];
  /** Throws this, or passes. */
  verdict: CrosswalkError | undefined;
  /** Every connection that was checked. */
  checked: Connection[];
  /** Awaited when an account has been read and before its credentials are opened. */
  afterReading: () => Promise<void>;
  /** Starts anew, without any account. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const nowhere = {
  async send(): Promise<never> {
    throw new Error('no authorization server is asked here');
  },
};

/** Opens a kit; accounts may have servers of their own at `gateway.internal`. */
async function openAccountsKit(): Promise<AccountsKit> {
  const test = await openTestDatabase();
  const { database } = test;
  const clock = createTestClock();
  const build = () => {
    const tenantKeys = createTenantKeys({ database, clock });
    const vault = createVault({ keyRing: parseKeyRing(generateRootKey('test')), tenantKeys, clock });
    const accounts = createAccounts({
      database,
      definitions,
      vault: {
        ...vault,
        async open(binding, sealed) {
          await kit.afterReading();
          return vault.open(binding, sealed);
        },
      },
      clock,
      async verify(connection) {
        kit.checked.push(connection);
        if (kit.verdict !== undefined) throw kit.verdict;
      },
      allowsServer: ({ hostname }) => hostname === 'gateway.internal',
      oauth: { client: createTokenClient({ egress: createEgress({ network: nowhere, clock }), clock }), clients: {} },
    });
    return { vault, accounts, checked: [], verdict: undefined, afterReading: async () => {} };
  };
  const kit: AccountsKit = {
    ...build(),
    clock,
    database,
    async reset() {
      await test.reset();
      Object.assign(kit, build());
    },
    close: () => test.close(),
  };
  return kit;
}

/** One kit for all tests of a file, without any account before each of them. */
export function useAccountsKit(): { kit: () => AccountsKit; accounts: () => Accounts } {
  let kit: AccountsKit;
  beforeAll(async () => {
    kit = await openAccountsKit();
  });
  beforeEach(() => kit.reset());
  afterAll(() => kit.close());
  return { kit: () => kit, accounts: () => kit.accounts };
}

/** Lets nobody pass before so many have come: they all have read the same then. */
export function meetingOf(count: number): () => Promise<void> {
  let come = 0;
  let open = () => {};
  const everybody = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come === count) open();
    return everybody;
  };
}

/** The error that a promise ends in. */
export async function errorOf(promise: Promise<unknown>): Promise<CrosswalkError> {
  const error: unknown = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (error instanceof CrosswalkError) return error;
  throw new Error(`expected a CrosswalkError, not ${String(error)}`);
}

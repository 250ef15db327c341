import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createTenantKeys, findIntegratedAccount, updateIntegratedAccount } from '../db/index.ts';
import { loadDefinitions } from '../definitions/index.ts';
import { integrationSources } from '../definitions/generated/integrations.ts';
import { CrosswalkError } from '../errors/index.ts';
import { createVirtualClock } from '../sandbox/kit/index.ts';
import { modelShapes } from '../unified/index.ts';
import { createVault, generateRootKey, parseKeyRing, type Vault } from '../vault/index.ts';
import { type Accounts, type Connection, createAccounts, type NewAccount } from './index.ts';

const definitions = loadDefinitions(integrationSources, { models: modelShapes });
const braze: NewAccount = {
  tenantId: 'acme',
  integration: 'braze',
  context: { instance: 'US-01', api_key: 'first-key-12345' },
};
const refusal = { message: 'Braze answered 401.', status: 401 };

let test: TestDatabase;
let vault: Vault;
let accounts: Accounts;
let clock: ReturnType<typeof createVirtualClock>;
/** What the live check says; every connection that it was asked about. */
let verdict: CrosswalkError | undefined;
let checked: Connection[];

beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.reset();
  clock = createVirtualClock();
  const { database } = test;
  vault = createVault({
    keyRing: parseKeyRing(generateRootKey('test')),
    tenantKeys: createTenantKeys({ database, clock }),
    clock,
  });
  verdict = undefined;
  checked = [];
  accounts = createAccounts({
    database,
    definitions,
    vault,
    clock,
    async verify(connection) {
      checked.push(connection);
      if (verdict !== undefined) throw verdict;
    },
    allowsServer: ({ hostname }) => hostname === 'gateway.internal',
  });
});

/** The error that a promise ends in. */
async function errorOf(promise: Promise<unknown>): Promise<CrosswalkError> {
  const error: unknown = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (error instanceof CrosswalkError) return error;
  throw new Error(`expected a CrosswalkError, not ${String(error)}`);
}

const refused = new CrosswalkError('connection_refused', 'The key is wrong.');

describe('a new account', () => {
  it('is checked live, and stored only when the check passes', async () => {
    verdict = refused;
    expect((await errorOf(accounts.create(braze))).code).toBe('connection_refused');
    expect((await accounts.list({}, { limit: 10 })).items).toEqual([]);
    verdict = undefined;
    expect(await accounts.create(braze)).toMatchObject({ status: 'active', last_error: null });
    expect(checked.map(({ secrets }) => secrets)).toEqual([['first-key-12345'], ['first-key-12345']]);
  });

  it('is stored unchecked when that is asked for', async () => {
    verdict = refused;
    expect(await accounts.create({ ...braze, verify: false })).toMatchObject({ status: 'active' });
    expect(checked).toEqual([]);
  });

  it('may have servers of its own that the operator allows, and only those', async () => {
    const create = (servers: Record<string, string>) => accounts.create({ ...braze, servers });
    expect((await create({ rest: 'https://gateway.internal/braze' })).servers).toEqual({
      rest: 'https://gateway.internal/braze',
    });
    expect((await errorOf(create({ rest: 'https://elsewhere.internal' }))).code).toBe('egress_refused');
    expect((await errorOf(create({ other: 'https://gateway.internal' }))).message).toContain('There are: rest.');
    for (const address of [
      'https://user:password@gateway.internal',
      'https://gateway.internal?x=1',
      'https://gateway.internal/#x',
      'ftp://gateway.internal',
      'gateway.internal',
    ]) {
      expect((await errorOf(create({ rest: address }))).code).toBe('invalid_request');
    }
  });

  it('may have field rules of its own, when they make a whole definition', async () => {
    const create = (override: unknown) => accounts.create({ ...braze, override });
    const rules = { users: { fields: { title: 'job_title' } } };
    expect((await create(rules)).unified_model_override).toEqual(rules);
    for (const [override, path] of [
      ['text', 'unified_model_override'],
      [{ users: { felds: {} } }, 'unified_model_override.users'],
      [{ people: { fields: { title: 'job_title' } } }, 'unified_model_override.people'],
      [{ users: { fields: { tittle: 'job_title' } } }, 'unified_model_override.users'],
      [{ constructor: { fields: {} } }, 'unified_model_override.constructor'],
    ] as const) {
      const error = await errorOf(create(override));
      expect(error.code).toBe('invalid_request');
      expect(error.options.errors?.[0]?.path).toContain(path);
    }
  });
});

describe('the credentials in the database', () => {
  it('are sealed; of the secret only its end can be read', async () => {
    const { id } = await accounts.create(braze);
    const row = await findIntegratedAccount(test.database, id);
    expect(JSON.stringify(row)).not.toContain('first-key');
    expect(row?.context).toEqual({ instance: 'US-01', api_key: '****2345' });
    expect((await accounts.open(id, 'acme')).secrets).toEqual(['first-key-12345']);
  });

  it('open in no other row, be it of the same tenant or of another', async () => {
    const [one, same, other] = [
      await accounts.create(braze),
      await accounts.create(braze),
      await accounts.create({ ...braze, tenantId: 'other' }),
    ];
    const stolen = (await findIntegratedAccount(test.database, one.id))?.credentials ?? '';
    for (const { id } of [same, other]) {
      const moved = { credentials: stolen, expectedCredentialsVersion: 1 };
      await updateIntegratedAccount(test.database, id, moved, new Date(clock.now()));
      const error = await errorOf(accounts.open(id, undefined));
      expect([error.code, error.retryable]).toEqual(['internal_error', false]);
      // A change cannot make it usable by mixing in what is new.
      const change = { context: { api_key: 'second-key-12345' } };
      expect((await errorOf(accounts.update(id, change, undefined))).code).toBe('internal_error');
    }
  });

  it('that were erased with their tenant’s key can be given anew', async () => {
    const { id } = await accounts.create(braze);
    await vault.forget('acme');
    clock.advance(10_000);
    expect((await errorOf(accounts.open(id, 'acme'))).code).toBe('credential_missing');
    expect((await errorOf(accounts.update(id, { verify: true }, 'acme'))).code).toBe('credential_missing');
    expect((await errorOf(accounts.update(id, { context: { instance: 'US-02' } }, 'acme'))).code).toBe(
      'connection_invalid',
    );
    await accounts.update(id, { context: { api_key: 'second-key-12345' } }, 'acme');
    expect((await accounts.open(id, 'acme')).secrets).toEqual(['second-key-12345']);
  });
});

describe('a change', () => {
  it('of credentials is checked live with everything else as it is, and replaces them at once', async () => {
    const { id } = await accounts.create(braze);
    await accounts.open(id, 'acme');
    const changed = await accounts.update(id, { context: { api_key: 'second-key-12345' } }, 'acme');
    expect(changed.context).toEqual({ instance: 'US-01', api_key: '****2345' });
    expect(checked.at(-1)?.fields).toEqual({ instance: 'US-01', api_key: 'second-key-12345' });
    expect((await accounts.open(id, 'acme')).secrets).toEqual(['second-key-12345']);
  });

  it('that the vendor refuses changes nothing', async () => {
    const created = await accounts.create(braze);
    verdict = refused;
    const change = { context: { api_key: 'wrong-key-12345' } };
    expect((await errorOf(accounts.update(created.id, change, 'acme'))).code).toBe('connection_refused');
    expect(await accounts.get(created.id, 'acme')).toEqual(created);
  });

  it('is made by exactly one of several that race', async () => {
    const { id } = await accounts.create(braze);
    const names = ['Ada', 'Bob', 'Cleo', 'Dan'];
    for (const changes of [
      names.map((name) => ({ context: { api_key: `${name}-key-12345` } })),
      names.map(() => ({ override: {} })),
      [{ override: {} }, { servers: { rest: 'https://gateway.internal' } }, { verify: true }, { context: {} }],
    ]) {
      const outcomes = await Promise.allSettled(changes.map((change) => accounts.update(id, change, 'acme')));
      const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(lost.map((error: unknown) => error instanceof CrosswalkError && error.code)).toEqual(
        Array.from({ length: 3 }, () => 'state_conflict'),
      );
    }
  });

  it('of an account that is deleted meanwhile is a conflict', async () => {
    const { id } = await accounts.create(braze);
    const change = accounts.update(id, { context: {} }, 'acme');
    const removal = accounts.remove(id, 'acme');
    const outcomes = await Promise.allSettled([change, removal]);
    expect(outcomes[1].status).toBe('fulfilled');
    expect((await errorOf(accounts.get(id, 'acme'))).code).toBe('account_not_found');
  });

  it('by another tenant finds nothing', async () => {
    const { id } = await accounts.create(braze);
    for (const call of [
      () => accounts.update(id, {}, 'other'),
      () => accounts.get(id, 'other'),
      () => accounts.open(id, 'other'),
      () => accounts.remove(id, 'other'),
    ]) {
      expect((await errorOf(call())).code).toBe('account_not_found');
    }
  });
});

describe('the state of an account', () => {
  const stateOf = async (id: string) => {
    const { status, last_error: lastError } = await accounts.get(id, undefined);
    return { status, lastError };
  };

  it('is needs_reauth after a refusal, with the reason, and active after the next success', async () => {
    const { id } = await accounts.create(braze);
    await accounts.markRefused(await accounts.open(id, 'acme'), refusal);
    expect(await stateOf(id)).toEqual({
      status: 'needs_reauth',
      lastError: {
        code: 'remote_unauthorized',
        message: refusal.message,
        status: 401,
        occurred_at: new Date(clock.now()).toISOString(),
      },
    });
    await accounts.markAccepted(await accounts.open(id, 'acme'));
    expect(await stateOf(id)).toEqual({ status: 'active', lastError: null });
  });

  it('is active again when new credentials pass the check', async () => {
    const { id } = await accounts.create(braze);
    await accounts.markRefused(await accounts.open(id, 'acme'), refusal);
    await accounts.update(id, { context: { api_key: 'second-key-12345' } }, 'acme');
    expect(await stateOf(id)).toEqual({ status: 'active', lastError: null });
  });

  it('stays as it is when only field rules change', async () => {
    const { id } = await accounts.create(braze);
    await accounts.markRefused(await accounts.open(id, 'acme'), refusal);
    await accounts.update(id, { override: {} }, 'acme');
    expect(await stateOf(id)).toMatchObject({ status: 'needs_reauth' });
  });

  it('does not suffer from what a vendor says of credentials that were replaced meanwhile', async () => {
    const { id } = await accounts.create(braze);
    const old = await accounts.open(id, 'acme');
    await accounts.update(id, { context: { api_key: 'second-key-12345' } }, 'acme');
    await accounts.markRefused(old, refusal);
    expect(await stateOf(id)).toEqual({ status: 'active', lastError: null });
    await accounts.markRefused(await accounts.open(id, 'acme'), refusal);
    await accounts.markAccepted(old);
    expect(await stateOf(id)).toMatchObject({ status: 'needs_reauth' });
  });

  it('is validation_error when a check of the stored credentials fails, until one passes', async () => {
    const { id } = await accounts.create({ ...braze, verify: false });
    verdict = refused;
    expect((await errorOf(accounts.update(id, { verify: true }, 'acme'))).code).toBe('connection_refused');
    expect(await stateOf(id)).toEqual({
      status: 'validation_error',
      lastError: {
        code: 'connection_refused',
        message: 'The key is wrong.',
        occurred_at: new Date(clock.now()).toISOString(),
      },
    });
    verdict = undefined;
    expect(await accounts.update(id, { verify: true }, 'acme')).toMatchObject({ status: 'active', last_error: null });
  });

  it('says nothing when the vendor could not be asked', async () => {
    const { id } = await accounts.create(braze);
    verdict = new CrosswalkError('remote_timeout', 'Braze did not answer.');
    expect((await errorOf(accounts.update(id, { verify: true }, 'acme'))).code).toBe('remote_timeout');
    expect(await stateOf(id)).toEqual({ status: 'active', lastError: null });
  });
});

describe('a list', () => {
  it('holds what every filter asks for', async () => {
    const one = await accounts.create(braze);
    clock.advance(1000);
    const between = new Date(clock.now());
    clock.advance(1000);
    const two = await accounts.create({
      tenantId: 'other',
      integration: 'lytics',
      context: { api_token: 'token-12345' },
      verify: false,
      sandbox: true,
    });
    await accounts.markRefused(await accounts.open(two.id, 'other'), refusal);
    const list = async (filter: Parameters<Accounts['list']>[0]) =>
      (await accounts.list(filter, { limit: 10 })).views.map(({ id }) => id);
    expect(await list({})).toEqual([two.id, one.id]);
    expect(await list({ tenantId: 'acme' })).toEqual([one.id]);
    expect(await list({ integration: 'lytics' })).toEqual([two.id]);
    expect(await list({ status: 'needs_reauth' })).toEqual([two.id]);
    expect(await list({ isSandbox: false })).toEqual([one.id]);
    expect(await list({ createdAt: { gt: between } })).toEqual([two.id]);
    expect(await list({ createdAt: { lt: between } })).toEqual([one.id]);
    expect(await list({ tenantId: 'acme', integration: 'lytics' })).toEqual([]);
  });
});

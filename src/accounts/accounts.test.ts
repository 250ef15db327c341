import { describe, expect, it } from 'vitest';
import { findIntegratedAccount, updateIntegratedAccount } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Accounts } from './index.ts';
import { braze } from './new-account.fixture.ts';
import { errorOf, meetingOf, refusal, refused, useAccountsKit } from './test-kit.ts';

const { kit, accounts } = useAccountsKit();

describe('a new account', () => {
  it('is checked live, and stored only when the check passes', async () => {
    kit().verdict = refused;
    expect((await errorOf(accounts().create(braze))).code).toBe('connection_refused');
    expect((await accounts().list({}, { limit: 10 })).items).toEqual([]);
    kit().verdict = undefined;
    expect(await accounts().create(braze)).toMatchObject({ status: 'active', last_error: null });
    expect(kit().checked.map(({ secrets }) => secrets)).toEqual([['first-key-12345'], ['first-key-12345']]);
  });

  it('is stored unchecked when that is asked for', async () => {
    kit().verdict = refused;
    expect(await accounts().create({ ...braze, verify: false })).toMatchObject({ status: 'active' });
    expect(kit().checked).toEqual([]);
  });

  it('may have servers of its own that the operator allows, and only those', async () => {
    const create = (servers: Record<string, string>) => accounts().create({ ...braze, servers });
    expect((await create({ rest: 'https://gateway.internal/braze' })).servers).toEqual({
      rest: 'https://gateway.internal/braze',
    });
    expect((await errorOf(create({ rest: 'https://elsewhere.internal' }))).code).toBe('egress_refused');
    expect((await errorOf(create({ other: 'https://gateway.internal' }))).message).toContain('There are: rest');
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

  it('hears from whom a server of its own must be allowed, also when it is one of the vendor', async () => {
    const { message, options } = await errorOf(
      accounts().create({ ...braze, servers: { rest: 'https://rest.iad-02.braze.com:8443' } }),
    );
    expect(message).toContain('CROSSWALK_EGRESS_ALLOW does not hold rest.iad-02.braze.com:8443');
    expect(message).not.toContain('not one of');
    expect(options.errors).toEqual([{ path: 'servers.rest', message: 'host not allowed' }]);
  });

  it('may have field rules of its own, when they make a whole definition', async () => {
    const create = (override: unknown) => accounts().create({ ...braze, override });
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
    const { id } = await accounts().create(braze);
    const row = await findIntegratedAccount(kit().database, id);
    expect(JSON.stringify(row)).not.toContain('first-key');
    expect(row?.context).toEqual({ instance: 'US-01', api_key: '****2345' });
    expect((await accounts().open(id, 'acme')).secrets).toEqual(['first-key-12345']);
  });

  it('open in no other row, be it of the same tenant or of another', async () => {
    const [one, same, other] = [
      await accounts().create(braze),
      await accounts().create(braze),
      await accounts().create({ ...braze, tenantId: 'other' }),
    ];
    const stolen = (await findIntegratedAccount(kit().database, one.id))?.credentials ?? '';
    for (const { id } of [same, other]) {
      const moved = { credentials: stolen, expectedCredentialsVersion: 1 };
      await updateIntegratedAccount(kit().database, id, moved, new Date(kit().clock.now()));
      const error = await errorOf(accounts().open(id, undefined));
      expect([error.code, error.retryable]).toEqual(['internal_error', false]);
      // A change cannot make it usable by mixing in what is new.
      const change = { context: { api_key: 'second-key-12345' } };
      expect((await errorOf(accounts().update(id, change, undefined))).code).toBe('internal_error');
    }
  });

  it('that were erased with their tenant’s key can be given anew', async () => {
    const { id } = await accounts().create(braze);
    await kit().vault.forget('acme');
    kit().clock.advance(10_000);
    expect((await errorOf(accounts().open(id, 'acme'))).code).toBe('credential_missing');
    expect((await errorOf(accounts().update(id, { verify: true }, 'acme'))).code).toBe('credential_missing');
    expect((await errorOf(accounts().update(id, { context: { instance: 'US-02' } }, 'acme'))).code).toBe(
      'connection_invalid',
    );
    await accounts().update(id, { context: { api_key: 'second-key-12345' } }, 'acme');
    expect((await accounts().open(id, 'acme')).secrets).toEqual(['second-key-12345']);
  });
});

describe('a change', () => {
  it('of credentials is checked live with everything else as it is, and replaces them at once', async () => {
    const { id } = await accounts().create(braze);
    await accounts().open(id, 'acme');
    const changed = await accounts().update(id, { context: { api_key: 'second-key-12345' } }, 'acme');
    expect(changed.context).toEqual({ instance: 'US-01', api_key: '****2345' });
    expect(kit().checked.at(-1)?.fields).toEqual({ instance: 'US-01', api_key: 'second-key-12345' });
    expect((await accounts().open(id, 'acme')).secrets).toEqual(['second-key-12345']);
  });

  it('that the vendor refuses changes nothing', async () => {
    const created = await accounts().create(braze);
    kit().verdict = refused;
    const change = { context: { api_key: 'wrong-key-12345' } };
    expect((await errorOf(accounts().update(created.id, change, 'acme'))).code).toBe('connection_refused');
    expect(await accounts().get(created.id, 'acme')).toEqual(created);
  });

  it('is made by exactly one of several that race', async () => {
    const { id } = await accounts().create(braze);
    const names = ['Ada', 'Bob', 'Cleo', 'Dan'];
    for (const changes of [
      names.map((name) => ({ context: { api_key: `${name}-key-12345` } })),
      names.map(() => ({ override: {} })),
      [{ override: {} }, { servers: { rest: 'https://gateway.internal' } }, { verify: true }, { context: {} }],
    ]) {
      kit().afterReading = meetingOf(changes.length);
      const outcomes = await Promise.allSettled(changes.map((change) => accounts().update(id, change, 'acme')));
      const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(lost.map((error: unknown) => error instanceof CrosswalkError && error.code)).toEqual(
        Array.from({ length: 3 }, () => 'state_conflict'),
      );
    }
  });

  it('of an account that is deleted meanwhile is a conflict', async () => {
    const { id } = await accounts().create(braze);
    const change = accounts().update(id, { context: {} }, 'acme');
    const removal = accounts().remove(id, 'acme');
    const outcomes = await Promise.allSettled([change, removal]);
    expect(outcomes[1].status).toBe('fulfilled');
    expect((await errorOf(accounts().get(id, 'acme'))).code).toBe('account_not_found');
  });

  it('by another tenant finds nothing', async () => {
    const { id } = await accounts().create(braze);
    for (const call of [
      () => accounts().update(id, {}, 'other'),
      () => accounts().get(id, 'other'),
      () => accounts().open(id, 'other'),
      () => accounts().remove(id, 'other'),
    ]) {
      expect((await errorOf(call())).code).toBe('account_not_found');
    }
  });
});

describe('a list', () => {
  it('holds what every filter asks for', async () => {
    const one = await accounts().create(braze);
    kit().clock.advance(1000);
    const between = new Date(kit().clock.now());
    kit().clock.advance(1000);
    const two = await accounts().create({
      tenantId: 'other',
      integration: 'lytics',
      context: { api_token: 'token-12345' },
      verify: false,
      sandbox: true,
    });
    await accounts().markRefused(await accounts().open(two.id, 'other'), refusal);
    const list = async (filter: Parameters<Accounts['list']>[0]) =>
      (await accounts().list(filter, { limit: 10 })).views.map(({ id }) => id);
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

import { describe, expect, it } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { braze } from './new-account.fixture.ts';
import { errorOf, refusal, refused, useAccountsKit } from './test-kit.ts';

const { kit, accounts } = useAccountsKit();

describe('the state of an account', () => {
  const stateOf = async (id: string) => {
    const { status, last_error: lastError } = await accounts().get(id, undefined);
    return { status, lastError };
  };

  it('is needs_reauth after a refusal, with the reason, and active after the next success', async () => {
    const { id } = await accounts().create(braze);
    await accounts().markRefused(await accounts().open(id, 'acme'), refusal);
    expect(await stateOf(id)).toEqual({
      status: 'needs_reauth',
      lastError: {
        code: 'remote_unauthorized',
        message: refusal.message,
        status: 401,
        server: 'rest',
        occurred_at: new Date(kit().clock.now()).toISOString(),
      },
    });
    await accounts().markAccepted(await accounts().open(id, 'acme'), 'rest');
    expect(await stateOf(id)).toEqual({ status: 'active', lastError: null });
  });

  it('does not change by what another server of the vendor takes', async () => {
    const { id } = await accounts().create({
      tenantId: 'acme',
      integration: 'segment',
      context: { write_key: 'write-key-12345', public_token: 'public-token-12345' },
    });
    await accounts().markRefused(await accounts().open(id, 'acme'), { ...refusal, server: 'public' });
    await accounts().markAccepted(await accounts().open(id, 'acme'), 'tracking');
    expect(await stateOf(id)).toMatchObject({ status: 'needs_reauth' });
    await accounts().markAccepted(await accounts().open(id, 'acme'), 'public');
    expect(await stateOf(id)).toMatchObject({ status: 'active' });
  });

  it('keeps the refusals of several servers, until each of them takes its credential', async () => {
    const context = { write_key: 'write-key-12345', public_token: 'public-token-12345' };
    const { id } = await accounts().create({ tenantId: 'acme', integration: 'segment', context });
    const open = () => accounts().open(id, 'acme');
    await accounts().markRefused(await open(), { ...refusal, server: 'tracking' });
    await accounts().markRefused(await open(), { ...refusal, server: 'public' });
    await accounts().markRefused(await open(), { ...refusal, server: 'tracking' });
    expect((await stateOf(id)).lastError).toMatchObject({ server: 'public', also: [{ server: 'tracking' }] });
    await accounts().markAccepted(await open(), 'public');
    expect(await stateOf(id)).toMatchObject({ status: 'needs_reauth', lastError: { server: 'tracking' } });
    await accounts().markAccepted(await open(), 'tracking');
    expect(await stateOf(id)).toEqual({ status: 'active', lastError: null });
  });

  it('is active again when new credentials pass the check', async () => {
    const { id } = await accounts().create(braze);
    await accounts().markRefused(await accounts().open(id, 'acme'), refusal);
    await accounts().update(id, { context: { api_key: 'second-key-12345' } }, 'acme');
    expect(await stateOf(id)).toEqual({ status: 'active', lastError: null });
  });

  it('stays as it is when only field rules change', async () => {
    const { id } = await accounts().create(braze);
    await accounts().markRefused(await accounts().open(id, 'acme'), refusal);
    await accounts().update(id, { override: {} }, 'acme');
    expect(await stateOf(id)).toMatchObject({ status: 'needs_reauth' });
  });

  it('does not suffer from what a vendor says of credentials that were replaced meanwhile', async () => {
    const { id } = await accounts().create(braze);
    const old = await accounts().open(id, 'acme');
    await accounts().update(id, { context: { api_key: 'second-key-12345' } }, 'acme');
    await accounts().markRefused(old, refusal);
    expect(await stateOf(id)).toEqual({ status: 'active', lastError: null });
    await accounts().markRefused(await accounts().open(id, 'acme'), refusal);
    await accounts().markAccepted(old, 'rest');
    expect(await stateOf(id)).toMatchObject({ status: 'needs_reauth' });
  });

  it('is validation_error when a check of the stored credentials fails, until one passes', async () => {
    const { id } = await accounts().create({ ...braze, verify: false });
    kit().verdict = refused;
    expect((await errorOf(accounts().update(id, { verify: true }, 'acme'))).code).toBe('connection_refused');
    expect(await stateOf(id)).toEqual({
      status: 'validation_error',
      lastError: {
        code: 'connection_refused',
        message: 'The key is wrong.',
        occurred_at: new Date(kit().clock.now()).toISOString(),
      },
    });
    kit().verdict = undefined;
    expect(await accounts().update(id, { verify: true }, 'acme')).toMatchObject({ status: 'active', last_error: null });
  });

  it('says nothing when the vendor could not be asked', async () => {
    const { id } = await accounts().create(braze);
    kit().verdict = new CrosswalkError('remote_timeout', 'Braze did not answer.');
    expect((await errorOf(accounts().update(id, { verify: true }, 'acme'))).code).toBe('remote_timeout');
    expect(await stateOf(id)).toEqual({ status: 'active', lastError: null });
  });
});

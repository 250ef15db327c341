import { describe, expect, it } from 'vitest';
import { insertIntegratedAccount } from '../db/index.ts';
import { braze } from './new-account.fixture.ts';
import { errorOf, useAccountsKit } from './test-kit.ts';

const { kit, accounts } = useAccountsKit();

const says =
  'The integration "retired" of this account is not loaded. Load its definition again, or delete the account.';

/** Stores an account as it was left by an installation that had one integration more. */
async function insertLeftover(): Promise<string> {
  const id = crypto.randomUUID();
  const account = {
    id,
    tenantId: 'acme',
    integration: 'retired',
    status: 'active' as const,
    context: { region: 'EU' },
    credentials: null,
    isSandbox: false,
  };
  await insertIntegratedAccount(kit().database, account, new Date(kit().clock.now()));
  return id;
}

describe('an account whose integration is not loaded any more', () => {
  it('is listed with what is wrong with it, and others as ever', async () => {
    const id = await insertLeftover();
    kit().clock.advance(1000);
    const other = await accounts().create(braze);
    const { views } = await accounts().list({}, { limit: 10 });
    expect(views[0]).toEqual(other);
    expect(views[1]).toMatchObject({
      id,
      status: 'validation_error',
      last_error: { code: 'integration_not_found', message: says },
      integration: { name: 'retired', label: 'retired' },
      context: { region: 'EU' },
    });
    expect(await accounts().get(id, 'acme')).toEqual(views[1]);
  });

  it('takes no calls and no changes, and says why to those who may see it', async () => {
    const id = await insertLeftover();
    for (const call of [() => accounts().open(id, 'acme'), () => accounts().update(id, { verify: true }, 'acme')]) {
      expect(await errorOf(call())).toMatchObject({ code: 'integration_not_found', message: says });
    }
    expect((await errorOf(accounts().open(id, 'other'))).code).toBe('account_not_found');
  });

  it('can be deleted', async () => {
    const id = await insertLeftover();
    await accounts().remove(id, 'acme');
    expect((await errorOf(accounts().get(id, 'acme'))).code).toBe('account_not_found');
  });
});

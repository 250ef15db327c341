import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

describe('sandbox accounts of one integration', () => {
  it('are one account at the vendor, whatever their tenants, as the README says', async () => {
    const { accounts, unified } = harness.crosswalk.api;
    const link = async (tenantId: string) => ({
      tenantId,
      accountId: (await accounts.create({ tenantId, integration: 'braze', context: {}, sandbox: true })).id,
    });
    const [north, south] = [await link('north'), await link('south')];
    const user = { id: 'shared-1', first_name: 'Ada' };
    await unified.create(north, 'user-directory', 'users', user);
    harness.clock.advance(60_000);
    expect(await unified.get(south, 'user-directory', 'users', 'shared-1')).toMatchObject(user);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type UserCreate, type Users } from '../../sdk/index.ts';
import { type Harness, startHarness, vendorNames } from '../harness.ts';
import { clientOf } from './client.ts';

const ada = {
  id: 'ada/1',
  emails: [{ email: 'ada@example.com' }],
  first_name: 'Ada',
  address: { city: 'London', country: 'GB' },
  custom_attributes: { plan: 'pro', logins: 3 },
} satisfies UserCreate;

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

describe.each(vendorNames)('the life of a user at %s', (vendor) => {
  it('is the same four calls', async () => {
    const users: Users = clientOf(harness).users(harness.accounts[vendor]);
    const finish = <Result>(promise: Promise<Result>) => harness.clock.advanceUntil(promise);

    const created = await finish(users.create(ada, { confirm: true }));
    expect(created).toMatchObject({ id: ada.id, applied: 'confirmed' });
    expect(await finish(users.get(ada.id))).toMatchObject(ada);
    expect(await finish(users.get('email:ada@example.com'))).toMatchObject(ada);

    const found = users.list({ emails: ['ada@example.com', 'nobody@example.com'] });
    expect(await finish(found.first())).toMatchObject({ result: [{ id: ada.id }], next_cursor: null });

    const change = { last_name: 'Lovelace', first_name: null, custom_attributes: { plan: null } };
    expect(await finish(users.update(ada.id, change, { confirm: { wait: 60 } }))).toMatchObject({
      applied: 'confirmed',
    });
    const changed = await finish(users.get(ada.id));
    expect(changed).toMatchObject({ last_name: 'Lovelace', custom_attributes: { logins: 3 } });
    expect(changed.first_name).toBeUndefined();

    expect(await finish(users.delete(ada.id, { confirm: true }))).toEqual({ id: ada.id, applied: 'confirmed' });
    await expect(finish(users.get(ada.id))).rejects.toMatchObject({
      name: 'CrosswalkApiError',
      status: 404,
      code: 'record_not_found',
      isRemote: false,
    });
  });
});

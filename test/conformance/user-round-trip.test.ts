import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada } from '../fixtures/ada.ts';
import { type Harness, objectOf, startHarness, vendorNames } from '../harness.ts';

const user = {
  ...ada,
  id: 'ada-1',
  emails: [{ email: 'ada@example.com', is_primary: true }],
  custom_attributes: { plan: 'pro', logins: 3, ratio: 0.5, beta: true, tags: ['a', 'b'], 'naïve name': 'ünïcode 東京' },
};

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

describe.each(vendorNames)('%s', (vendor) => {
  let query: string;

  beforeAll(() => {
    query = `integrated_account_id=${harness.accounts[vendor]}&truto_ignore_remote_data=true`;
  });

  it('gives back every field of a user that was written', async () => {
    const written = await harness.call('POST', `/unified/user-directory/users?${query}`, {
      body: user,
      headers: { prefer: 'confirm' },
    });
    expect(written.body).toMatchObject({ applied: 'confirmed' });
    expect(written.status).toBe(200);
    const read = await harness.call('GET', `/unified/user-directory/users/ada-1?${query}`);
    expect(objectOf(read.body)).toMatchObject(user);
    expect(objectOf(read.body)['custom_attributes']).toEqual(user.custom_attributes);
  });

  it('changes only what is sent, and clears what is null', async () => {
    const change = {
      first_name: null,
      last_name: 'King',
      company: { plan: 'business' },
      address: { city: null },
      custom_attributes: { plan: null },
    };
    const changed = await harness.call('PATCH', `/unified/user-directory/users/ada-1?${query}`, {
      body: change,
      headers: { prefer: 'confirm' },
    });
    expect(changed.body).toMatchObject({ applied: 'confirmed' });
    const { body } = await harness.call('GET', `/unified/user-directory/users/ada-1?${query}`);
    const { plan: _, ...attributes } = user.custom_attributes;
    const { city: __, ...address } = user.address;
    expect(body).toMatchObject({
      last_name: 'King',
      company: { ...user.company, plan: 'business' },
      address,
      name: 'Ada Lovelace',
    });
    expect(objectOf(body)['first_name']).toBeUndefined();
    expect(objectOf(objectOf(body)['address'])['city']).toBeUndefined();
    expect(objectOf(body)['custom_attributes']).toEqual(attributes);
  });

  it('finds the user by e-mail address', async () => {
    const { body } = await harness.call('GET', `/unified/user-directory/users/email:ada%40example.com?${query}`);
    expect(body).toMatchObject({ id: 'ada-1' });
    const list = await harness.call(
      'GET',
      `/unified/user-directory/users?emails=ada@example.com,nobody@example.com&${query}`,
    );
    expect(list.body).toMatchObject({ result: [{ id: 'ada-1' }], result_count: 1, next_cursor: null });
  });

  it('deletes the user, who is then not found, nor changed, nor deleted again', async () => {
    const deleted = await harness.call('DELETE', `/unified/user-directory/users/ada-1?${query}`, {
      headers: { prefer: 'confirm' },
    });
    expect(deleted.body).toEqual({ id: 'ada-1', applied: 'confirmed' });
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { first_name: 'Ada' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await harness.call(
        method,
        `/unified/user-directory/users/ada-1?${query}`,
        body === undefined ? {} : { body },
      );
      expect(answer.body).toMatchObject({ statusCode: 404, code: 'record_not_found' });
    }
  });
});

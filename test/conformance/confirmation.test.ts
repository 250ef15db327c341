import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from '../harness.ts';
import { createClient, type UnifiedClient } from './client.ts';
import { link } from './user-stores.ts';

let harness: Harness;
let users: UnifiedClient;

beforeAll(async () => {
  harness = await startHarness({ people: 2 });
  users = createClient(harness, harness.accounts.braze);
});
beforeEach(() => harness.sandbox.braze.faults.clear());
afterAll(() => harness.close());

/** Reads of Braze that fail with this status, so many of them. */
function failReads(status: number, times?: number): void {
  const rule = { path: '/users/export/ids', fault: { kind: 'status', status } } as const;
  harness.sandbox.braze.faults.add(times === undefined ? rule : { ...rule, times });
}

describe('a write that is to be confirmed', () => {
  it('is confirmed once a read succeeds, however many failed before in a way that passes', async () => {
    failReads(503, 3);
    expect((await users.create({ id: 'patient-1', first_name: 'Ada' })).body).toMatchObject({
      id: 'patient-1',
      applied: 'confirmed',
    });
  });

  it.each([403, 404, 503])('stands when it cannot be read for %d, and is answered as accepted', async (status) => {
    failReads(status);
    const { status: answered, body } = await users.create({ id: `blind-${status}`, first_name: 'Ada' });
    expect(answered).toBe(200);
    expect(body).toMatchObject({ id: `blind-${status}`, first_name: 'Ada', applied: 'accepted' });
    harness.sandbox.braze.faults.clear();
    harness.clock.advance(1000);
    expect((await users.get(`blind-${status}`)).body).toMatchObject({ first_name: 'Ada' });
  });

  it('stands when its e-mail address turns out to be that of several', async () => {
    for (const id of ['twin-1', 'twin-2']) await users.create({ id, emails: [{ email: 'twin@example.com' }] });
    const { body } = await users.create({ emails: [{ email: 'twin@example.com' }], first_name: 'Either' });
    expect(body).toMatchObject({ id: 'email:twin@example.com', applied: 'accepted' });
  });

  it.each(['toString', 'constructor', '__proto__'])(
    'is confirmed when it clears an attribute named %s',
    async (name) => {
      const before = harness.clock.now();
      const attributes = JSON.parse(`{"plan":"a",${JSON.stringify(name)}:null}`);
      const { body } = await users.create({ id: `member-${name}`, custom_attributes: attributes });
      expect(body).toMatchObject({ applied: 'confirmed' });
      expect(harness.clock.now() - before).toBeLessThan(10_000);
    },
  );

  it('is not asked about when nobody asks', async () => {
    const hasty = createClient(harness, harness.accounts.braze, { confirms: false });
    const before = harness.sandbox.braze.requests.length;
    expect((await hasty.create({ id: 'hasty-1', first_name: 'Ada' })).body).toMatchObject({ applied: 'accepted' });
    expect(harness.sandbox.braze.requests).toHaveLength(before + 1);
  });
});

describe('a deletion that is to be confirmed', () => {
  it('stays accepted while the vendor still shows the user', async () => {
    await users.create({ id: 'gone-1', first_name: 'Ada' });
    harness.sandbox.braze.faults.add({
      path: '/users/delete',
      times: 1,
      fault: { kind: 'status', status: 202, body: '{"deleted":1,"message":"success"}' },
    });
    const { body } = await users.remove('gone-1');
    expect(body).toEqual({ id: 'gone-1', applied: 'accepted' });
    expect((await users.get('gone-1')).status).toBe(200);
  });
});

describe('a change of the identifier itself', () => {
  it.each(['hybrid', 'user_id'] as const)('is confirmed under the new one in a %s project', async (type) => {
    const settings = harness.world.iterableConnections[type];
    const project = createClient(harness, await link(harness, { vendor: 'iterable', settings }));
    await project.create({ id: 'old-1', first_name: 'Ada' });
    expect((await project.update('old-1', { external_id: 'new-1' })).body).toMatchObject({
      id: 'new-1',
      first_name: 'Ada',
      applied: 'confirmed',
    });
    expect((await project.get('old-1')).status).toBe(404);
  });

  it('is confirmed for an address that is all that the user has', async () => {
    const settings = harness.world.iterableConnections.hybrid;
    const project = createClient(harness, await link(harness, { vendor: 'iterable', settings }));
    await project.create({ emails: [{ email: 'old@example.com' }] });
    const change = { emails: [{ email: 'new@example.com' }] };
    expect((await project.update('email:old@example.com', change)).body).toMatchObject({
      id: 'email:new@example.com',
      applied: 'confirmed',
    });
  });

  it('is refused where the address tells users apart, with the call that does it', async () => {
    const settings = harness.world.iterableConnections.email;
    const project = createClient(harness, await link(harness, { vendor: 'iterable', settings }));
    const change = { emails: [{ email: 'new@example.com' }] };
    expect((await project.update('person-0001@example.com', change)).body).toMatchObject({
      statusCode: 422,
      code: 'unsupported_value',
      message: expect.stringContaining('users/update_email'),
    });
  });
});

describe('an address that only stands for none', () => {
  it('is not shown as one', async () => {
    const settings = harness.world.iterableConnections.email;
    const project = createClient(harness, await link(harness, { vendor: 'iterable', settings }));
    const native = `/native/${await link(harness, { vendor: 'iterable', settings })}/api/users/update`;
    const body = { userId: 'no-address', preferUserId: true, dataFields: { firstName: 'Ada' } };
    const headers = { 'content-type': 'application/json' };
    expect((await harness.call('POST', native, { body, headers })).status).toBe(200);
    harness.clock.advance(1000);
    const read = (await project.get('user_id:no-address')).body;
    expect(read).toMatchObject({ id: 'user_id:no-address', first_name: 'Ada' });
    expect(read).not.toHaveProperty('emails');
    expect(read).not.toHaveProperty('identifiers.email');
    expect((await project.update('user_id:no-address', { first_name: 'Grace' })).body).toMatchObject({
      statusCode: 422,
      message: 'Iterable changes users by email only, and this one has none.',
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonValue } from '../../src/mapping/index.ts';
import { type Harness, objectOf, startHarness, type VendorName } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(60_000));

async function call(vendor: VendorName, path: string, body: JsonValue) {
  const separator = path.includes('?') ? '&' : '?';
  return harness.call('POST', `/proxy/${path}${separator}integrated_account_id=${harness.accounts[vendor]}`, { body });
}

const people = [{ userId: 'person-0001' }, { email: 'Bad@' }, { userId: 'person-0002' }];
const users = people.map((person) => ({ ...person, dataFields: { city: 'Rome' } }));
const refusedEmail = { path: 'users.1', index: 1, message: 'bad@: The email address is invalid.' };

describe('records that a 200 of Iterable hides as refused', () => {
  it.each([
    ['users/bulk_update', { users }, refusedEmail],
    [
      'users/bulk_update_subscriptions',
      { updateSubscriptionsRequests: people.map((person) => ({ ...person, emailListIds: [] })) },
      { ...refusedEmail, path: 'updateSubscriptionsRequests.1' },
    ],
    [
      'events/track_bulk',
      { events: people.map((person) => ({ ...person, eventName: 'read' })) },
      { ...refusedEmail, path: 'events.1' },
    ],
  ])('are told by their place, the others as accepted: %s', async (path, body, refused) => {
    const answer = await call('iterable', path, body);
    expect(answer.body).toMatchObject({
      statusCode: 422,
      code: 'remote_rejected',
      truto_is_remote_error: true,
      message: expect.stringContaining('1 of 3 records was refused; the others were accepted.'),
      errors: [refused],
    });
  });

  it.each(['subscribe', 'unsubscribe'])('are told for members of lists: lists.%s', async (method) => {
    const { body: list } = await call('iterable', 'lists', { name: `Readers to ${method}` });
    harness.clock.advance(60_000);
    const subscribers = [{ userId: 'person-0001' }, { email: 'bad@' }];
    const { body } = await call('iterable', `lists/${method}`, { listId: objectOf(list)['listId'] ?? 0, subscribers });
    expect(body).toMatchObject({
      code: 'remote_rejected',
      message: expect.stringContaining('1 of 2 records was refused; the others were accepted.'),
      errors: [{ ...refusedEmail, path: 'subscribers.1' }],
    });
  });

  it('are told for campaigns and templates', async () => {
    const campaign = harness.world.iterable.hybrid.addCampaign({ name: 'News' });
    const archived = await call('iterable', 'campaigns/archive', { campaignIds: [campaign.id, 999_999] });
    expect(archived.body).toMatchObject({
      code: 'remote_rejected',
      errors: [{ path: 'campaignIds.1', index: 1, message: '999999: The campaign was not archived.' }],
    });
    const deleted = await call('iterable', 'templates/bulk_delete', { ids: [404] });
    expect(deleted.body).toMatchObject({ code: 'remote_rejected', errors: [{ path: 'ids.0', index: 0 }] });
  });

  it('are none when all were taken', async () => {
    const taken = users.filter((user) => 'userId' in user);
    expect((await call('iterable', 'users/bulk_update', { users: taken })).status).toBe(200);
  });
});

describe('more records than Iterable’s clients send', () => {
  it('are not refused, for the vendor publishes no limit', async () => {
    const many = Array.from({ length: 1001 }, () => ({ userId: 'person-0001' }));
    expect((await call('iterable', 'users/bulk_update', { users: many })).status).toBe(200);
  });

  it('are advised against in the document, not forbidden', async () => {
    const { paths } = objectOf((await harness.call('GET', '/openapi/iterable.json')).body);
    const { description } = objectOf(objectOf(objectOf(paths)['/proxy/users/bulk_update'])['post']);
    expect(description).toContain('The vendor publishes no limit of records; about 1000 in users are a good size.');
  });
});

describe('records that a 200 of another vendor hides as refused', () => {
  it('are counted by Lytics, one by one and in tables', async () => {
    const large = { user_id: 'large', text: 'x'.repeat(20_000) };
    const records = [{ user_id: 'lytics-1' }, large, { user_id: 'lytics-2' }];
    const sent = await call('lytics', 'records/collect?stream=default', records);
    expect(sent.body).toMatchObject({
      code: 'remote_rejected',
      message: expect.stringMatching(/1 of 3 records was refused\.$/),
    });
    const table = await call('lytics', 'records/upload_csv?stream=default&droperrors=true', records);
    expect(table.body).toMatchObject({ code: 'remote_rejected', message: expect.stringContaining('1 of 3 records') });
  });

  it('are repeated by Segment', async () => {
    const subscriptions = [
      { key: 'ada@example.com', type: 'EMAIL', status: 'SUBSCRIBED' },
      { key: 'no address', type: 'EMAIL', status: 'SUBSCRIBED' },
    ];
    const { body } = await call('segment', 'messaging-subscriptions/replace', { subscriptions });
    expect(body).toMatchObject({ code: 'remote_rejected', errors: [{ path: 'subscriptions.1', index: 1 }] });
  });
});

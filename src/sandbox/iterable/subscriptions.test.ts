import { describe, expect, it } from 'vitest';
import { createTestProject } from './test-client.ts';

const ada = 'ada@example.com';

describe('users/updateSubscriptions', () => {
  it('replaces each array that is sent, clears with an empty one, leaves the others', async () => {
    const { project, post } = createTestProject({ type: 'email' });
    const [first, second] = [project.addList({ name: 'A' }), project.addList({ name: 'B' })];
    const update = (body: object) => post('/api/users/updateSubscriptions', { email: ada, ...body });
    await update({ emailListIds: [first.id], unsubscribedChannelIds: [31] });
    await update({ emailListIds: [second.id], unsubscribedChannelIds: null });
    const fields = () => project.profile({ email: ada })?.dataFields;
    expect(fields()).toMatchObject({ emailListIds: [second.id], unsubscribedChannelIds: [31] });
    expect(fields()).not.toHaveProperty('unsubscribedMessageTypeIds');
    await update({ emailListIds: [] });
    expect(fields()).toMatchObject({ emailListIds: [] });
  });

  it('notes what changed as subscribe and unsubscribe events', async () => {
    const { project, post } = createTestProject();
    await post('/api/users/updateSubscriptions', { email: ada, unsubscribedMessageTypeIds: [301] });
    await post('/api/users/updateSubscriptions', { email: ada, unsubscribedMessageTypeIds: [] });
    expect(project.events({ email: ada })).toMatchObject([
      { eventType: 'emailUnSubscribe', dataFields: { messageTypeIds: [301] } },
      { eventType: 'emailSubscribe', dataFields: { messageTypeIds: [301] } },
    ]);
  });

  it('needs the opt-in feature for subscribed message types, and a channel the user has not left', async () => {
    const request = { email: ada, subscribedMessageTypeIds: [301] };
    const without = createTestProject();
    expect((await without.post('/api/users/updateSubscriptions', request)).status).toBe(400);
    const { post } = createTestProject({ switches: { optInFeature: true } });
    expect((await post('/api/users/updateSubscriptions', request)).status).toBe(200);
    const misaligned = { ...request, unsubscribedChannelIds: [31] };
    expect((await post('/api/users/updateSubscriptions', misaligned)).status).toBe(400);
    const unchecked = { ...misaligned, validateChannelAlignment: false };
    expect((await post('/api/users/updateSubscriptions', unchecked)).status).toBe(200);
  });

  it('in bulk tells bad identifiers from other failures', async () => {
    const { post } = createTestProject();
    const updateSubscriptionsRequests = [
      { email: ada, unsubscribedChannelIds: [31] },
      { email: 'bad@' },
      { email: 'alan@example.com', unsubscribedChannelIds: [999] },
    ];
    const { json } = await post('/api/users/bulkUpdateSubscriptions', { updateSubscriptionsRequests });
    expect(json).toEqual({
      successCount: 1,
      failCount: 2,
      invalidEmails: ['bad@'],
      invalidUserIds: [],
      validEmailFailures: ['alan@example.com'],
      validUserIdFailures: [],
    });
  });
});

describe('the incremental subscriptions API', () => {
  it('is not there unless it is switched on', async () => {
    const { call } = createTestProject();
    expect((await call('PATCH', `/api/subscriptions/messageChannel/31/user/${ada}`)).status).toBe(404);
  });

  it('changes one subscription and leaves the others', async () => {
    const { call, post, project } = createTestProject({ switches: { subscriptionsApi: true } });
    await post('/api/users/updateSubscriptions', { email: ada, unsubscribedChannelIds: [31, 32] });
    expect((await call('PATCH', `/api/subscriptions/messageChannel/31/user/${ada}`)).status).toBe(202);
    expect(project.profile({ email: ada })?.dataFields).toMatchObject({ unsubscribedChannelIds: [32] });
    const body = { users: [ada, 'new@example.com'] };
    expect((await call('PUT', '/api/subscriptions/messageType/301?action=unsubscribe', { body })).status).toBe(202);
    expect(project.profiles().map(({ dataFields }) => dataFields['unsubscribedMessageTypeIds'])).toEqual([
      [301],
      [301],
    ]);
  });

  it('refuses groups it does not know', async () => {
    const { call } = createTestProject({ switches: { subscriptionsApi: true } });
    expect((await call('PATCH', `/api/subscriptions/planets/1/user/${ada}`)).status).toBe(400);
    expect(await call('PATCH', `/api/subscriptions/emailList/1/user/${ada}`)).toMatchObject({
      status: 404,
      json: { error: 'NotFound', data: { args: ['1'] } },
    });
  });
});

describe('the SMS double opt-in', () => {
  const path = '/api/subscriptions/subscribeToDoubleOptIn';
  const body = { email: 'ada@example.com', messageTypeIds: [301] };

  it('is not found where it is not enabled', async () => {
    const answer = await createTestProject().post(path, body);
    expect(answer).toMatchObject({ status: 404, json: { error: 'NotFound', message: expect.any(String) } });
  });

  it('asks the user and subscribes nobody yet', async () => {
    const { post, project } = createTestProject({ switches: { doubleOptIn: true } });
    const { status, headers } = await post(path, body);
    expect([status, headers.get('content-type')]).toEqual([202, 'text/plain']);
    expect(project.profiles()).toEqual([]);
    expect((await post(path, { ...body, messageTypeIds: [9] })).status).toBe(400);
    expect((await post(path, { messageTypeIds: [301] })).status).toBe(400);
  });
});

import { describe, expect, it } from 'vitest';
import { createTestProject } from './test-client.ts';

const ada = 'ada@example.com';

describe('events/track', () => {
  it('stores the event with its own time in seconds and shows custom values nested', async () => {
    const { post, get } = createTestProject();
    await post('/api/users/update', { email: ada, userId: 'u-1' });
    const event = {
      userId: 'u-1',
      eventName: 'signed_up',
      id: 'e-1',
      createdAt: 1_700_000_000,
      dataFields: { plan: 'x' },
    };
    expect(await post('/api/events/track', event)).toMatchObject({
      status: 200,
      json: { code: 'Success', params: { id: 'e-1' } },
    });
    expect((await get('/api/events/byUserId/u-1')).json).toEqual({
      events: [
        {
          email: ada,
          userId: 'u-1',
          eventType: 'customEvent',
          eventName: 'signed_up',
          id: 'e-1',
          createdAt: '2023-11-14 22:13:20 +00:00',
          dataFields: { plan: 'x' },
        },
      ],
    });
  });

  it('updates the event whose id is sent again', async () => {
    const { post, project } = createTestProject();
    for (const step of [1, 2]) {
      await post('/api/events/track', { userId: 'u-1', eventName: 'moved', id: 'e-1', dataFields: { step } });
    }
    expect(project.events({ userId: 'u-1' })).toMatchObject([{ id: 'e-1', dataFields: { step: 2 } }]);
  });

  it('creates users by userId, and loses the events of unknown e-mails after a success', async () => {
    const { post, project } = createTestProject();
    expect((await post('/api/events/track', { userId: 'u-1', eventName: 'moved' })).status).toBe(200);
    expect((await post('/api/events/track', { email: ada, eventName: 'moved' })).status).toBe(200);
    expect(project.profiles().map(({ userId }) => userId)).toEqual(['u-1']);
    expect(project.discardedEvents()).toEqual([
      { eventName: 'moved', dataFields: {}, user: ada, reason: 'unknown user' },
    ]);
  });

  it('refuses unknown users where the project is switched to it', async () => {
    const { post } = createTestProject({ type: 'email', switches: { unknownUserEvents: 'refuse' } });
    const event = { email: ada, eventName: 'moved' };
    expect(await post('/api/events/track', event)).toMatchObject({ status: 400, json: { code: 'UnknownEmailError' } });
    expect((await post('/api/events/trackBulk', { events: [event] })).json).toMatchObject({
      failCount: 1,
      failedUpdates: { notFoundEmails: [ada] },
    });
  });

  it('discards disallowed names with a success that says so', async () => {
    const { post, project } = createTestProject({ switches: { disallowedEventNames: ['noise'] } });
    const answer = await post('/api/events/track', { userId: 'u-1', eventName: 'noise' });
    expect(answer).toMatchObject({
      status: 200,
      json: { code: 'Success', msg: expect.stringContaining('not allowed') },
    });
    expect(project.discardedEvents()).toMatchObject([{ eventName: 'noise', reason: 'disallowed event name' }]);
  });

  it('fixes types by event name', async () => {
    const { post } = createTestProject();
    const track = (eventName: string, value: unknown) =>
      post('/api/events/track', { userId: 'u-1', eventName, dataFields: { value } });
    await track('first', 1);
    expect((await track('second', 'text')).status).toBe(200);
    expect(await track('first', 'text')).toMatchObject({
      status: 400,
      json: { params: { validationErrors: { value: { category: 'customEvent' } } } },
    });
  });

  it('refuses an id over 512 bytes and an empty name', async () => {
    const { post } = createTestProject();
    const event = { userId: 'u-1', eventName: 'moved' };
    expect((await post('/api/events/track', { ...event, id: 'é'.repeat(257) })).status).toBe(400);
    expect((await post('/api/events/track', { ...event, eventName: '' })).status).toBe(400);
  });
});

describe('events/trackBulk', () => {
  it('answers 200 with one bucket per failed event', async () => {
    const { post, project } = createTestProject({ switches: { disallowedEventNames: ['noise'] } });
    await post('/api/users/forget', { userId: 'gone' });
    const events = ['u-1', 'gone', 'x'.repeat(53)].map((userId) => ({
      userId,
      eventName: 'moved',
      dataFields: { a: 1 },
    }));
    const { json } = await post('/api/events/trackBulk', {
      events: [...events, { userId: 'u-1', eventName: 'noise' }],
    });
    expect(json).toEqual({
      successCount: 1,
      failCount: 3,
      invalidEmails: [],
      invalidUserIds: ['x'.repeat(53)],
      disallowedEventNames: ['noise'],
      filteredOutFields: [],
      createdFields: ['a'],
      failedUpdates: {
        invalidEmails: [],
        invalidUserIds: ['x'.repeat(53)],
        notFoundEmails: [],
        notFoundUserIds: [],
        forgottenEmails: [],
        forgottenUserIds: ['gone'],
      },
    });
    expect(project.events({ userId: 'u-1' })).toHaveLength(1);
  });

  it('answers zeros for an empty list', async () => {
    expect(await createTestProject().post('/api/events/trackBulk', { events: [] })).toMatchObject({
      status: 200,
      json: { successCount: 0, failCount: 0 },
    });
  });
});

describe('event history', () => {
  it('is newest first and at most 200 long', async () => {
    const { post, get } = createTestProject();
    const events = [1, 3, 2].map((time) => ({ userId: 'u-1', eventName: `at ${time}`, createdAt: time }));
    await post('/api/events/trackBulk', { events });
    expect((await get('/api/events/byUserId/u-1?limit=2')).json).toMatchObject({
      events: [{ eventName: 'at 3' }, { eventName: 'at 2' }],
    });
    expect((await get('/api/events/byUserId/u-1?limit=201')).status).toBe(400);
  });
});

describe('commerce', () => {
  const items = [{ id: 'sku-1', name: 'Tea', price: 4.5, quantity: 2 }];

  it('keeps a cart until it is bought', async () => {
    const { post, get, project } = createTestProject();
    const user = { email: ada, dataFields: { plan: 'team' } };
    await post('/api/commerce/updateCart', { user, items });
    expect(project.profile({ email: ada })?.dataFields).toMatchObject({ shoppingCartItems: items, plan: 'team' });
    const answer = await post('/api/commerce/trackPurchase', { user, items, total: 9, id: 'order-1' });
    expect(answer).toMatchObject({ status: 200, json: { params: { id: 'order-1' } } });
    expect(project.profile({ email: ada })?.dataFields).not.toHaveProperty('shoppingCartItems');
    expect((await get(`/api/events/${ada}`)).json).toMatchObject({
      events: [{ eventType: 'purchase', total: 9, shoppingCartItems: items }],
    });
  });

  it('refuses an item without its price', async () => {
    const body = { user: { email: ada }, items: [{ id: 'x', name: 'Tea', quantity: 1 }], total: 1 };
    expect(await createTestProject().post('/api/commerce/trackPurchase', body)).toMatchObject({
      status: 400,
      json: { code: 'BadJsonBody', params: { 'obj.items[0].price': 'Value is missing' } },
    });
  });
});

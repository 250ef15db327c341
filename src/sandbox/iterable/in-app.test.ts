import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestProject } from './test-client.ts';

const email = 'ada@example.com';
const queueSchema = z.object({ inAppMessages: z.array(z.object({ messageId: z.string(), read: z.boolean() })) });

/** A user with an in-app message in the queue. */
async function createQueue(content: Record<string, unknown> = {}) {
  const test = createTestProject();
  const { project, post, get } = test;
  project.addTemplate({ templateId: 9, name: 'Offer', messageTypeId: 301, messageMedium: 'InApp', content });
  project.addCampaign({ id: 42, name: 'Offer', type: 'Triggered', messageMedium: 'InApp', templateId: 9 });
  await post('/api/inApp/target', { campaignId: 42, recipientEmail: email });
  const queue = async (path = 'getMessages?count=10&') =>
    queueSchema.parse((await get(`/api/inApp/${path}email=${email}`)).json).inAppMessages;
  const types = () => project.events({ email }).map(({ eventType }) => eventType);
  return { ...test, queue, types, messageId: (await queue())[0]?.messageId ?? '' };
}

describe('the in-app queue of a user', () => {
  it('has what was sent, for apps and for the web', async () => {
    const { get, queue } = await createQueue({ html: '<h1>Hi</h1>', payload: { a: 1 } });
    const { json } = await get(`/api/inApp/getMessages?count=10&email=${email}`);
    expect(json).toMatchObject({
      inAppMessages: [{ campaignId: 42, content: { html: '<h1>Hi</h1>' }, customPayload: { a: 1 }, read: false }],
    });
    expect(await queue('web/getMessages?count=1&')).toHaveLength(1);
  });

  it('refuses a read without a count, without a user, and for a platform that does not exist', async () => {
    const { get } = createTestProject();
    expect((await get(`/api/inApp/getMessages?email=${email}`)).status).toBe(400);
    expect((await get('/api/inApp/getMessages?count=1')).status).toBe(400);
    expect((await get(`/api/inApp/getMessages?count=1&email=${email}&platform=Fridge`)).status).toBe(400);
  });

  it('keeps what was opened as read, and offers it no longer as the first to see', async () => {
    const { post, queue, messageId, types } = await createQueue();
    expect(await queue('getPriorityMessage?')).toHaveLength(1);
    expect((await post('/api/events/trackInAppOpen', { email, messageId })).status).toBe(200);
    expect(await queue()).toEqual([expect.objectContaining({ messageId, read: true })]);
    expect(await queue('getPriorityMessage?')).toEqual([]);
    expect(types()).toContain('inAppOpen');
  });

  it('loses what was consumed, with an event only when the call says why', async () => {
    const quiet = await createQueue();
    await quiet.post('/api/events/inAppConsume', { email, messageId: quiet.messageId });
    expect(await quiet.queue()).toEqual([]);
    expect(quiet.types()).not.toContain('inAppDelete');
    const told = await createQueue();
    const body = { email, messageId: told.messageId, deleteAction: 'deleteButton' };
    await told.post('/api/events/inAppConsume', body);
    expect(await told.queue()).toEqual([]);
    expect(told.types()).toContain('inAppDelete');
  });

  it('loses what has expired', async () => {
    const { clock, queue } = await createQueue({ expirationDuration: 'now+2d' });
    clock.advance(2 * 86_400_000 - 1);
    expect(await queue()).toHaveLength(1);
    clock.advance(1);
    expect(await queue()).toEqual([]);
  });
});

describe('events of messages', () => {
  it('belong to the campaign of the message and count in its metrics', async () => {
    const { post, get, messageId, project } = await createQueue();
    for (const name of ['trackInAppClick', 'trackInAppClick', 'trackInAppClose', 'trackInAppDelivery']) {
      expect((await post(`/api/events/${name}`, { email, messageId, clickedUrl: 'https://example.com' })).status).toBe(
        200,
      );
    }
    expect(project.events({ email }).slice(1)).toEqual(
      ['inAppClick', 'inAppClick', 'inAppClose', 'inAppDelivery'].map((eventType) =>
        expect.objectContaining({ eventType, campaignId: 42 }),
      ),
    );
    const { text } = await get('/api/campaigns/metrics?campaignId=42');
    expect(text.split('\n')[1]).toBe('42,1,0,1,0');
  });

  it.each([
    ['trackInAppOpen', { email }],
    ['trackInAppOpen', { messageId: 'm' }],
    ['trackInAppOpen', { email, messageId: 'm', deviceInfo: { platform: 'Fridge' } }],
    ['trackInAppOpen', { email, messageId: 'm', createdAt: 1e15 }],
    ['trackPushOpen', { email, messageId: 'm' }],
    ['trackPushOpen', { email, messageId: 'm', campaignId: 7 }],
  ])('refuse %s of %o', async (name, body) => {
    expect((await createTestProject().post(`/api/events/${name}`, body)).status).toBe(400);
  });

  it('of pushes name their campaign', async () => {
    const { project, post } = createTestProject();
    project.addCampaign({ id: 7, name: 'Push', messageMedium: 'Push' });
    await post('/api/users/update', { email });
    await post('/api/events/trackPushOpen', { email, messageId: 'm', campaignId: 7 });
    await post('/api/events/trackWebPushClick', { email, messageId: 'm' });
    expect(project.events({ email })).toMatchObject([
      { eventType: 'pushOpen', campaignId: 7 },
      { eventType: 'webPushClick' },
    ]);
  });
});

describe('embedded messages', () => {
  it('are those of running campaigns, by placement', async () => {
    const { project, post, get } = createTestProject();
    for (const [id, placementId] of [
      [1, 10],
      [2, 20],
    ] as const) {
      const content = { placementId, title: `Title ${id}`, payload: { id } };
      project.addTemplate({ templateId: id, name: 'Box', messageTypeId: 301, messageMedium: 'Embedded', content });
      project.addCampaign({ id, name: 'Box', messageMedium: 'Embedded', templateId: id, campaignState: 'Running' });
    }
    await post('/api/users/update', { email });
    const path = '/api/embedded-messaging/messages';
    expect((await get(`${path}?email=${email}&placementIds=20`)).json).toMatchObject({
      placements: [
        {
          placementId: 20,
          embeddedMessages: [{ metadata: { campaignId: 2 }, elements: { title: 'Title 2' }, payload: { id: 2 } }],
        },
      ],
    });
    expect((await get(`${path}?email=nobody@example.com`)).json).toEqual({ placements: [] });
    expect((await get(path)).status).toBe(400);
  });

  it('leave events of what was received, clicked and seen in a session', async () => {
    const { post, project } = createTestProject();
    await post('/api/users/update', { email });
    const events = '/api/embedded-messaging/events';
    await post(`${events}/received`, { email, messageId: 'm' });
    await post(`${events}/click`, { email, messageId: 'm', buttonIdentifier: 'b' });
    await post(`${events}/session`, {
      email,
      session: { id: 's' },
      impressions: [{ messageId: 'm' }, { messageId: 'n' }],
    });
    expect(project.events({ email }).map(({ eventType }) => eventType)).toEqual([
      'embeddedReceived',
      'embeddedClick',
      'embeddedSession',
      'embeddedImpression',
      'embeddedImpression',
    ]);
  });
});

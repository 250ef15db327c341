import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { createTestClient } from '../test-client.ts';

const welcome = {
  id: 'welcome',
  name: 'Welcome',
  isApiCampaign: true,
  channels: ['email'],
  messages: { 'variation-1': { channel: 'email', name: 'Mail' } },
};
const drip = { id: 'drip', name: 'Drip' };
const canvas = { id: 'onboarding', name: 'Onboarding', channels: ['email'] };
const email = { subject: 'Hi', from: 'a@example.com', app_id: 'app', body: 'x' };

async function withPeople() {
  const client = createTestClient({
    campaigns: [welcome, drip],
    canvases: [canvas],
    segments: [{ id: 'vips', name: 'VIPs', members: ['ada', 'bob'] }],
  });
  const person = (id: string, more: Record<string, Json> = {}) => ({
    external_id: id,
    email: `${id}@example.com`,
    ...more,
  });
  await client.track({
    attributes: [
      person('ada', { plan: 'pro', visits: 5, tags: ['a'], email_subscribe: 'opted_in' }),
      person('bob', { plan: 'free', visits: 1, email_subscribe: 'unsubscribed' }),
      person('cy', { plan: 'pro', visits: 9 }),
    ],
  });
  return client;
}

const success = { status: 201, body: { message: 'success', dispatch_id: expect.stringMatching(/^[0-9a-f]{32}$/) } };

describe('sending a campaign', () => {
  it('reaches the recipients who have an address and did not opt out', async () => {
    const { post, settle, workspace } = await withPeople();
    const recipients = ['ada', 'bob', 'nobody'].map((external_user_id) => ({ external_user_id }));
    expect(await post('/campaigns/trigger/send', { campaign_id: 'welcome', recipients })).toMatchObject(success);
    settle();
    expect(workspace.sends()).toMatchObject([{ kind: 'campaign', objectId: 'welcome', sent: { email: 1 } }]);
    expect(workspace.sends()[0]?.brazeIds).toHaveLength(2);
  });

  it('writes the attributes first, and makes the recipient when it is asked to', async () => {
    const { post, read, settle, workspace } = await withPeople();
    const recipients = [
      {
        external_user_id: 'dan',
        send_to_existing_only: false,
        attributes: { first_name: 'Dan', email: 'dan@example.com' },
      },
    ];
    await post('/campaigns/trigger/send', { campaign_id: 'welcome', recipients });
    settle();
    expect(await read('dan')).toMatchObject({ first_name: 'Dan' });
    expect(workspace.sends()).toMatchObject([{ sent: { email: 1 } }]);
  });

  it('to everybody needs the word broadcast, and then takes no recipients', async () => {
    const { post, settle, workspace } = await withPeople();
    const campaign_id = 'welcome';
    const recipients = [{ external_user_id: 'ada' }];
    expect((await post('/campaigns/trigger/send', { campaign_id })).status).toBe(400);
    expect((await post('/campaigns/trigger/send', { campaign_id, recipients, broadcast: true })).status).toBe(400);
    expect(await post('/campaigns/trigger/send', { campaign_id, broadcast: true })).toMatchObject(success);
    settle();
    expect(workspace.sends()).toMatchObject([{ sent: { email: 2 } }]);
  });

  it.each<[string, Json]>([
    ['a campaign that is not there', { campaign_id: 'x', recipients: [{ external_user_id: 'ada' }] }],
    ['a campaign that is not for the API', { campaign_id: 'drip', recipients: [{ external_user_id: 'ada' }] }],
    ['a recipient without an identifier', { campaign_id: 'welcome', recipients: [{}] }],
    ['an email without prioritization', { campaign_id: 'welcome', recipients: [{ email: 'ada@example.com' }] }],
    [
      'a new recipient without attributes',
      { campaign_id: 'welcome', recipients: [{ external_user_id: 'new', send_to_existing_only: false }] },
    ],
    [
      'more than 50 recipients',
      { campaign_id: 'welcome', recipients: Array.from({ length: 51 }, (_, i) => ({ external_user_id: `u${i}` })) },
    ],
  ])('is refused with %s', async (_, body) => {
    const { post, settle, workspace } = await withPeople();
    expect((await post('/campaigns/trigger/send', body)).status).toBe(400);
    settle();
    expect(workspace.sends()).toEqual([]);
  });
});

describe('sending a message that the call holds', () => {
  it('goes to the people of an audience, whatever it joins', async () => {
    const { post, settle, workspace } = await withPeople();
    const custom = (custom_attribute_name: string, comparison: string, value: Json) => ({
      custom_attribute: { custom_attribute_name, comparison, value },
    });
    const audience = {
      AND: [
        custom('plan', 'equals', 'pro'),
        { OR: [custom('tags', 'includes_value', 'a'), custom('visits', 'less_than', 3)] },
      ],
    };
    expect(await post('/messages/send', { audience, broadcast: true, messages: { email } })).toMatchObject(success);
    settle();
    expect(workspace.sends()).toMatchObject([{ kind: 'message', sent: { email: 1 } }]);
  });

  it('goes to the members of a segment, chosen by the state of their email', async () => {
    const { post, settle, workspace } = await withPeople();
    const send = (recipient_subscription_state: string) =>
      post('/messages/send', { segment_id: 'vips', recipient_subscription_state, messages: { email } });
    for (const state of ['opted_in', 'subscribed', 'all']) await send(state);
    settle();
    expect(workspace.sends().map(({ sent }) => sent)).toEqual([{ email: 1 }, { email: 1 }, { email: 2 }]);
  });

  it.each<[string, Json]>([
    ['No message to send', { external_user_ids: ['ada'], messages: {} }],
    ['No Recipients', { messages: { email } }],
    ['Invalid Segment ID', { segment_id: 'x', messages: { email } }],
    ['Invalid Campaign ID', { campaign_id: 'drip', external_user_ids: ['ada'], messages: { email } }],
    ['Message Variant Unspecified', { campaign_id: 'welcome', external_user_ids: ['ada'], messages: { email } }],
    [
      'Invalid Message Variant',
      {
        campaign_id: 'welcome',
        external_user_ids: ['ada'],
        messages: { email: { ...email, message_variation_id: 'x' } },
      },
    ],
    [
      'Mismatched Message Type',
      {
        campaign_id: 'welcome',
        external_user_ids: ['ada'],
        messages: { sms: { body: 'x', message_variation_id: 'variation-1' } },
      },
    ],
    [
      'Apple Push Length Exceeded',
      { external_user_ids: ['ada'], messages: { apple_push: { alert: 'x'.repeat(2_000) } } },
    ],
  ])('is refused as %s', async (message, body) => {
    const { post } = await withPeople();
    expect(await post('/messages/send', body)).toMatchObject({ status: 400, body: { message } });
  });

  it('to a group has a lower limit than to people who are named', async () => {
    const { post } = createTestClient({ limits: { audience_sends: { requests: 1, window: 60_000 } } });
    const toGroup = () => post('/messages/send', { broadcast: true, messages: { email } });
    const toAda = () => post('/messages/send', { external_user_ids: ['ada'], messages: { email } });
    expect([(await toGroup()).status, (await toGroup()).status, (await toAda()).status]).toEqual([201, 429, 201]);
  });
});

describe('Canvases and transactional emails', () => {
  it('enter the recipients of a Canvas that there is', async () => {
    const { post, settle, workspace } = await withPeople();
    const recipients = [{ external_user_id: 'ada', canvas_entry_properties: { step: 1 } }];
    expect(await post('/canvas/trigger/send', { canvas_id: 'onboarding', recipients })).toMatchObject(success);
    expect((await post('/canvas/trigger/send', { canvas_id: 'x', recipients })).status).toBe(400);
    settle();
    expect(workspace.sends()).toMatchObject([{ kind: 'canvas', objectId: 'onboarding' }]);
  });

  it('send once for one external_send_id within a day, and answer alike', async () => {
    const { clock, post, settle, workspace } = await withPeople();
    const send = () =>
      post('/transactional/v1/campaigns/welcome/send', {
        external_send_id: 'order-1',
        recipient: [{ external_user_id: 'ada' }],
      });
    const first = await send();
    expect(first).toMatchObject({
      status: 201,
      body: { status: 'sent', metadata: { campaign_api_id: 'welcome', external_send_id: 'order-1' } },
    });
    expect((await send()).body).toEqual(first.body);
    settle();
    expect(workspace.sends()).toHaveLength(1);
    clock.advance(86_400_000);
    await send();
    settle();
    expect(workspace.sends()).toHaveLength(2);
  });
});

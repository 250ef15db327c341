import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Medium } from './resources.ts';
import { createTestProject } from './test-client.ts';

const day = 86_400_000;
const messagesSchema = z.object({ messages: z.array(z.object({ messageId: z.string(), campaignId: z.number() })) });
const words: [word: string, medium: Medium][] = [
  ['email', 'Email'],
  ['push', 'Push'],
  ['sms', 'SMS'],
  ['inApp', 'InApp'],
  ['webPush', 'WebPush'],
  ['whatsApp', 'WhatsApp'],
];

const user = { recipientEmail: 'ada@example.com' };

/** A project with one user, and one triggered campaign of a medium. */
async function createCampaign(medium: Medium, content: Record<string, unknown> = {}) {
  const test = createTestProject();
  test.project.addTemplate({ templateId: 9, name: 'Letter', messageTypeId: 301, messageMedium: medium, content });
  test.project.addCampaign({ id: 42, name: 'Hello', type: 'Triggered', messageMedium: medium, templateId: 9 });
  await test.post('/api/users/update', { email: 'ada@example.com', dataFields: { firstName: 'Ada' } });
  const types = () => test.project.events({ email: 'ada@example.com' }).map(({ eventType }) => eventType);
  return { ...test, types };
}

const at = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

describe.each(words)('%s/target', (word, medium) => {
  it('sends a triggered campaign to one user, and counts it', async () => {
    const { post, get, types } = await createCampaign(medium);
    expect((await post(`/api/${word}/target`, { campaignId: 42, ...user })).status).toBe(200);
    expect(types()).toEqual([`${word}Send`]);
    const { text } = await get('/api/campaigns/metrics?campaignId=42');
    expect(text.split('\n')[1]).toMatch(/^42,1/);
  });

  it('waits until its time, and is cancelled by its id or by campaign and user until then', async () => {
    const { post, clock, types } = await createCampaign(medium);
    const schedule = async () => {
      const { json } = await post(`/api/${word}/target`, { campaignId: 42, ...user, sendAt: at(clock.now() + day) });
      return z.object({ params: z.object({ scheduledMessageId: z.number() }) }).parse(json).params.scheduledMessageId;
    };
    const scheduledMessageId = await schedule();
    expect((await post(`/api/${word}/cancel`, { scheduledMessageId })).status).toBe(200);
    await schedule();
    expect((await post(`/api/${word}/cancel`, { campaignId: 42, email: 'ada@example.com' })).status).toBe(200);
    clock.advance(2 * day);
    expect((await post(`/api/${word}/cancel`, { scheduledMessageId })).status).toBe(400);
    expect(types()).toEqual([]);
    await schedule();
    clock.advance(2 * day);
    await post('/api/users/update', { email: 'ada@example.com' });
    expect(types()).toEqual([`${word}Send`]);
  });

  it('sends at once what should have been sent already', async () => {
    const { post, clock, types } = await createCampaign(medium);
    await post(`/api/${word}/target`, { campaignId: 42, ...user, sendAt: at(clock.now() - day) });
    expect(types()).toEqual([`${word}Send`]);
  });
});

describe('a message to one user', () => {
  it.each([
    ['an unknown campaign', { campaignId: 7 }, 'Invalid campaignId'],
    ['a blast', { campaignId: 43 }, 'Campaign 43 is not a triggered campaign'],
    ['a campaign of another medium', { campaignId: 44 }, 'Invalid campaignId'],
    ['a time more than a year ahead', { sendAt: '2099-01-01 00:00:00' }, 'sendAt is too far ahead'],
    ['nobody', { recipientEmail: undefined }, 'Either email or userId must be given'],
  ])('is refused for %s', async (_, fields, msg) => {
    const { post, project } = await createCampaign('Email');
    project.addCampaign({ id: 43, name: 'Blast' });
    project.addCampaign({ id: 44, name: 'Text', type: 'Triggered', messageMedium: 'SMS' });
    const answer = await post('/api/email/target', { campaignId: 42, ...user, ...fields });
    expect(answer).toMatchObject({ status: 400, json: { msg, code: 'BadParams' } });
  });

  it('makes a profile only by e-mail and in-app', async () => {
    const body = { campaignId: 42, recipientEmail: 'new@example.com' };
    const email = await createCampaign('Email');
    expect((await email.post('/api/email/target', body)).status).toBe(200);
    expect(email.project.profile({ email: 'new@example.com' })).toBeDefined();
    const sms = await createCampaign('SMS');
    expect(await sms.post('/api/sms/target', body)).toMatchObject({ status: 400, json: { code: 'UnknownEmailError' } });
  });

  it('is not sent twice when repeats are not wanted, nor to who left its channel', async () => {
    const { post, types } = await createCampaign('Email');
    const send = (fields: object = {}) => post('/api/email/target', { campaignId: 42, ...user, ...fields });
    await send();
    await send({ allowRepeatMarketingSends: false });
    await post('/api/users/updateSubscriptions', { email: 'ada@example.com', unsubscribedChannelIds: [31] });
    await send();
    expect(types().filter((type) => type.startsWith('emailSend'))).toEqual([
      'emailSend',
      'emailSendSkip',
      'emailSendSkip',
    ]);
  });

  it('is listed among those sent, newest first and of the wanted kind only', async () => {
    const { post, get, clock, project } = await createCampaign('Email');
    project.addCampaign({ id: 44, name: 'Text', type: 'Triggered', messageMedium: 'SMS', templateId: 9 });
    await post('/api/email/target', { campaignId: 42, ...user });
    clock.advance(1000);
    await post('/api/sms/target', { campaignId: 44, ...user });
    const sent = async (query: string) => {
      clock.advance(1000);
      const { json } = await get(`/api/users/getSentMessages?email=ada@example.com${query}`);
      return messagesSchema.parse(json).messages.map(({ campaignId }) => campaignId);
    };
    expect(await sent('')).toEqual([44, 42]);
    expect(await sent('&limit=1')).toEqual([44]);
    expect(await sent('&messageMedium=Email')).toEqual([42]);
    expect(await sent('&campaignIds=42')).toEqual([42]);
    expect(await sent('&startDateTime=2000-01-01&endDateTime=2000-01-02')).toEqual([]);
    clock.advance(1000);
    expect((await get('/api/users/getSentMessages?email=ada@example.com&limit=1001')).status).toBe(400);
    expect((await get('/api/users/getSentMessages')).status).toBe(400);
  });

  it('is in the exports of its kind', async () => {
    const { post, get } = await createCampaign('Email');
    await post('/api/email/target', { campaignId: 42, ...user });
    const { text } = await get('/api/export/data.json?dataTypeName=emailSend&range=All');
    expect(JSON.parse(text)).toMatchObject({ email: 'ada@example.com', campaignId: 42, campaignName: 'Hello' });
  });

  it('is shown in a browser as its recipient saw it', async () => {
    const { post, get } = await createCampaign('Email', { html: '<p>{{firstName}}: {{code}}</p>' });
    await post('/api/email/target', { campaignId: 42, ...user, dataFields: { code: 'X1' } });
    const sent = messagesSchema.parse((await get('/api/users/getSentMessages?email=ada@example.com')).json);
    const show = (email: string) =>
      get(`/api/email/viewInBrowser?email=${email}&messageId=${sent.messages[0]?.messageId}`);
    expect((await show('ada@example.com')).text).toBe('<p>Ada: X1</p>');
    expect((await show('bob@example.com')).status).toBe(404);
  });
});

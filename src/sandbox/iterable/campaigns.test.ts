import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestProject } from './test-client.ts';

const createdSchema = z.object({ campaignId: z.number() });
const day = 86_400_000;

/** A project with one list of two users, one of whom is on a suppression list too, and a template. */
function createAudience(options: Parameters<typeof createTestProject>[0] = {}, time = {}) {
  const test = createTestProject(options, time);
  const { project } = test;
  project.addList({ id: 1, name: 'Readers' });
  project.addList({ id: 2, name: 'Quiet', listType: 'Suppression' });
  const template = project.addTemplate({ templateId: 9, name: 'Letter', messageTypeId: 301 });
  return { ...test, templateId: template.templateId };
}

async function fill({ post }: ReturnType<typeof createAudience>) {
  const subscribers = [{ email: 'ada@example.com' }, { email: 'bob@example.com' }];
  await post('/api/lists/subscribe', { listId: 1, subscribers });
  await post('/api/lists/subscribe', { listId: 2, subscribers: [{ email: 'bob@example.com' }] });
}

async function create(test: ReturnType<typeof createAudience>, fields: object): Promise<number> {
  const { post, templateId } = test;
  const { status, json } = await post('/api/campaigns/create', { name: 'News', templateId, ...fields });
  expect(status).toBe(200);
  return createdSchema.parse(json).campaignId;
}

const typesOf = (events: readonly { eventType: string }[]) => events.map(({ eventType }) => eventType);

describe('a blast', () => {
  it('is sent at once to its lists without those that suppress it, and measured', async () => {
    const test = createAudience();
    await fill(test);
    const id = await create(test, { listIds: [1], suppressionListIds: [2] });
    expect((await test.get(`/api/campaigns/${id}`)).json).toMatchObject({ campaignState: 'Finished', sendSize: 1 });
    expect(typesOf(test.project.events({ email: 'ada@example.com' }))).toContain('emailSend');
    expect(typesOf(test.project.events({ email: 'bob@example.com' }))).not.toContain('emailSend');
    const { text } = await test.get(`/api/campaigns/metrics?campaignId=${id}`);
    expect(text.split('\n')[1]).toBe(`${id},1,1,0,0,0,0,0`);
  });

  it('has a template of its own', async () => {
    const test = createAudience();
    const id = await create(test, { listIds: [1] });
    const campaign = z.object({ templateId: z.number() }).parse((await test.get(`/api/campaigns/${id}`)).json);
    expect(campaign.templateId).not.toBe(test.templateId);
    const copy = await test.get(`/api/templates/email/get?templateId=${campaign.templateId}`);
    expect(copy.json).toMatchObject({ name: 'Letter', campaignId: id });
  });

  it('waits when it is not to be sent, and then is scheduled, unscheduled and sent by calls', async () => {
    const test = createAudience();
    await fill(test);
    const id = await create(test, { listIds: [1], scheduleSend: false });
    const state = async () => (await test.get(`/api/campaigns/${id}`)).json;
    expect(await state()).toMatchObject({ campaignState: 'Ready' });
    const sendAt = new Date(test.clock.now() + day).toISOString();
    expect((await test.post(`/api/campaigns/${id}/schedule`, { sendAt })).status).toBe(200);
    expect(await state()).toMatchObject({ campaignState: 'Scheduled' });
    expect((await test.post('/api/campaigns/cancel', { campaignId: id })).status).toBe(200);
    expect((await test.post('/api/campaigns/cancel', { campaignId: id })).status).toBe(400);
    test.clock.advance(2 * day);
    expect(await state()).toMatchObject({ campaignState: 'Ready' });
    expect((await test.call('POST', `/api/campaigns/${id}/send`)).status).toBe(200);
    expect(await state()).toMatchObject({ campaignState: 'Finished', sendSize: 2 });
    expect((await test.call('POST', `/api/campaigns/${id}/send`)).status).toBe(400);
  });

  it('goes out when its time has come', async () => {
    const test = createAudience();
    await fill(test);
    const id = await create(test, { listIds: [1], scheduleSend: false });
    const sendAt = new Date(test.clock.now() + day).toISOString();
    await test.post(`/api/campaigns/${id}/schedule`, { sendAt });
    test.clock.advance(day);
    expect((await test.get(`/api/campaigns/${id}`)).json).toMatchObject({ campaignState: 'Finished' });
  });

  it('can be aborted while it runs, and then reaches nobody', async () => {
    const test = createAudience({}, { visibilityDelay: 1000 });
    await fill(test);
    test.clock.advance(1000);
    const id = await create(test, { listIds: [1] });
    expect((await test.post('/api/campaigns/abort', { campaignId: id })).status).toBe(200);
    test.clock.advance(1000);
    expect((await test.get(`/api/campaigns/${id}`)).json).toMatchObject({ campaignState: 'Aborted' });
    expect(typesOf(test.project.events({ email: 'ada@example.com' }))).not.toContain('emailSend');
  });

  it.each([
    ['more than 7 days ahead', 8 * day],
    ['no date', undefined],
  ])('is not scheduled for a time that is %s', async (_, ahead) => {
    const test = createAudience();
    const id = await create(test, { listIds: [1], scheduleSend: false });
    const sendAt = ahead === undefined ? 'soon' : new Date(test.clock.now() + ahead).toISOString();
    expect((await test.post(`/api/campaigns/${id}/schedule`, { sendAt })).status).toBe(400);
  });
});

describe('campaigns/create', () => {
  it.each([
    ['an unknown template', { templateId: 77 }],
    ['an unknown list', { listIds: [77] }],
    ['an unknown suppression list', { suppressionListIds: [77] }],
    ['a time more than 21 days ahead', { listIds: [1], sendAt: '2099-01-01 00:00:00' }],
  ])('refuses %s and makes nothing', async (_, fields) => {
    const { post, get, templateId } = createAudience();
    expect((await post('/api/campaigns/create', { name: 'News', templateId, ...fields })).status).toBe(400);
    expect((await get('/api/campaigns')).json).toMatchObject({ campaigns: [] });
  });

  it('refuses a body without a name', async () => {
    const { post, templateId } = createAudience();
    expect(await post('/api/campaigns/create', { templateId })).toMatchObject({
      status: 400,
      json: { code: 'BadJsonBody', params: { 'obj.name': 'Value is missing' } },
    });
  });
});

describe('a triggered campaign', () => {
  it('is sent to the lists that a call names', async () => {
    const test = createAudience();
    await fill(test);
    const id = await create(test, {});
    const body = { campaignId: id, listIds: [1], suppressionListIds: [2] };
    expect((await test.post('/api/campaigns/trigger', body)).status).toBe(200);
    expect(typesOf(test.project.events({ email: 'ada@example.com' }))).toContain('emailSend');
    expect(typesOf(test.project.events({ email: 'bob@example.com' }))).not.toContain('emailSend');
  });

  it('is the only kind that can be triggered', async () => {
    const test = createAudience();
    const id = await create(test, { listIds: [1] });
    expect(await test.post('/api/campaigns/trigger', { campaignId: id, listIds: [1] })).toMatchObject({
      status: 400,
      json: { code: 'BadParams', msg: expect.stringContaining('not a triggered campaign') },
    });
  });

  it('is turned on and off only where the feature is enabled', async () => {
    const off = createAudience();
    const hidden = await create(off, {});
    expect((await off.post('/api/campaigns/activateTriggered', { campaignId: hidden })).status).toBe(403);
    const on = createAudience({ switches: { triggeredActivation: true } });
    const id = await create(on, {});
    for (const [verb, campaignState] of [
      ['activateTriggered', 'Running'],
      ['deactivateTriggered', 'Ready'],
    ] as const) {
      expect((await on.post(`/api/campaigns/${verb}`, { campaignId: id })).status).toBe(200);
      expect((await on.get(`/api/campaigns/${id}`)).json).toMatchObject({ campaignState });
    }
  });
});

describe('archiving', () => {
  it('stops what is scheduled, and tells ids that nothing has', async () => {
    const test = createAudience();
    await fill(test);
    const id = await create(test, { listIds: [1], scheduleSend: false });
    await test.post(`/api/campaigns/${id}/schedule`, { sendAt: new Date(test.clock.now() + day).toISOString() });
    const { json } = await test.post('/api/campaigns/archive', { campaignIds: [id, 999_999] });
    expect(json).toEqual({ success: [id], failed: [999_999] });
    test.clock.advance(2 * day);
    expect((await test.get(`/api/campaigns/${id}`)).json).toMatchObject({ campaignState: 'Archived' });
    expect(typesOf(test.project.events({ email: 'ada@example.com' }))).not.toContain('emailSend');
  });
});

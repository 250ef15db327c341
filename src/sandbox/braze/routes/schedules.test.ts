import { describe, expect, it } from 'vitest';
import { type Seen, createTestClient, textIn } from '../test-client.ts';

const hour = 3_600_000;
const at = (milliseconds: number) => new Date(Date.UTC(2026, 0, 1) + milliseconds).toISOString();
const recipients = [{ external_user_id: 'ada' }];

async function withCampaign() {
  const client = createTestClient({
    campaigns: [
      { id: 'welcome', name: 'Welcome', isApiCampaign: true, tags: ['a'] },
      { id: 'other', name: 'Other', isApiCampaign: true },
    ],
    canvases: [{ id: 'onboarding', name: 'Onboarding' }],
  });
  await client.track({ attributes: [{ external_id: 'ada', email: 'ada@example.com' }] });
  return client;
}

const idOf = (seen: Seen) => textIn(seen, 'schedule_id');

describe('a scheduled campaign', () => {
  it('goes out when its time has come, and not before', async () => {
    const { clock, post, workspace } = await withCampaign();
    const created = await post('/campaigns/trigger/schedule/create', {
      campaign_id: 'welcome',
      recipients,
      schedule: { time: at(2 * hour) },
    });
    expect(created).toMatchObject({ status: 201, body: { dispatch_id: expect.any(String), message: 'success' } });
    clock.advance(hour);
    expect(workspace.sends()).toEqual([]);
    clock.advance(hour);
    expect(workspace.sends()).toMatchObject([{ objectId: 'welcome', at: Date.UTC(2026, 0, 1, 2), sent: { email: 1 } }]);
  });

  it('can be moved and cancelled until it went out, by its own campaign only', async () => {
    const { clock, post, workspace } = await withCampaign();
    const create = () =>
      post('/campaigns/trigger/schedule/create', {
        campaign_id: 'welcome',
        recipients,
        schedule: { time: at(2 * hour) },
      });
    const [moved, cancelled] = [idOf(await create()), idOf(await create())];
    const update = (campaign_id: string) =>
      post('/campaigns/trigger/schedule/update', {
        campaign_id,
        schedule_id: moved,
        schedule: { time: at(4 * hour) },
      });
    expect((await update('other')).status).toBe(404);
    expect((await update('welcome')).status).toBe(201);
    const cancel = () => post('/campaigns/trigger/schedule/delete', { campaign_id: 'welcome', schedule_id: cancelled });
    expect((await cancel()).status).toBe(201);
    expect((await cancel()).status).toBe(404);
    clock.advance(3 * hour);
    expect(workspace.sends()).toEqual([]);
    clock.advance(hour);
    expect(workspace.sends()).toHaveLength(1);
    expect((await update('welcome')).status).toBe(404);
  });

  it.each([
    ['is no time', 'soon'],
    ['is past', at(-hour)],
    ['lies more than 90 days ahead', at(91 * 24 * hour)],
  ])('is refused when the time %s', async (_, time) => {
    const { post } = await withCampaign();
    const body = { campaign_id: 'welcome', recipients, schedule: { time } };
    expect((await post('/campaigns/trigger/schedule/create', body)).status).toBe(400);
  });
});

describe('scheduled messages and Canvases', () => {
  it('are kept by id like campaigns', async () => {
    const { clock, post, workspace } = await withCampaign();
    const schedule = { time: at(2 * hour) };
    const message = await post('/messages/schedule/create', {
      campaign_id: 'welcome',
      external_user_ids: ['ada'],
      schedule,
      messages: { email: { body: 'x', message_variation_id: 'none' } },
    });
    expect(message).toMatchObject({ status: 400, body: { message: 'Invalid Message Variant' } });
    const canvas = idOf(
      await post('/canvas/trigger/schedule/create', { canvas_id: 'onboarding', recipients, schedule }),
    );
    expect((await post('/messages/schedule/delete', { schedule_id: canvas })).status).toBe(404);
    clock.advance(2 * hour);
    expect(workspace.sends()).toMatchObject([{ kind: 'canvas' }]);
  });

  it('are listed as broadcasts until a time, the next one first', async () => {
    const { get, post } = await withCampaign();
    const broadcast = true;
    const late = { time: at(3 * hour), in_local_time: true };
    await post('/campaigns/trigger/schedule/create', { campaign_id: 'welcome', broadcast, schedule: late });
    const early = { time: at(2 * hour) };
    await post('/canvas/trigger/schedule/create', { canvas_id: 'onboarding', broadcast, schedule: early });
    const hidden = { time: at(hour) };
    await post('/campaigns/trigger/schedule/create', { campaign_id: 'welcome', recipients, schedule: hidden });
    const until = async (time: string) => (await get(`/messages/scheduled_broadcasts?end_time=${time}`)).body;
    expect(await until(at(4 * hour))).toEqual({
      message: 'success',
      scheduled_broadcasts: [
        {
          id: 'onboarding',
          name: 'Onboarding',
          type: 'Canvas',
          tags: [],
          next_send_time: at(2 * hour),
          schedule_type: 'time_based',
        },
        {
          id: 'welcome',
          name: 'Welcome',
          type: 'Campaign',
          tags: ['a'],
          next_send_time: at(3 * hour),
          schedule_type: 'local_time_zones',
        },
      ],
    });
    expect(await until(at(hour))).toMatchObject({ scheduled_broadcasts: [] });
    expect((await get('/messages/scheduled_broadcasts')).status).toBe(400);
  });
});

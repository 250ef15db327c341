import { describe, expect, it } from 'vitest';
import { createTestClient } from '../test-client.ts';

const today = Date.UTC(2026, 0, 1);
const day = 86_400_000;

describe('the series of a campaign', () => {
  const campaign = {
    id: 'welcome',
    name: 'Welcome',
    isApiCampaign: true,
    channels: ['email'],
    activity: [
      {
        at: today - day,
        channel: 'email',
        counts: { sent: 10, delivered: 9, opens: 4, unique_opens: 3 },
        recipients: 10,
        conversions: 2,
        revenue: 19.5,
      },
    ],
  };

  async function withSend() {
    const client = createTestClient({ campaigns: [campaign] });
    await client.track({ attributes: [{ external_id: 'ada', email: 'ada@example.com' }] });
    expect(await client.post('/sends/id/create', { campaign_id: 'welcome', send_id: 'first' })).toMatchObject({
      status: 201,
      body: { send_id: 'first', message: 'success' },
    });
    const recipients = [{ external_user_id: 'ada' }];
    await client.post('/campaigns/trigger/send', { campaign_id: 'welcome', send_id: 'first', recipients });
    client.settle();
    return client;
  }

  it('has a step for each day, the oldest first, with what was sent before and since', async () => {
    const { get } = await withSend();
    expect((await get('/campaigns/data_series?campaign_id=welcome&length=3')).body).toMatchObject({
      message: 'success',
      data: [
        { time: '2025-12-30', messages: { email: [{ sent: 0 }] }, unique_recipients: 0 },
        {
          time: '2025-12-31',
          messages: { email: [{ sent: 10, delivered: 9, opens: 4, unique_opens: 3, bounces: 0 }] },
          conversions: 2,
          revenue: 19.5,
          unique_recipients: 10,
        },
        { time: '2026-01-01', messages: { email: [{ sent: 1, delivered: 1 }] }, unique_recipients: 1 },
      ],
    });
  });

  it('of one send shows that send only, for 14 days', async () => {
    const { clock, get, post } = await withSend();
    const series = (length: number) => get(`/sends/data_series?campaign_id=welcome&send_id=first&length=${length}`);
    expect((await series(2)).body).toMatchObject({
      data: [{ messages: { email: [{ sent: 0 }] } }, { messages: { email: [{ sent: 1 }] } }],
    });
    expect((await post('/sends/id/create', { campaign_id: 'welcome', send_id: 'first' })).status).toBe(400);
    clock.advance(15 * day);
    expect(JSON.stringify((await series(20)).body)).not.toContain('"sent":1');
    expect((await get('/sends/data_series?campaign_id=welcome&send_id=other&length=1')).status).toBe(400);
  });

  it.each(['length=0', 'length=101', '', 'length=1&ending_at=soon', 'length=x'])('is refused for %j', async (query) => {
    const { get } = createTestClient({ campaigns: [campaign] });
    expect((await get(`/campaigns/data_series?campaign_id=welcome&${query}`)).status).toBe(400);
  });
});

describe('the series of a Canvas', () => {
  const canvas = {
    id: 'onboarding',
    name: 'Onboarding',
    variants: [
      { id: 'v1', name: 'A' },
      { id: 'v2', name: 'B' },
    ],
    steps: [
      { id: 's1', name: 'Hello', channels: ['email'] },
      { id: 's2', name: 'Reminder', channels: ['email'] },
    ],
    activity: [{ at: today - day, channel: 'email', counts: { sent: 4 }, recipients: 4, revenue: 5 }],
  };
  const period = 'canvas_id=onboarding&ending_at=2026-01-01T00:00:00Z';

  it('has totals for each day, and breakdowns when they are asked for', async () => {
    const { get } = createTestClient({ canvases: [canvas] });
    const plain = await get(`/canvas/data_series?${period}&length=2`);
    expect(plain.body).toEqual({
      message: 'success',
      data: {
        name: 'Onboarding',
        stats: [
          {
            time: '2025-12-31',
            total_stats: { entries: 4, revenue: 5, conversions: 0, conversions_by_entry_time: 0 },
          },
          { time: '2026-01-01', total_stats: { entries: 0, revenue: 0, conversions: 0, conversions_by_entry_time: 0 } },
        ],
      },
    });
    const query = `${period}&starting_at=2025-12-30T00:00:00Z&include_variant_breakdown=true&include_step_breakdown=true`;
    expect((await get(`/canvas/data_summary?${query}`)).body).toMatchObject({
      data: {
        total_stats: { entries: 4 },
        variant_stats: { v1: { name: 'A', entries: 4 }, v2: { name: 'B', entries: 0 } },
        step_stats: { s1: { name: 'Hello' }, s2: { name: 'Reminder' } },
      },
    });
  });

  it('takes a length or a beginning, and 14 days at most', async () => {
    const { get } = createTestClient({ canvases: [canvas] });
    expect((await get(`/canvas/data_series?${period}`)).status).toBe(400);
    expect((await get(`/canvas/data_series?${period}&length=15`)).status).toBe(400);
    expect((await get('/canvas/data_series?canvas_id=onboarding&length=2')).status).toBe(400);
  });

  it('belongs to a Canvas whose details name its variants and steps', async () => {
    const { get } = createTestClient({ canvases: [canvas] });
    expect((await get('/canvas/details?canvas_id=onboarding')).body).toMatchObject({
      name: 'Onboarding',
      variants: [{ id: 'v1', first_step_ids: ['s1'] }, { id: 'v2' }],
      steps: [
        { id: 's1', next_step_ids: ['s2'] },
        { id: 's2', next_step_ids: [] },
      ],
    });
    expect((await get('/canvas/details?canvas_id=x')).status).toBe(400);
  });
});

describe('series of what people did', () => {
  async function withPeople() {
    const client = createTestClient({
      segments: [
        { id: 'ada-only', name: 'Ada', members: ['ada'], analyticsTrackingEnabled: true },
        { id: 'untracked', name: 'Untracked', members: ['ada'] },
      ],
    });
    const time = '2025-12-31T10:00:00Z';
    await client.track({
      events: [
        { external_id: 'ada', name: 'login', time },
        { external_id: 'bob', name: 'login', time },
        { external_id: 'bob', name: 'logout', time },
      ],
      purchases: [
        { external_id: 'ada', product_id: 'p', currency: 'EUR', price: 2.5, quantity: 2, time },
        { external_id: 'ada', product_id: 'q', currency: 'EUR', price: 1, time },
      ],
    });
    return client;
  }

  it.each<[target: string, key: string, values: number[]]>([
    ['/events/data_series?event=login&length=2', 'count', [2, 0]],
    ['/events/data_series?event=login&segment_id=ada-only&length=2', 'count', [1, 0]],
    ['/events/data_series?event=login&unit=hour&length=1&ending_at=2025-12-31T10:30:00Z', 'count', [2]],
    ['/purchases/quantity_series?length=2', 'purchase_quantity', [3, 0]],
    ['/purchases/revenue_series?length=2&product=p', 'revenue', [5, 0]],
    ['/kpi/new_users/data_series?length=2', 'new_users', [0, 2]],
    ['/kpi/dau/data_series?length=2', 'dau', [2, 0]],
    ['/kpi/mau/data_series?length=1', 'mau', [2]],
    ['/kpi/uninstalls/data_series?length=1', 'uninstalls', [0]],
    ['/sessions/data_series?length=1', 'sessions', [0]],
    ['/segments/data_series?segment_id=ada-only&length=2', 'size', [0, 1]],
  ])('%s counts them', async (target, key, values) => {
    const { get } = await withPeople();
    expect((await get(target)).body).toMatchObject({
      message: 'success',
      data: values.map((value) => ({ [key]: value })),
    });
  });

  it.each([
    '/events/data_series?length=2',
    '/events/data_series?event=login&length=2&unit=week',
    '/segments/data_series?segment_id=untracked&length=2',
    '/segments/data_series?length=2',
  ])('%s is refused', async (target) => {
    const { get } = await withPeople();
    expect((await get(target)).status).toBe(400);
  });
});

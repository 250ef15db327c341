import { describe, expect, it } from 'vitest';
import { createTestClient } from '../test-client.ts';

const at = Date.UTC(2026, 0, 1);
const newsFeedCards = [
  {
    id: 'card-1',
    name: 'What is new',
    tags: ['news'],
    endAt: at,
    activity: [
      { at, channel: 'feed', counts: { clicks: 2, impressions: 9 }, recipients: 9 },
      { at, channel: 'feed', counts: { clicks: 1 }, recipients: 1 },
    ],
  },
  { id: 'card-2', name: 'Old news', archived: true },
];

describe('the News Feed', () => {
  it('lists the cards that are not archived, and those that are on request', async () => {
    const { get } = createTestClient({ newsFeedCards });
    expect((await get('/feed/list')).body).toEqual({
      message: 'success',
      cards: [{ id: 'card-1', type: 'captioned_image', title: 'What is new', tags: ['news'] }],
    });
    expect((await get('/feed/list?include_archived=true&sort_direction=desc')).body).toMatchObject({
      cards: [{ id: 'card-2' }, { id: 'card-1' }],
    });
    expect((await get('/feed/list?page=1')).body).toMatchObject({ cards: [] });
    expect((await get('/feed/list?include_archived=maybe')).status).toBe(400);
  });

  it('shows a card, and adds up what came of it', async () => {
    const { get } = createTestClient({ newsFeedCards });
    expect((await get('/feed/details?card_id=card-2')).body).toMatchObject({ title: 'Old news', archived: true });
    expect((await get('/feed/details?card_id=card-1')).body).toMatchObject({ end_at: expect.stringMatching(/^2026/) });
    const series = '/feed/data_series?card_id=card-1&length=2&ending_at=2026-01-01T12:00:00Z';
    expect((await get(series)).body).toMatchObject({
      data: [
        { time: '2025-12-31', clicks: 0, impressions: 0 },
        { time: '2026-01-01', clicks: 3, impressions: 9, unique_clicks: 0 },
      ],
    });
  });

  it.each([
    ['/feed/details', "'card_id' is required"],
    ['/feed/details?card_id=none', "'card_id' is not valid"],
    ['/feed/data_series?card_id=none&length=7', "'card_id' is not valid"],
    ['/feed/data_series?card_id=card-1', "'length' is required"],
    ['/feed/data_series?card_id=card-1&length=x', "'length' is not valid"],
  ])('refuses %s', async (path, message) => {
    const { get } = createTestClient({ newsFeedCards });
    expect(await get(path)).toMatchObject({ status: 400, body: { message } });
  });

  it('wants a key with the permission', async () => {
    const { get } = createTestClient({ apiKeys: [{ key: 'test-key', permissions: ['users.track'] }] });
    expect((await get('/feed/list')).status).toBe(403);
  });
});

import { describe, expect, it } from 'vitest';
import { createTestClient } from './test-client.ts';

describe('endpoints that answer what was recorded', () => {
  it('are marked as such, and are those of the retired News Feed', () => {
    const { braze } = createTestClient();
    const recorded = braze.servers.flatMap(({ coverage }) => coverage.filter(({ answers }) => answers === 'shape'));
    expect(recorded.map(({ endpoint }) => endpoint).sort()).toEqual(['feed.data_series', 'feed.details', 'feed.list']);
  });

  it('want a key with the permission', async () => {
    const { send, workspace } = createTestClient({ apiKeys: [{ key: 'test-key', permissions: ['users.track'] }] });
    const call = (key: string) =>
      send(`${workspace.restUrl}/feed/list`, { headers: { authorization: `Bearer ${key}` } });
    expect((await call('x')).status).toBe(401);
    expect((await call('test-key')).status).toBe(403);
  });

  it('tell of the limit that they share with most others', async () => {
    const { get } = createTestClient({ limits: { default: { requests: 2, window: 1_000 } } });
    expect((await get('/feed/list')).headers.get('x-ratelimit-limit')).toBe('2');
    await get('/campaigns/list');
    expect((await get('/feed/list')).status).toBe(429);
  });

  it('know one card, and refuse what misses a parameter or has one of a wrong type', async () => {
    const { get } = createTestClient();
    const card = '5a4db0c5-0000-4000-8000-000800000001';
    expect((await get('/feed/list')).body).toMatchObject({ cards: [{ id: card }] });
    expect((await get(`/feed/details?card_id=${card}`)).status).toBe(200);
    for (const path of ['details', 'data_series']) {
      expect(await get(`/feed/${path}?length=7&card_id=none`)).toMatchObject({
        status: 400,
        body: { message: "'card_id' is not valid" },
      });
    }
    expect(await get('/feed/details')).toMatchObject({ status: 400, body: { message: "'card_id' is required" } });
    expect(await get(`/feed/data_series?length=x&card_id=${card}`)).toMatchObject({
      status: 400,
      body: { message: "'length' is not valid" },
    });
  });

  it('end a list after its last page', async () => {
    const { get } = createTestClient();
    expect((await get('/feed/list?page=0')).body).toMatchObject({ cards: [{}] });
    expect((await get('/feed/list?page=50')).body).toMatchObject({ cards: [], message: 'success' });
  });
});

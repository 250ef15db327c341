import { describe, expect, it } from 'vitest';
import { createTestClient } from './test-client.ts';

const path = '/messages/live_activity/update';
const apps = [{ id: 'app-1', name: 'Sample app', platform: 'iOS' }];
const update = { app_id: 'app-1', activity_id: 'a', content_state: { score: 1 } };

describe('endpoints that answer what was recorded', () => {
  it('are marked as such, and are few', () => {
    const { braze } = createTestClient();
    const recorded = braze.servers.flatMap(({ coverage }) => coverage.filter(({ answers }) => answers === 'shape'));
    expect(recorded.map(({ endpoint }) => endpoint).sort()).toEqual([
      'feed.data_series',
      'feed.details',
      'feed.list',
      'media_library.create',
      'media_library.replace_file',
      'messages.live_activity.start',
      'messages.live_activity.update',
    ]);
  });

  it('want a key with the permission', async () => {
    const { send, workspace } = createTestClient({ apiKeys: [{ key: 'test-key', permissions: ['users.track'] }] });
    const call = (key: string) =>
      send(`${workspace.restUrl}${path}`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
    expect((await call('x')).status).toBe(401);
    expect((await call('test-key')).status).toBe(403);
  });

  it('answer the shape with the status that the vendor documents, and tell of the limit', async () => {
    const { call, get, post } = createTestClient({ apps });
    expect(await post(path, update)).toMatchObject({ status: 201, body: { message: 'success' } });
    const replaced = await call('PUT', '/media_library/replace_file', { asset_id: 'a', asset_url: 'https://x' });
    expect(replaced).toMatchObject({ status: 200, body: { asset: { name: expect.any(String) } } });
    expect(replaced.headers.get('x-ratelimit-limit')).toBe('100');
    expect((await get('/feed/list')).headers.get('x-ratelimit-limit')).toBe('250000');
  });

  it('have the limit of the vendor', async () => {
    const { call } = createTestClient();
    const statuses = [];
    for (let index = 0; index < 101; index += 1) {
      statuses.push((await call('PUT', '/media_library/replace_file', { asset_id: 'a' })).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.at(-1)).toBe(429);
  });

  it('refuse what misses a parameter or has one of a wrong type, in the vendor’s words', async () => {
    const { get, post } = createTestClient({ apps });
    expect(await get('/feed/details')).toMatchObject({ status: 400, body: { message: "'card_id' is required" } });
    expect(await post(path, { ...update, content_state: 'x' })).toMatchObject({
      status: 400,
      body: { message: "'content_state' is not valid" },
    });
    expect(await post(path, { ...update, app_id: 'none' })).toMatchObject({
      status: 400,
      body: { message: "'app_id' is not valid" },
    });
  });

  it('end a list after its last page', async () => {
    const { get } = createTestClient();
    expect((await get('/feed/list?page=0')).body).toMatchObject({ cards: [{}] });
    expect((await get('/feed/list?page=50')).body).toMatchObject({ cards: [], message: 'success' });
  });

  it('refuse other media types and malformed JSON like the rest', async () => {
    const { send, workspace } = createTestClient();
    const post = (contentType: string, body: string) =>
      send(`${workspace.restUrl}${path}`, {
        method: 'POST',
        headers: { authorization: 'Bearer test-key', 'content-type': contentType },
        body,
      });
    expect((await post('text/plain', '{}')).status).toBe(415);
    expect(await post('application/json', '{')).toMatchObject({ status: 400, body: { error: expect.any(String) } });
  });
});

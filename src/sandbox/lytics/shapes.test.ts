import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics } from './harness.ts';

describe('calls that are answered by their shape', () => {
  it('have the envelope of their version and what the path says', async () => {
    const { call } = startLytics();
    expect(await call('GET', '/api/provider/braze')).toMatchObject({ http: 200, status: 200, data: { slug: 'braze' } });
    const { id } = z.looseObject({ id: z.string() }).parse((await call('POST', '/v2/connection', { json: {} })).data);
    const table = await call('GET', `/v2/connection/${id}/schema/users`);
    expect(table).toMatchObject({ http: 200, status: 200, data: { name: 'users' } });
    expect(table.request_id).toMatch(/^[0-9a-f]{32}$/);
    expect((await call('DELETE', '/api/provider/braze')).http).toBe(204);
  });
  it('know what is kept: there is no answer about what is not there', async () => {
    const { call } = startLytics();
    const kept = ['/v2/connection/none/schema', '/v2/flow/ui/none/1', '/api/segment/none/summary'];
    for (const path of [...kept, '/api/event/none', '/api/provider/none']) {
      expect((await call('GET', path)).http).toBe(404);
    }
    expect((await call('DELETE', '/api/provider/none')).http).toBe(404);
    expect((await call('GET', '/api/event/9b1f7f5c2f6b4b0f9a4d1b1f0c2e3d4a')).http).toBe(200);
    expect((await call('GET', '/api/segment/all/summary')).data).toMatchObject({ slug_name: 'all' });
  });
  it('prefer a fixed path to one that has a parameter in its place', async () => {
    const { call } = startLytics();
    expect((await call('GET', '/api/content/topic/cluster')).data).toMatchObject([
      { topics: ['Running', 'Shoes', 'Marathon'] },
    ]);
  });
  it('answer scripts as scripts', async () => {
    const { send } = startLytics();
    const response = await send('GET', '/api/experience/candidate/acme/config.js');
    expect(response.headers.get('content-type')).toBe('application/javascript');
    expect(await response.text()).toContain('"account":"acme"');
  });
  it('are refused in the form of their version without a credential, a role or what is required', async () => {
    const { call } = startLytics({
      tokens: [
        { token: 'admin-token', roles: ['admin'] },
        { token: 'content', roles: ['content_manager'] },
      ],
    });
    expect((await call('GET', '/v2/provider', { token: undefined })).http).toBe(401);
    expect((await call('GET', '/api/content/topic', { token: 'content' })).http).toBe(200);
    expect((await call('GET', '/v2/provider', { token: 'content' })).errors).toMatchObject([{ code: 'FORBIDDEN-026' }]);
    expect((await call('GET', '/v2/metric')).errors).toMatchObject([
      { code: 'BADREQ-001', message: 'dimension is required' },
    ]);
    expect(await call('GET', '/api/content/topic/cluster?direction=up')).toMatchObject({
      http: 400,
      message: 'direction must be one of in, out',
    });
  });
});

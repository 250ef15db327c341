import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics } from './harness.ts';

describe('calls that are answered by their shape', () => {
  it('have the envelope of their version and what the path says', async () => {
    const { call } = startLytics();
    const topic = await call('GET', '/api/content/topic/Running');
    expect(topic).toMatchObject({ http: 200, status: 200, data: { label: 'Running' } });
    const { id } = z.looseObject({ id: z.string() }).parse((await call('POST', '/v2/connection', { json: {} })).data);
    const table = await call('GET', `/v2/connection/${id}/schema/users`);
    expect(table).toMatchObject({ http: 200, status: 200, data: { name: 'users' } });
    expect(table.request_id).toMatch(/^[0-9a-f]{32}$/);
    expect((await call('DELETE', '/api/content/doc/id/1/topic/Running')).http).toBe(204);
  });
  it('know what is kept: there is no answer about what is not there', async () => {
    const { call } = startLytics();
    const imports = '/api/experience/import?provider_slug=braze&auth_id=none';
    for (const path of ['/v2/connection/none/schema', '/v2/flow/ui/none/1', imports]) {
      expect((await call('GET', path)).http).toBe(404);
    }
  });
  it('recommend content to users who exist, in the account of the caller', async () => {
    const { call, account } = startLytics();
    account.addProfile({ user_id: 'u1' });
    const status = async (path: string) => (await call('GET', `/api/content/recommend/${path}`)).http;
    expect(await status('user/user_id/u1')).toBe(200);
    expect(await status('user/user_id/nobody')).toBe(404);
    expect(await status('user/city/Paris')).toBe(400);
    expect(await status(`${account.id}/user/user_id/u1`)).toBe(200);
    expect(await status('other/user/user_id/u1')).toBe(404);
  });
  it('prefer a fixed path to one that has a parameter in its place', async () => {
    const { call } = startLytics();
    expect((await call('GET', '/api/content/topic/cluster')).data).toMatchObject([
      { topics: ['Running', 'Shoes', 'Marathon'] },
    ]);
  });
  it('are refused in the form of their version without a credential, a role or what is required', async () => {
    const { call } = startLytics({
      tokens: [
        { token: 'admin-token', roles: ['admin'] },
        { token: 'content', roles: ['content_manager'] },
      ],
    });
    expect((await call('GET', '/v2/control/eventquota/thresholds', { token: undefined })).http).toBe(401);
    expect((await call('GET', '/api/content/topic', { token: 'content' })).http).toBe(200);
    expect((await call('GET', '/v2/control/eventquota/thresholds', { token: 'content' })).errors).toMatchObject([
      { code: 'FORBIDDEN-026' },
    ]);
    expect((await call('POST', '/v2/account/setup/jobalerts')).errors).toMatchObject([
      { code: 'BADREQ-001', message: 'enable is required' },
    ]);
    expect(await call('GET', '/api/content/topic/cluster?direction=up')).toMatchObject({
      http: 400,
      message: 'direction must be one of in, out',
    });
  });
});

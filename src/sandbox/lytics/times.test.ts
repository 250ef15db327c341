import { describe, expect, it } from 'vitest';
import { startLytics } from './harness.ts';
import { brazeUsersMapping } from './index.ts';

const far = [1e20, -1e20, '99999999999999999999', 8.64e15 + 1, 8.64e15, '+275760-09-12T00:00:00.000Z'];

describe('a time that is too far away to be shown', () => {
  it.each(far)('is no time of an upload: %j', async (ts) => {
    const { call, settle, account, clock } = startLytics();
    const sent = new Date(clock.now()).toISOString();
    expect((await call('POST', '/collect/json/default?timestamp_field=ts', { json: { user_id: 'u1', ts } })).http).toBe(
      200,
    );
    settle();
    expect(account.profile('user_id', 'u1')?.fields).toMatchObject({ last_active_ts: sent });
    for (const path of ['/api/segment/all/scan', '/v2/stream/default/events', '/v2/schema/user']) {
      expect((await call('GET', path)).http).toBe(200);
    }
  });
  it.each(far)('is no date of a profile: %j', async (date_of_birth) => {
    const { call, settle, account } = startLytics({ streams: { braze_users: brazeUsersMapping } });
    await call('POST', '/collect/json/braze_users', { json: { email: 'a@b.c', date_of_birth } });
    await call('POST', '/collect/json/default', { json: { user_id: 'u2' } });
    settle();
    expect(account.profile('email', 'a@b.c')?.fields).not.toHaveProperty('birth_date');
    expect(account.profile('user_id', 'u2')).toBeDefined();
  });
  it('is refused as the end of a token', async () => {
    const { call } = startLytics();
    const create = (expires: string) =>
      call('POST', '/api/auth/createtoken', { json: { name: 'n', scopes: ['observer'], expires } });
    expect(await create('99999999999999h')).toMatchObject({ http: 400, message: expect.stringContaining('99999') });
    expect((await create('100h')).data).toMatchObject({ expires: '2026-01-05T04:00:00.000Z' });
  });
  it('is refused as the begin of a series', async () => {
    const { call } = startLytics();
    const series = 'dimension=stream&dimension_id=default&dimension_type=stream&include_empty_rows=true';
    const ends = `start_date=-8640000000000000&end_date=${encodeURIComponent('-271821-04-21T00:00:00.000Z')}`;
    expect((await call('GET', `/api/metric?${series}&${ends}`)).http).toBe(400);
    expect((await call('GET', `/api/metric?${series}&end_date=0000-01-02&range=2d`)).http).toBe(200);
  });
});

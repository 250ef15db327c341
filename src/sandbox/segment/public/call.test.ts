import { describe, expect, it } from 'vitest';
import { bearer, memberToken, ownerToken, setUp } from '../test-support.ts';

const teammates = Array.from({ length: 5 }, (_, index) => ({
  id: `user_${index}`,
  name: `Teammate ${index}`,
  email: `teammate-${index}@example.com`,
}));

describe('the Public API', () => {
  it('answers the token check with the workspace, and 401 to anything else', async () => {
    const { public: call, send } = setUp({ id: 'ws_a', name: 'A', slug: 'a' });
    const { status, body } = await call('GET', '/');
    expect([status, body]).toEqual([200, { data: { workspace: { id: 'ws_a', name: 'A', slug: 'a' } } }]);
    const wrong = await call('GET', '/', undefined, 'unknown');
    expect([wrong.status, wrong.body]).toMatchObject([401, { errors: [{ type: 'unauthorized' }] }]);
    expect((await send('https://api.segmentapis.com/')).status).toBe(401);
  });

  it('lets a member read and not write', async () => {
    const { public: call } = setUp();
    const body = { regulationType: 'SUPPRESS_ONLY', subjectType: 'USER_ID', subjectIds: ['u1'] };
    expect((await call('GET', '/regulations', undefined, memberToken)).status).toBe(200);
    expect((await call('POST', '/regulations', body, memberToken)).status).toBe(401);
  });

  it('answers an unknown route with its own 404', async () => {
    const { public: call } = setUp();
    expect(await call('GET', '/profiles')).toMatchObject({ status: 404, body: { errors: [{ type: 'not-found' }] } });
  });

  it('has a version only where the endpoint reached it', async () => {
    const { send } = setUp();
    const ask = async (path: string, version: string) => {
      const headers = { Authorization: bearer(ownerToken), Accept: `application/vnd.segment.${version}+json` };
      return (await send(`https://api.segmentapis.com${path}`, { headers })).status;
    };
    expect([await ask('/sources', 'v1'), await ask('/sources', 'v1alpha')]).toEqual([200, 200]);
    expect([await ask('/spaces', 'v1'), await ask('/spaces', 'v1alpha')]).toEqual([404, 200]);
  });

  it('tells the rate as a date and refuses what is above it', async () => {
    const { public: call, clock } = setUp({ limits: { publicPerMinute: 2 } });
    clock.advance(15_000);
    const first = await call('GET', '/');
    expect(first.headers.get('X-RateLimit-Consumed')).toBe('1');
    expect(first.headers.get('X-RateLimit-Remaining')).toBe('1');
    expect(first.headers.get('X-RateLimit-Reset')).toBe('Thu, 01 Jan 2026 00:01:00 GMT');
    await call('GET', '/');
    const over = await call('GET', '/');
    expect(over.status).toBe(429);
    expect(over.headers.has('Retry-After')).toBe(false);
    const data = { remainingPoints: 0, msBeforeNext: 45_000, consumedPoints: 3 };
    expect(over.body).toEqual({ errors: [{ type: 'RequestError', message: 'Too many requests', data }] });
    expect((await call('GET', '/', undefined, memberToken)).status).toBe(200);
  });

  it('echoes, and raises the errors asked for', async () => {
    const { public: call } = setUp();
    expect(await call('GET', '/echo?message=hi')).toMatchObject({ body: { data: { method: 'GET', message: 'hi' } } });
    expect(await call('GET', '/echo')).toMatchObject({ status: 422, body: { errors: [{ field: 'message' }] } });
    const error = await call('GET', '/echo?message=hi&triggerError=true&statusCode=409');
    expect(error).toMatchObject({ status: 409, body: { errors: [{ message: 'hi' }] } });
    const several = await call('GET', '/echo?message=hi&triggerMultipleErrors=true');
    expect(several).toMatchObject({ status: 500, body: { errors: [{}, {}] } });
    expect((await call('GET', '/echo?message=hi&triggerUnexpectedError=true')).status).toBe(500);
  });

  it('lists teammates, groups, sources, warehouses and spaces, and gets one of each', async () => {
    const { public: call } = setUp({
      teammates,
      userGroups: [{ id: 'group_1', name: 'Analysts', memberIds: ['user_1'] }],
      warehouses: [{ id: 'wh_1', name: 'Main' }],
    });
    const user = { id: 'user_1', email: 'teammate-1@example.com' };
    const group = { id: 'group_1', name: 'Analysts', memberCount: 1 };
    expect((await call('GET', '/users/user_1')).body).toMatchObject({ data: { user } });
    expect((await call('GET', '/users/user_1/groups')).body).toMatchObject({
      data: { groups: [{ id: 'group_1', name: 'Analysts' }] },
    });
    expect((await call('GET', '/users/user_2/groups')).body).toMatchObject({ data: { groups: [] } });
    expect((await call('GET', '/groups')).body).toMatchObject({ data: { userGroups: [group] } });
    expect((await call('GET', '/groups/group_1')).body).toMatchObject({ data: { userGroup: group } });
    expect((await call('GET', '/groups/group_1/users')).body).toMatchObject({ data: { users: [user] } });
    expect((await call('GET', '/sources')).body).toMatchObject({ data: { sources: [{ id: 'source_1' }] } });
    expect((await call('GET', '/sources/source_1')).body).toMatchObject({ data: { source: { enabled: true } } });
    expect((await call('GET', '/warehouses')).body).toMatchObject({ data: { warehouses: [{ id: 'wh_1' }] } });
    expect((await call('GET', '/warehouses/wh_1')).body).toMatchObject({ data: { warehouse: { id: 'wh_1' } } });
    expect((await call('GET', '/spaces')).body).toMatchObject({ data: { spaces: [{ id: 'spa_1' }] } });
    expect((await call('GET', '/spaces/spa_1')).body).toMatchObject({ data: { space: { id: 'spa_1' } } });
    for (const path of ['/users/x', '/groups/x', '/sources/x', '/warehouses/x', '/spaces/x']) {
      expect((await call('GET', path)).status).toBe(404);
    }
  });
});

describe('pagination', () => {
  it.each([
    ['dots', (name: string) => `pagination.${name}`],
    ['brackets', (name: string) => `pagination[${name}]`],
    ['encoded brackets', (name: string) => `pagination%5B${name}%5D`],
  ])('in %s walks a list without gap or repetition', async (_style, parameter) => {
    const { public: call } = setUp({ teammates });
    const first = await call('GET', `/users?${parameter('count')}=2`);
    expect(first.body).toMatchObject({
      data: {
        users: [{ id: 'user_0' }, { id: 'user_1' }],
        pagination: { current: 'MA==', next: 'Mg==', totalEntries: 5 },
      },
    });
    const last = await call('GET', `/users?${parameter('count')}=2&${parameter('cursor')}=NA%3D%3D`);
    expect(last.body).toEqual({
      data: {
        users: [expect.objectContaining({ id: 'user_4' })],
        pagination: { current: 'NA==', previous: 'Mg==', totalEntries: 5 },
      },
    });
  });

  it('ends with null when switched', async () => {
    const { public: call } = setUp({ teammates, switches: { lastPageNext: 'null' } });
    expect((await call('GET', '/users')).body).toMatchObject({ data: { pagination: { next: null } } });
  });

  it.each([
    'pagination.count=0',
    'pagination.count=1001',
    'pagination.count=x',
    'pagination.count=2&pagination.cursor=x',
    'pagination.cursor=Mg==',
  ])('refuses %s', async (query) => {
    const answer = await setUp().public('GET', `/users?${query}`);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ type: 'input-validation' }] }]);
  });
});

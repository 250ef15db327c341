import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { KeyType } from './index.ts';
import { createTestProject, serverKey } from './test-client.ts';

const badKey = { code: 'BadApiKey' };

describe('keys', () => {
  it('must be known; the answer repeats the last eight characters only', async () => {
    const answer = await createTestProject().get('/api/lists', { key: 'a-wrong-key-12345678' });
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({
      ...badKey,
      msg: 'Invalid API key',
      params: { endpoint: '/api/lists', apiKeyIdentifier: '12345678' },
    });
    expect(answer.text).not.toContain('a-wrong-key');
  });

  it('must be there', async () => {
    const answer = await createTestProject().get('/api/lists', { key: '' });
    expect([answer.status, answer.json]).toMatchObject([401, badKey]);
  });

  it('are unknown in the other data centre', async () => {
    const { get } = createTestProject({ region: 'eu' });
    expect((await get('/api/lists')).status).toBe(401);
    expect((await get('/api/lists', { host: 'api.eu.iterable.com' })).status).toBe(200);
  });

  it.each<[KeyType, string, string, number]>([
    ['read-only', 'GET', '/api/channels', 200],
    ['read-only', 'GET', '/api/users/getByEmail?email=a@example.com', 401],
    ['mobile', 'GET', '/api/lists', 401],
    ['javascript', 'POST', '/api/users/bulkUpdate', 401],
  ])('of type %s calling %s %s are answered %i', async (type, method, path, status) => {
    const { call } = createTestProject({ keys: [{ value: 'k-1', type }] });
    const answer = await call(method, path, { key: 'k-1' });
    expect(answer.status).toBe(status);
  });

  it('of the client side cannot merge', async () => {
    const { post } = createTestProject({ keys: [{ value: 'k-1', type: 'mobile' }] });
    const body = { sourceEmail: 'a@example.com', destinationEmail: 'b@example.com' };
    expect((await post('/api/users/merge', body, { key: 'k-1' })).status).toBe(403);
  });
});

describe('user tokens', () => {
  const secret = 'a secret of thirty-two characters';
  const setup = () => {
    const test = createTestProject({ keys: [{ value: 'k-1', type: 'mobile', jwtSecret: secret }] });
    const now = Math.floor(test.clock.now() / 1000);
    const sign = (claims: Record<string, unknown>, lifetime = 3600) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuedAt(now)
        .setExpirationTime(now + lifetime)
        .sign(new TextEncoder().encode(secret));
    const update = async (token: string | undefined, email = 'ada@example.com') => {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return test.post('/api/users/update', { email }, { key: 'k-1', headers });
    };
    return { ...test, sign, update };
  };

  it('let their own user write', async () => {
    const { sign, update } = setup();
    expect((await update(await sign({ email: 'ada@example.com' }))).status).toBe(200);
  });

  it('are refused when missing, broken, expired, too long-lived or about somebody else', async () => {
    const { sign, update, clock } = setup();
    const token = await sign({ email: 'ada@example.com' });
    expect(await update(undefined)).toMatchObject({ status: 401, json: { code: 'BadAuthorizationHeader' } });
    expect(await update('x.y.z')).toMatchObject({ status: 401, json: { code: 'InvalidJwtPayload' } });
    expect(await update(await sign({ email: 'ada@example.com' }, 366 * 86_400))).toMatchObject({
      status: 401,
      json: { code: 'InvalidJwtPayload' },
    });
    expect(await update(token, 'alan@example.com')).toMatchObject({
      status: 401,
      json: { code: 'JwtUserIdentifiersMismatched' },
    });
    clock.advance(3_601_000);
    expect(await update(token)).toMatchObject({ status: 401, json: { code: 'InvalidJwtPayload' } });
  });
});

describe('rate limits', () => {
  it('refuse the fifth export of a minute, telling the window in the text only', async () => {
    const { get, clock } = createTestProject();
    const path = '/api/export/data.json?dataTypeName=user&range=All';
    for (let count = 0; count < 4; count += 1) expect((await get(path)).status).toBe(200);
    const refused = await get(path);
    expect(refused.status).toBe(429);
    expect(refused.json).toEqual({
      msg: 'Exceeded rate limit of 4.0 per minute for endpoint: /api/export/data.json, project: 123 ',
      code: 'RateLimitExceeded',
      params: {},
    });
    expect(refused.headers.has('retry-after')).toBe(false);
    clock.advance(60_000);
    expect((await get(path)).status).toBe(200);
  });

  it('count each project for itself', async () => {
    const { sandbox, get } = createTestProject();
    sandbox.addProject({ type: 'email', keys: [{ value: 'other', type: 'server-side' }] });
    for (let count = 0; count < 4; count += 1) await get('/api/users/getFields');
    expect((await get('/api/users/getFields')).status).toBe(429);
    expect((await get('/api/users/getFields', { key: 'other' })).status).toBe(200);
  });

  it('allow a thousand users a day to be forgotten', async () => {
    const { post, clock } = createTestProject();
    const statuses = new Set<number>();
    for (let count = 0; count < 1000; count += 1) {
      statuses.add((await post('/api/users/forget', { email: `user${count}@example.com` })).status);
      clock.advance(1000);
    }
    expect([...statuses]).toEqual([200]);
    const refused = await post('/api/users/forget', { email: 'last@example.com' });
    expect(refused).toMatchObject({ status: 429, json: { code: 'RateLimitExceeded' } });
  });
});

describe('bodies', () => {
  it('of the wrong shape are refused by path and expected type', async () => {
    const users = [{ email: 'a@example.com' }, { email: 'b@example.com', preferUserId: 'yes' }];
    const answer = await createTestProject().post('/api/users/bulkUpdate', { users });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      msg: '[/api/users/bulkUpdate] Invalid JSON body',
      code: 'BadJsonBody',
      params: { 'obj.users[1].preferUserId': 'Boolean value expected' },
    });
  });

  it('must be JSON by content and by content type', async () => {
    const { post } = createTestProject();
    const body = { email: 'a@example.com' };
    for (const answer of [
      await post('/api/users/update', '{"email":'),
      await post('/api/users/update', body, { headers: { 'content-type': 'text/plain' } }),
    ]) {
      expect(answer).toMatchObject({ status: 400, json: { code: 'BadJsonBody' } });
    }
  });

  it('are echoed with the credentials by the older answer', async () => {
    const { post } = createTestProject({ switches: { badBodyAnswer: 'older' } });
    const answer = await post('/api/lists', { description: 'no name' });
    expect(answer.json).toMatchObject({ params: { 'obj.name': [{ msg: 'error.path.missing', args: [] }] } });
    expect(answer.text).toContain(serverKey);
  });
});

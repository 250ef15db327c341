import { describe, expect, it } from 'vitest';
import { BrokenConnection, dispatch, samplePeople } from '../kit/index.ts';
import { instances } from './instances.ts';
import { createTestClient } from './test-client.ts';

const track = { attributes: [{ external_id: 'ada', first_name: 'Ada' }] };

describe('the servers', () => {
  it('lists exactly the registered routes as covered', () => {
    for (const { app, coverage } of createTestClient().braze.servers) {
      const registered = app.routes.map(({ method, path }) => `${method} ${path}`);
      expect(coverage.map(({ method, path }) => `${method} ${path}`)).toEqual(registered);
      expect(new Set(registered).size).toBe(registered.length);
    }
  });

  it('answers for every instance and for no other host', async () => {
    const { braze } = createTestClient();
    for (const host of Object.values(instances)) {
      expect((await dispatch(braze, new Request(`https://${host}/segments/list`)))?.status).toBe(401);
    }
    expect(await dispatch(braze, new Request('https://sdk.iad-01.braze.com/segments/list'))).toBeUndefined();
  });

  it('forgets workspaces, faults and requests on reset', async () => {
    const { braze, get } = createTestClient();
    braze.faults.add({ fault: { kind: 'status', status: 503, body: '{}' } });
    expect((await get('/segments/list')).status).toBe(503);
    braze.reset();
    expect(braze.requests).toEqual([]);
    expect((await get('/segments/list')).status).toBe(401);
  });
});

describe('the gate', () => {
  it.each([
    ['missing', {}],
    ['unknown', { authorization: 'Bearer other' }],
    ['quoted', { authorization: 'Bearer "test-key"' }],
    ['sent without a scheme', { authorization: 'test-key' }],
  ])('answers 401 when the key is %s', async (_case, headers: Record<string, string>) => {
    const { send, workspace } = createTestClient();
    const seen = await send(`${workspace.restUrl}/segments/list`, { headers });
    expect(seen).toMatchObject({ status: 401, body: { message: 'Invalid API Key' } });
  });

  it('answers 401 when a valid key is sent to another instance', async () => {
    const { send } = createTestClient({ instance: 'EU-01' });
    const init = { headers: { authorization: 'Bearer test-key' } };
    expect((await send('https://rest.iad-01.braze.com/segments/list', init)).status).toBe(401);
    expect((await send('https://rest.fra-01.braze.eu/segments/list', init)).status).toBe(200);
  });

  it('answers 403 when the key lacks the permission, whose name need not follow the path', async () => {
    const { get } = createTestClient({ apiKeys: [{ key: 'test-key', permissions: ['subscription.groups.get'] }] });
    expect((await get('/subscription/user/status?external_id=ada')).status).toBe(200);
    expect(await get('/segments/list')).toMatchObject({
      status: 403,
      body: { message: 'You do not have permission to access this resource' },
    });
  });

  it('answers 403 when the key is limited to other addresses', async () => {
    const { get } = createTestClient({
      apiKeys: [{ key: 'test-key', permissions: 'all', addressAllowed: false }],
    });
    expect(await get('/segments/list')).toMatchObject({ status: 403, body: { message: 'Invalid whitelisted IPs' } });
  });

  it('answers 404 for an unknown path and for a wrong method', async () => {
    const { get, post } = createTestClient();
    const notFound = { status: 404, body: { message: 'Invalid URL' } };
    expect(await get('/users/nobody')).toMatchObject(notFound);
    expect(await get('/users/track')).toMatchObject(notFound);
    expect(await post('/segments/list', {})).toMatchObject(notFound);
  });

  it('answers 415 for another content type and 400 with an error key for malformed JSON', async () => {
    const { send, workspace } = createTestClient();
    const request = (type: string, body: string) =>
      send(`${workspace.restUrl}/users/track`, {
        method: 'POST',
        headers: { authorization: 'Bearer test-key', 'content-type': type },
        body,
      });
    expect((await request('text/plain', JSON.stringify(track))).status).toBe(415);
    const malformed = await request('application/json; charset=utf-8', '{"attributes":[');
    expect(malformed.status).toBe(400);
    expect(malformed.body).toEqual({ error: expect.stringContaining('message body does not match declared format') });
    expect((await request('application/json; charset=utf-8', JSON.stringify(track))).status).toBe(201);
  });

  it('answers 413 above 4 MB, and above 2 MB on the bulk endpoint', async () => {
    const { post } = createTestClient();
    const body = (megabytes: number) => ({ ...track, partner: 'x'.repeat(megabytes * 1024 * 1024) });
    expect((await post('/users/track', body(3))).status).toBe(201);
    expect((await post('/users/track/bulk', body(3))).status).toBe(413);
    expect((await post('/users/track', body(4))).status).toBe(413);
  });
});

describe('rate limits', () => {
  const limits = { track: { requests: 2, window: 3_000 } };

  it('tells limit, remaining and reset in lower-case headers, reset as epoch seconds or as a delta', async () => {
    for (const [rateLimitReset, expected] of [
      ['epoch', String(Date.UTC(2026, 0, 1) / 1_000 + 3)],
      ['delta', '3'],
    ] as const) {
      const { post } = createTestClient({ limits, rateLimitReset });
      const { headers } = await post('/users/track', track);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-ratelimit-limit': '2',
        'x-ratelimit-remaining': '1',
        'x-ratelimit-reset': expected,
      });
      expect(headers.has('x-ratelimit-retry-after')).toBe(false);
    }
  });

  it('answers 429 with only the seconds to wait, applies nothing, and starts over with the next window', async () => {
    const { clock, post, workspace } = createTestClient({ limits });
    await post('/users/track', track);
    await post('/users/track', track);
    clock.advance(500);
    const refused = await post('/users/track', { attributes: [{ external_id: 'late' }] });
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      message: 'You have exceeded the maximum number of requests. Please try again later.',
    });
    expect([...refused.headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([
      'x-ratelimit-retry-after',
    ]);
    expect(refused.headers.get('x-ratelimit-retry-after')).toBe('3');
    clock.advance(2_500);
    expect(workspace.profile('late')).toBeUndefined();
    expect((await post('/users/track', track)).status).toBe(201);
  });

  it('shares one pool between the identity calls and none with the others', async () => {
    const { get, post } = createTestClient({ limits: { user_identity: { requests: 1, window: 60_000 } } });
    expect((await post('/users/delete', { external_ids: ['ada'] })).status).toBe(201);
    const alias = { user_aliases: [{ alias_name: 'a', alias_label: 'b' }] };
    expect((await post('/users/alias/new', alias)).status).toBe(429);
    expect((await get('/segments/list')).status).toBe(200);
  });

  it('allows more exports by id where fields_to_export is not required', async () => {
    const limitOf = async (fieldsToExportRequired: boolean) => {
      const { post } = createTestClient({ fieldsToExportRequired });
      const body = { external_ids: ['ada'], fields_to_export: ['email'] };
      return (await post('/users/export/ids', body)).headers.get('x-ratelimit-limit');
    };
    expect(await limitOf(true)).toBe('250');
    expect(await limitOf(false)).toBe('2500');
  });
});

describe('time and faults', () => {
  it('shows a write only after the visibility delay', async () => {
    const { clock, post, read } = createTestClient();
    await post('/users/track', track);
    clock.advance(99);
    expect(await read('ada')).toBeUndefined();
    clock.advance(1);
    expect(await read('ada')).toMatchObject({ first_name: 'Ada' });
  });

  it('shows a write at once when the delay is 0', async () => {
    const { post, read } = createTestClient({}, { visibilityDelay: 0 });
    await post('/users/track', track);
    expect(await read('ada')).toMatchObject({ first_name: 'Ada' });
  });

  it('applies a write whose answer is lost, so that a repeat counts an event twice', async () => {
    const { braze, post, settle, workspace } = createTestClient();
    braze.faults.add({ path: '/users/track', times: 1, fault: { kind: 'lost_answer' } });
    const body = { events: [{ external_id: 'ada', name: 'signed_up', time: '2025-12-01T00:00:00Z' }] };
    await expect(post('/users/track', body)).rejects.toThrow(BrokenConnection);
    await post('/users/track', body);
    settle();
    expect(workspace.profile('ada')?.customEvents['signed_up']?.count).toBe(2);
  });

  it('keeps seeded people visible at once, in the shape of Braze', async () => {
    const { read, workspace } = createTestClient();
    const [person] = samplePeople(3);
    workspace.seed(samplePeople(3));
    expect(workspace.profiles()).toHaveLength(3);
    expect(await read('person-0001')).toMatchObject({
      external_id: 'person-0001',
      email: person?.email,
      first_name: person?.firstName,
      dob: person?.birthday,
      country: person?.country,
      time_zone: person?.timezone,
      custom_attributes: { plan: person?.plan, logins: person?.logins, interests: person?.interests },
    });
  });

  it('refuses an API key that another workspace has', () => {
    const { braze } = createTestClient();
    const again = { instance: 'US-01', apiKeys: [{ key: 'test-key', permissions: 'all' }] } as const;
    expect(() => braze.addWorkspace(again)).toThrow(RangeError);
  });
});

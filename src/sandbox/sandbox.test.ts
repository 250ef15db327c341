import { describe, expect, it } from 'vitest';
import { BrokenConnection, type Fault, createVirtualClock } from './kit/index.ts';
import { type CreateSandboxOptions, UnknownHost, createSandbox } from './sandbox.ts';
import { connections, furnish } from './world/index.ts';

const segmentsUrl = 'https://rest.iad-01.braze.com/segments/list';
const trackUrl = 'https://rest.iad-01.braze.com/users/track';
const json = { 'content-type': 'application/json' };
const headers = { authorization: `Bearer ${connections.braze.api_key}`, 'content-type': 'application/json' };

function setUp(options: CreateSandboxOptions = {}) {
  const clock = createVirtualClock();
  const sandbox = createSandbox({ clock, ...options });
  const world = furnish(sandbox, { people: 3 });
  return {
    clock,
    sandbox,
    world,
    listSegments: (signal?: AbortSignal) =>
      sandbox.fetch(new Request(segmentsUrl, { headers, ...(signal === undefined ? {} : { signal }) })),
    track: (attributes: object) =>
      sandbox.fetch(new Request(trackUrl, { method: 'POST', headers, body: JSON.stringify({ attributes }) })),
  };
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('fetch', () => {
  it.each([
    ['https://rest.fra-01.braze.eu/segments/list', 'braze'],
    ['https://api.eu.iterable.com/api/lists', 'iterable'],
    ['https://profiles.euw1.segment.com/v1/spaces/s/collections/users/profiles/user_id:1/traits', 'segment'],
    ['https://bulk.lytics.io/collect/bulk/default', 'lytics'],
  ] as const)('takes a request to %s to %s', async (url, name) => {
    const { sandbox } = setUp();
    await sandbox.fetch(new Request(url, { headers: { authorization: 'nobody' } }));
    const received = sandbox.vendors.filter(({ requests }) => requests.length > 0);
    expect(received.map((vendor) => vendor.name)).toEqual([name]);
  });

  it('fails for a host of no vendor like a name that does not exist, and names it', async () => {
    const { sandbox } = setUp();
    const failure = await failureOf(sandbox.fetch(new Request('https://rest.iad-01.braze.com.example.net/')));
    expect(failure).toBeInstanceOf(UnknownHost);
    expect(failure).toMatchObject({
      code: 'ENOTFOUND',
      host: 'rest.iad-01.braze.com.example.net',
      message: expect.stringContaining('rest.iad-01.braze.com.example.net'),
    });
  });

  it.each([
    ['refused_connection', 'ECONNREFUSED', false],
    ['lost_answer', 'ECONNRESET', true],
  ] as const)('with the fault %s fails as a connection does (%s), applied: %s', async (kind, code, applied) => {
    const { sandbox, track, world } = setUp({ visibilityDelay: 0 });
    sandbox.braze.faults.add({ path: '/users/track', fault: { kind } });
    const failure = await failureOf(track([{ external_id: 'new', first_name: 'Ada' }]));
    expect(failure).toBeInstanceOf(BrokenConnection);
    expect(failure).toMatchObject({ code });
    expect(world.braze.profile('new') !== undefined).toBe(applied);
  });

  it('with the fault cut_body breaks within the body', async () => {
    const { sandbox, listSegments } = setUp();
    sandbox.braze.faults.add({ fault: { kind: 'cut_body' } });
    const response = await listSegments();
    expect(response.status).toBe(200);
    expect(await failureOf(response.text())).toBeInstanceOf(BrokenConnection);
  });

  it('gives up with the reason of the signal while the answer is held back', async () => {
    const { sandbox, listSegments } = setUp();
    const until = () => new Promise<void>(() => {});
    const latency: Fault = { kind: 'latency', until };
    sandbox.braze.faults.add({ fault: latency });
    const caller = new AbortController();
    const failure = failureOf(listSegments(caller.signal));
    const reason = new Error('no longer wanted');
    caller.abort(reason);
    expect(await failure).toBe(reason);
  });

  it('sends nothing when the signal has aborted before', async () => {
    const { sandbox, listSegments } = setUp();
    const reason = new Error('too late');
    expect(await failureOf(listSegments(AbortSignal.abort(reason)))).toBe(reason);
    expect(sandbox.braze.requests).toEqual([]);
  });
});

describe('time', () => {
  it('shows writes after the visibility delay that was asked for', async () => {
    const { clock, track, world } = setUp({ visibilityDelay: 5000 });
    await track([{ external_id: 'person-0001', first_name: 'Grace' }]);
    clock.advance(4999);
    expect(world.braze.profile('person-0001')?.fields['first_name']).not.toBe('Grace');
    clock.advance(1);
    expect(world.braze.profile('person-0001')?.fields['first_name']).toBe('Grace');
  });

  it('sends the callbacks of finished exports when it settles', async () => {
    const called: string[] = [];
    const { clock, sandbox } = setUp({
      async sendCallback({ url }) {
        called.push(url);
        return new Response(null, { status: 200 });
      },
      urlOf: (vendor, server) => `http://127.0.0.1:1/${vendor}/${server}`,
    });
    const body = JSON.stringify({
      segment_id: '5a4db0c5-0000-4000-8000-000200000001',
      fields_to_export: ['email'],
      callback_endpoint: 'https://hooks.example.com/export',
    });
    const url = 'https://rest.iad-01.braze.com/users/export/segment';
    const response = await sandbox.fetch(new Request(url, { method: 'POST', headers, body }));
    expect(await response.json()).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:1\/braze\/storage/),
    });
    await sandbox.settle();
    expect(called).toEqual([]);
    clock.advance(60_000);
    await sandbox.settle();
    expect(called).toEqual(['https://hooks.example.com/export']);
  });
});

describe('memory', () => {
  it('remembers no more requests than it was told to, the newest', async () => {
    const { sandbox } = setUp({ rememberedRequests: 2 });
    for (const page of [0, 1, 2]) await sandbox.fetch(new Request(`${segmentsUrl}?page=${page}`, { headers }));
    expect(sandbox.braze.requests.map(({ target }) => target)).toEqual([
      '/segments/list?page=1',
      '/segments/list?page=2',
    ]);
  });

  it('remembers no more of what happened than it was told to, the newest', async () => {
    const { sandbox, world } = setUp({ rememberedRecords: 2, visibilityDelay: 0 });
    const post = (url: string, authorization: Record<string, string>, body: object) =>
      sandbox.fetch(
        new Request(url, { method: 'POST', headers: { ...json, ...authorization }, body: JSON.stringify(body) }),
      );
    const { api_token: authorization } = connections.lytics;
    const { write_key: writeKey } = connections.segment;
    for (const number of [1, 2, 3]) {
      const userId = `user-${number}`;
      await post(trackUrl, headers, { events: [{ name: 'Paid', external_id: userId, time: '2026-01-01T00:00:00Z' }] });
      const event = { eventName: 'Paid', email: `${userId}@example.org` };
      await post('https://api.iterable.com/api/events/track', { 'Api-Key': connections.iterable.api_key }, event);
      await post('https://api.segment.io/v1/track', {}, { writeKey, userId, event: 'Paid' });
      await post('https://api.segment.io/v1/track', {}, { writeKey, userId });
      await post('https://api.lytics.io/collect/json/default', { authorization }, { user_id: userId });
    }
    const newest = ['user-2', 'user-3'];
    expect(world.segment.events().map(({ userId }) => userId)).toEqual(newest);
    expect(sandbox.segment.discards).toMatchObject(newest.map((userId) => ({ event: { userId } })));
    expect(world.lytics.records().map(({ record }) => record['user_id'])).toEqual(newest);
    expect(world.iterable.hybrid.discardedEvents().map(({ user }) => user)).toEqual([
      'user-2@example.org',
      'user-3@example.org',
    ]);
    expect(world.braze.events()).toHaveLength(2);
  });

  it('forgets accounts, faults and requests when it is reset, and can be furnished again', async () => {
    const { sandbox, listSegments } = setUp();
    sandbox.lytics.faults.add({ fault: { kind: 'lost_answer' } });
    await listSegments();
    sandbox.reset();
    expect(sandbox.vendors.flatMap(({ requests, faults }) => [...requests, ...faults.list()])).toEqual([]);
    expect((await listSegments()).status).toBe(401);
    expect([
      sandbox.braze.workspaces(),
      sandbox.iterable.projects(),
      sandbox.segment.workspaces(),
      sandbox.lytics.accounts(),
    ]).toEqual([[], [], [], []]);
    furnish(sandbox, { people: 1 });
    expect((await listSegments()).status).toBe(200);
  });
});

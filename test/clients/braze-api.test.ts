import { Braze } from 'braze-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Live, startLive } from '../proxy/live.ts';
import { startUpstream, type Upstream, wholeText } from '../proxy/upstream.ts';
import { dataCalls } from './braze-api-calls.ts';
import { messagingCalls } from './braze-messaging-calls.ts';
import { expectSameRequests, record } from './compare.ts';

const keys = { direct: 'direct-key-000000000000', through: 'vaulted-key-00000000000' };

let live: Live;
let upstream: Upstream;
/** The client at the vendor itself. */
let direct: Braze;
/** The same client with two words changed: its address, and its key. */
let through: Braze;

beforeAll(async () => {
  [live, upstream] = await Promise.all([startLive(), startUpstream()]);
  const { sandbox, clock, token } = live.harness;
  const target = sandbox.servers.find(({ vendor, server }) => vendor === sandbox.braze && server.name === 'rest');
  if (target === undefined) throw new Error('the sandbox has no Braze');
  upstream.serve((request) => sandbox.answer(target, request));
  for (const key of Object.values(keys)) {
    sandbox.braze.addWorkspace({
      instance: 'US-01',
      apiKeys: [{ key, permissions: 'all' }],
      segments: [
        { id: 'segment-1', name: 'People', members: ['person-1', 'person-2'], analyticsTrackingEnabled: true },
      ],
      campaigns: [
        {
          id: 'campaign-1',
          name: 'Welcome',
          isApiCampaign: true,
          channels: ['email'],
          messages: { 'variation-1': { channel: 'email' } },
        },
      ],
      canvases: [{ id: 'canvas-1', name: 'Onboarding' }],
      subscriptionGroups: [{ id: 'news', name: 'News', channel: 'email' }],
      emailTemplates: [{ id: 'template-1', name: 'Plain' }],
      contentBlocks: [{ id: 'block-1', name: 'Footer' }],
    });
    const post = (path: string, body: unknown) =>
      sandbox.fetch(
        new Request(`https://rest.iad-01.braze.com${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    const fields = [
      { name: 'id', type: 'string' },
      { name: 'title', type: 'string' },
    ];
    await post('/catalogs', { catalogs: [{ name: 'books', description: 'Books', fields }] });
    await post('/users/track', { attributes: [{ external_id: 'person-1' }, { external_id: 'person-2' }] });
    for (const first of [0, 50]) {
      const items = Array.from({ length: 30 }, (_, index) => ({
        id: `b${first + index}`,
        title: `Book ${first + index}`,
      }));
      await post('/catalogs/books/items', { items });
    }
  }
  clock.advance(60_000);
  const account = await live.link('braze', { instance: 'US-01', api_key: keys.through }, { rest: upstream.url });
  direct = new Braze(upstream.url, keys.direct);
  through = new Braze(`${live.url}/native/${account}`, token);
});
afterAll(async () => {
  await live.close();
  await upstream.close();
});

/** The ids and links of files are made anew for each export. */
const withoutFiles = (outcome: unknown): unknown =>
  JSON.parse(JSON.stringify(outcome).replace(/"(object_prefix|url)":"[^"]*"/g, '"$1":""'));

/** The names of the functions of the client, `users.track` and so on. */
function methodsOf(value: unknown, path: string[] = []): string[] {
  if (typeof value === 'function') return [path.join('.')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => methodsOf(inner, [...path, name]));
}

const calls = [...dataCalls, ...messagingCalls];

describe('braze-api through /native', () => {
  it('is used with all its methods', () => {
    expect(calls.map(({ method }) => method).sort()).toEqual(methodsOf(direct).sort());
  });

  it.each(calls)('$method comes to the same, by the same request', async ({ call, answers }) => {
    const before = await record(upstream, () => call(direct));
    const after = await record(upstream, () => call(through));
    live.harness.clock.advance(60_000);
    expect(before.outcome).toMatchObject({ result: answers });
    expect(withoutFiles(after.outcome)).toEqual(withoutFiles(before.outcome));
    expect(before.requests.length).toBeGreaterThan(0);
    expectSameRequests(before.requests, after.requests);
    for (const request of after.requests) {
      expect(wholeText(request)).toContain(keys.through);
      expect(wholeText(request)).not.toContain(live.harness.token);
    }
  });

  it('hears of a refusal as from Braze itself', async () => {
    const ask = (braze: Braze) => braze.segments.details({ segment_id: 'no such segment & more' });
    const before = await record(upstream, () => ask(direct));
    const after = await record(upstream, () => ask(through));
    expect(before.outcome).toMatchObject({ error: { message: 'Invalid Segment ID' } });
    expect(after.outcome).toEqual(before.outcome);
    expectSameRequests(before.requests, after.requests);
  });
});

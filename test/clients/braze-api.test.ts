import { Braze } from 'braze-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Live, startLive } from '../proxy/live.ts';
import { startUpstream, type Upstream, wholeText } from '../proxy/upstream.ts';
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
      segments: [{ id: 'segment-1', name: 'Everybody', members: () => true }],
      campaigns: [{ id: 'campaign-1', name: 'Welcome', channels: ['email'] }],
      canvases: [{ id: 'canvas-1', name: 'Onboarding' }],
      subscriptionGroups: [{ id: 'news', name: 'News', channel: 'email' }],
      emailTemplates: [{ id: 'template-1', name: 'Letter' }],
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

const schedule = { time: '2026-02-01T00:00:00Z' };
const messages = { email: { app_id: 'app-1', subject: 'Hi', from: 'a@example.com', body: 'x' } };

const calls: [name: string, call: (braze: Braze) => Promise<unknown>][] = [
  [
    'users.track',
    ({ users }) =>
      users.track({
        attributes: [
          { external_id: 'ada', email: 'ada@example.com', first_name: 'Zoë 東京', tags: ['a', 'b'] },
          { external_id: 'bob', first_name: 'Bob' },
        ],
        events: [{ external_id: 'ada', name: 'signed up', time: '2026-01-01T00:00:00Z' }],
        purchases: [{ external_id: 'ada', product_id: 'p', currency: 'EUR', price: 1.5, time: '2026-01-01T00:00:00Z' }],
      }),
  ],
  [
    'users.export.ids',
    ({ users }) => users.export.ids({ external_ids: ['ada'], fields_to_export: ['external_id', 'first_name'] }),
  ],
  [
    'users.alias.new',
    ({ users }) => users.alias.new({ user_aliases: [{ external_id: 'ada', alias_name: 'a', alias_label: 'l' }] }),
  ],
  [
    'users.alias.update',
    ({ users }) =>
      users.alias.update({ alias_updates: [{ alias_label: 'l', old_alias_name: 'a', new_alias_name: 'b' }] }),
  ],
  [
    'users.identify',
    ({ users }) =>
      users.identify({
        aliases_to_identify: [{ external_id: 'ada', user_alias: { alias_name: 'x', alias_label: 'l' } }],
      }),
  ],
  [
    'users.merge',
    ({ users }) =>
      users.merge({
        merge_updates: [{ identifier_to_merge: { external_id: 'bob' }, identifier_to_keep: { external_id: 'ada' } }],
      }),
  ],
  [
    'users.external_ids.rename',
    ({ users }) =>
      users.external_ids.rename({ external_id_renames: [{ current_external_id: 'ada', new_external_id: 'countess' }] }),
  ],
  ['users.external_ids.remove', ({ users }) => users.external_ids.remove({ external_ids: ['ada'] })],
  ['users.delete', ({ users }) => users.delete({ external_ids: ['countess'] })],
  ['segments.list', ({ segments }) => segments.list({ page: 0, sort_direction: 'asc' })],
  ['segments.details', ({ segments }) => segments.details({ segment_id: 'segment-1' })],
  ['segments.details of none', ({ segments }) => segments.details({ segment_id: 'no such segment & more' })],
  [
    'campaigns.list',
    ({ campaigns }) => campaigns.list({ include_archived: true, 'last_edit.time[gt]': '2020-01-01T00:00:00' }),
  ],
  ['campaigns.details', ({ campaigns }) => campaigns.details({ campaign_id: 'campaign-1' })],
  [
    'campaigns.trigger.send',
    ({ campaigns }) => campaigns.trigger.send({ campaign_id: 'campaign-1', recipients: [{ external_user_id: 'ada' }] }),
  ],
  ['canvas.list', ({ canvas }) => canvas.list({ page: 0 })],
  ['catalogs.synchronous.list', ({ catalogs }) => catalogs.synchronous.list()],
  ['catalogs.synchronous.item', ({ catalogs }) => catalogs.synchronous.item({ catalog_name: 'books', item_id: 'b1' })],
  [
    'catalogs.synchronous.items over two pages',
    async ({ catalogs }) => {
      const items: unknown[] = [];
      for await (const item of catalogs.synchronous.items({ catalog_name: 'books' })) items.push(item);
      expect(items).toHaveLength(60);
      return items;
    },
  ],
  [
    'subscription.status.set',
    ({ subscription }) =>
      subscription.status.set({
        subscription_group_id: 'news',
        subscription_state: 'subscribed',
        external_id: ['ada'],
        email: [],
      }),
  ],
  [
    'subscription.status.get',
    ({ subscription }) => subscription.status.get({ subscription_group_id: 'news', external_id: ['ada', 'b c+d'] }),
  ],
  ['subscription.user.status', ({ subscription }) => subscription.user.status({ external_id: ['ada'], limit: 10 })],
  ['email.blacklist', ({ email }) => email.blacklist({ email: ['ada+spam@example.com'] })],
  ['email.bounce.remove', ({ email }) => email.bounce.remove({ email: 'ada@example.com' })],
  ['email.spam.remove', ({ email }) => email.spam.remove({ email: 'ada@example.com' })],
  ['templates.email_templates.list', ({ templates }) => templates.email_templates.list({ limit: 10 })],
  ['templates.content_blocks.list', ({ templates }) => templates.content_blocks.list({ limit: 10 })],
  ['messages.send', ({ messages: api }) => api.send({ external_user_ids: ['ada'], messages })],
  [
    'messages.schedule.create',
    ({ messages: api }) => api.schedule.create({ external_user_ids: ['ada'], schedule, messages }),
  ],
];

describe('braze-api through /native', () => {
  it.each(calls)('%s comes to the same, by the same request', async (_, call) => {
    const before = await record(upstream, () => call(direct));
    const after = await record(upstream, () => call(through));
    live.harness.clock.advance(60_000);
    expect(after.outcome).toEqual(before.outcome);
    expect(before.requests.length).toBeGreaterThan(0);
    expectSameRequests(before.requests, after.requests);
    for (const request of after.requests) {
      expect(wholeText(request)).toContain(keys.through);
      expect(wholeText(request)).not.toContain(live.harness.token);
    }
  });

  it('has written and read for real', async () => {
    const seen = await through.users.export.ids({ external_ids: ['nobody'], fields_to_export: ['external_id'] });
    expect(seen).toMatchObject({ users: [], invalid_user_ids: ['nobody'] });
  });
});

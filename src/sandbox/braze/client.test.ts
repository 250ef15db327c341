import { serve } from '@hono/node-server';
import { Braze } from 'braze-api';
import { afterEach, expect, it } from 'vitest';
import { createVirtualClock, dispatchToServer } from '../kit/index.ts';
import { createBrazeSandbox } from './index.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** The community's own client, which takes a base URL but no fetch: it needs a port on this machine. */
async function createClient(key = 'key') {
  const clock = createVirtualClock();
  const braze = createBrazeSandbox({ clock });
  const workspace = braze.addWorkspace({
    instance: 'US-01',
    apiKeys: [{ key: 'key', permissions: 'all' }],
    subscriptionGroups: [{ id: 'news', name: 'News', channel: 'email' }],
  });
  const [rest] = braze.servers;
  if (rest === undefined) throw new Error('the sandbox has no servers');
  const port = await new Promise<number>((resolve) => {
    const fetch = (request: Request) => dispatchToServer(braze, rest, request);
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false }, (address) =>
      resolve(address.port),
    );
    stops.push(() => void server.close());
  });
  return { clock, workspace, client: new Braze(`http://127.0.0.1:${port}`, key) };
}

it('the npm client writes a user and reads it back', async () => {
  const { client, clock } = await createClient();
  const written = await client.users.track({ attributes: [{ external_id: 'ada', first_name: 'Ada', plan: 'pro' }] });
  expect(written).toMatchObject({ message: 'success', attributes_processed: 1 });
  clock.advance(1_000);
  const read = await client.users.export.ids({
    external_ids: ['ada'],
    fields_to_export: ['external_id', 'first_name', 'custom_attributes'],
  });
  expect(read.users).toEqual([{ external_id: 'ada', first_name: 'Ada', custom_attributes: { plan: 'pro' } }]);
});

it('the npm client sets and reads a subscription, with arrays in the query', async () => {
  const { client, clock } = await createClient();
  await client.users.track({ attributes: [{ external_id: 'ada' }] });
  clock.advance(1_000);
  await client.subscription.status.set({
    subscription_group_id: 'news',
    subscription_state: 'subscribed',
    external_id: ['ada'],
    email: [],
  });
  clock.advance(1_000);
  const status = await client.subscription.status.get({ subscription_group_id: 'news', external_id: ['ada', 'bob'] });
  expect(status).toMatchObject({ status: { ada: 'Subscribed', bob: 'Unknown' } });
});

it('the npm client throws the refusal of a wrong key', async () => {
  const { client } = await createClient('other');
  await expect(client.segments.list()).rejects.toMatchObject({ status: 401, message: 'Invalid API Key' });
});

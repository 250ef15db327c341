import { Analytics } from '@segment/analytics-node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Live, startLive } from '../proxy/live.ts';
import { type Received, startUpstream, type Upstream, valuesOf, wholeText } from '../proxy/upstream.ts';
import { expectSameRequests } from './compare.ts';

const writeKey = 'vaultedWriteKey0000000000000001';

let live: Live;
let upstream: Upstream;
let path: string;
let workspace: ReturnType<Live['harness']['sandbox']['segment']['addWorkspace']>;

beforeAll(async () => {
  [live, upstream] = await Promise.all([startLive(), startUpstream()]);
  const { segment, servers } = live.harness.sandbox;
  workspace = segment.addWorkspace({
    sources: [{ id: 'source_1', writeKey }],
    space: { id: 'spa_1', profileToken: 'profile-token-000000000000' },
  });
  const target = servers.find(({ vendor, server }) => vendor === segment && server.name === 'tracking');
  if (target === undefined) throw new Error('the sandbox has no Segment');
  upstream.serve((request) => live.harness.sandbox.answer(target, request));
  const account = await live.link('segment', { write_key: writeKey }, { tracking: upstream.url });
  path = `/native/${account}/v1/batch`;
});
afterAll(async () => {
  await live.close();
  await upstream.close();
});
beforeEach(() => {
  upstream.received.length = 0;
});

/** Everything the client can do, in one batch. */
async function useClient(settings: { writeKey: string; host: string; path?: string }): Promise<unknown[]> {
  const analytics = new Analytics({ ...settings, maxRetries: 0 });
  const errors: unknown[] = [];
  analytics.on('error', (error) => errors.push(error));
  let count = 0;
  const fixed = () => ({ messageId: `message-${(count += 1)}`, timestamp: new Date('2026-01-01T00:00:00Z') });
  analytics.identify({ userId: 'U1', traits: { email: 'Ada@Example.com', name: 'Zoë 東京' }, ...fixed() });
  analytics.track({ userId: 'U1', event: 'Signed Up', properties: { price: 1.5, nested: { a: [1] } }, ...fixed() });
  analytics.page({ userId: 'U1', name: 'Home', ...fixed() });
  analytics.screen({ userId: 'U1', name: 'Home', ...fixed() });
  analytics.group({ userId: 'U1', groupId: 'G1', traits: { name: 'Analytical Engines' }, ...fixed() });
  analytics.alias({ userId: 'U1', previousId: 'old', ...fixed() });
  await analytics.closeAndFlush();
  return errors;
}

/** A request without what differs from one run of the client to the next: its own clock. */
function withoutClock({ body, ...request }: Received): Received {
  return { ...request, body: Buffer.from(body.toString().replace(/"sentAt":"[^"]*"/, '"sentAt":""')) };
}

describe('@segment/analytics-node through /native', () => {
  it('delivers every type of call, which end up on profiles', async () => {
    expect(await useClient({ writeKey: live.harness.token, host: live.url, path })).toEqual([]);
    live.harness.clock.advance(60_000);
    await live.harness.sandbox.settle();
    expect(workspace.discards()).toEqual([]);
    expect(workspace.profile('email:ada@example.com')).toMatchObject({
      identifiers: expect.arrayContaining(['user_id:u1']),
      events: expect.arrayContaining(['Signed Up']),
    });
  });

  it('sends the requests that it sends to Segment itself, byte for byte but for the credential', async () => {
    await useClient({ writeKey, host: upstream.url });
    await useClient({ writeKey: live.harness.token, host: live.url, path });
    const [direct, through] = upstream.received;
    if (direct === undefined || through === undefined) throw new Error('two requests were expected');
    expect(upstream.received).toHaveLength(2);
    expectSameRequests([withoutClock(direct)], [withoutClock(through)]);
    expect(valuesOf(through.rawHeaders, 'authorization')).toEqual(valuesOf(direct.rawHeaders, 'authorization'));
    expect(wholeText(through)).not.toContain(live.harness.token);
    expect(wholeText(through)).not.toContain(btoa(live.harness.token).slice(0, 20));
  });

  it('hears of a refusal as from Segment itself', async () => {
    const errors = await useClient({ writeKey: 'no-such-token', host: live.url, path });
    expect(errors).not.toEqual([]);
    expect(upstream.received).toEqual([]);
  });
});

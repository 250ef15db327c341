import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { factsFileSchema } from '../../src/sandbox/reference/index.ts';
import table from '../../src/sandbox/reference/generated/segment.json' with { type: 'json' };
import { type Live, startLive } from '../proxy/live.ts';
import { startUpstream, type Upstream, wholeText } from '../proxy/upstream.ts';
import { expectSameRequests, record } from './compare.ts';
import { callOperation, createPublicApiClient, type PublicApiClient } from './public-api-calls.ts';

const tokens = { direct: 'direct-public-token-0000000', through: 'vaulted-public-token-000000' };

let live: Live;
let upstream: Upstream;
/** The client at the vendor itself. */
let direct: PublicApiClient;
/** The same client with two words changed: its address, and its token. */
let through: PublicApiClient;

beforeAll(async () => {
  [live, upstream] = await Promise.all([startLive(), startUpstream()]);
  const { sandbox, token } = live.harness;
  const target = sandbox.servers.find(({ vendor, server }) => vendor === sandbox.segment && server.name === 'public');
  if (target === undefined) throw new Error('the sandbox has no Segment');
  upstream.serve((request) => sandbox.answer(target, request));
  for (const [name, publicToken] of Object.entries(tokens)) {
    sandbox.segment.addWorkspace({
      id: `workspace-${name}`,
      sources: [{ id: 'source_1', writeKey: `write-key-${name}`, destinations: [{ id: 'dest_1', name: 'Webhook' }] }],
      space: { id: 'spa_1', profileToken: `profile-token-${name}` },
      publicTokens: [{ token: publicToken, role: 'owner' }],
      teammates: [{ id: 'user_ada', name: 'Ada', email: 'ada@example.com' }],
      userGroups: [{ id: 'group_1', name: 'Analysts', memberIds: ['user_ada'] }],
      warehouses: [{ id: 'wh_1', name: 'Main' }],
    });
  }
  const account = await live.link('segment', { public_token: tokens.through }, { public: upstream.url });
  direct = createPublicApiClient(upstream.url, tokens.direct);
  through = createPublicApiClient(`${live.url}/native/${account}@public`, token);
});
afterAll(async () => {
  await live.close();
  await upstream.close();
});

const refusalSchema = z.object({ statusCode: z.number(), body: z.unknown() });

/** What a call comes to: the answer, or the refusal with its status; ids that the vendor makes up are left out. */
async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  const outcome = await call.then(
    (body) => ({ body }),
    (error: unknown) => {
      const { statusCode, body } = refusalSchema.parse(error);
      return { statusCode, body };
    },
  );
  const written = JSON.stringify(outcome)
    .replace(/[0-9a-f]{22,32}|workspace-(?:direct|through)|write-key-\w+/g, '')
    .replace(/"(?:host|authorization)":"[^"]*"/g, '');
  return JSON.parse(written.replace(/,,+/g, ',').replace(/\{,/g, '{').replace(/,\}/g, '}'));
}

const operations = new Set(createPublicApiClient('http://127.0.0.1', '').keys());
const facts = factsFileSchema.parse(table).endpoints.filter(({ id }) => operations.has(id.replace('public.', '')));

describe('@segment/public-api-sdk-typescript through /native', () => {
  it('has most of the endpoints of the Public API', () => {
    expect(facts.length).toBe(153);
  });

  it.each(facts)('$id comes to the same, by the same request', async (fact) => {
    const before = await record(upstream, () => outcomeOf(callOperation(direct, fact)));
    const after = await record(upstream, () => outcomeOf(callOperation(through, fact)));
    expect(after.outcome).toEqual(before.outcome);
    expect(before.requests).toHaveLength(1);
    expectSameRequests(before.requests, after.requests);
    for (const request of after.requests) {
      expect(wholeText(request)).toContain(tokens.through);
      expect(wholeText(request)).not.toContain(live.harness.token);
    }
  });

  it('has written and read for real', async () => {
    const groups = await through.get('listUserGroups')?.({ count: 1000 });
    expect(groups?.body).toMatchObject({ data: { userGroups: [{ name: expect.any(String), memberCount: 0 }] } });
    await expect(through.get('getSource')?.('unknown')).rejects.toMatchObject({ statusCode: 404 });
  });
});

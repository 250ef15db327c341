import { IterableClient } from '@iterable/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Live, startLive } from '../proxy/live.ts';
import { startUpstream, type Upstream, wholeText } from '../proxy/upstream.ts';
import { expectSameRequests, type Outcome, record } from './compare.ts';
import { acceptedCalls, type Call, refusedCalls } from './iterable-calls.ts';

const keys = { direct: 'direct-key-000000000000', through: 'vaulted-key-00000000000' };

let live: Live;
let upstream: Upstream;
/** The client at the vendor itself. */
let direct: IterableClient;
/** The same client with two words changed: its address, and its key. */
let through: IterableClient;

function furnish({ harness }: Live, id: number, key: string) {
  const project = harness.sandbox.iterable.addProject({
    id,
    type: 'email',
    keys: [{ value: key, type: 'server-side' }],
    switches: { subscriptionsApi: true, triggeredActivation: true, catalogItemAnswer: 'bare' },
  });
  for (const list of [1, 2, 3]) project.addList({ id: list, name: `List ${list}` });
  const media = ['Email', 'SMS', 'Push', 'InApp', 'WebPush', 'WhatsApp'] as const;
  for (const [index, messageMedium] of media.entries()) {
    const templateId = 11 + index;
    project.addTemplate({
      templateId,
      name: messageMedium,
      messageTypeId: 301,
      messageMedium,
      content: { html: 'Hi' },
    });
    project.addCampaign({ id: 31 + index, name: messageMedium, type: 'Triggered', messageMedium, templateId });
  }
  for (const templateId of [16, 17]) {
    project.addTemplate({ templateId, name: 'Base', messageTypeId: 301, templateType: 'Base' });
  }
  const content = { placementId: 1, title: 'Box' };
  project.addTemplate({ templateId: 18, name: 'Box', messageTypeId: 301, messageMedium: 'Embedded', content });
  project.addCampaign({ id: 37, name: 'Box', messageMedium: 'Embedded', templateId: 18, campaignState: 'Running' });
  project.addCampaign({ id: 21, name: 'News', templateId: 11, listIds: [2] });
  project.addCampaign({ id: 22, name: 'Running', campaignState: 'Running' });
  project.addCampaign({ id: 23, name: 'Old', campaignState: 'Finished' });
  project.addCampaign({ id: 41, name: 'Weekly', campaignState: 'Recurring' });
  project.addCampaign({ id: 42, name: 'Week 1', recurringCampaignId: 41 });
  project.addExperiment({ id: 9001, name: 'Subject', campaignId: 31, variants: [{ name: 'Control', templateId: 11 }] });
  project.addJourney({ id: 51, name: 'Welcome' });
  project.seed([]);
  return project;
}

beforeAll(async () => {
  [live, upstream] = await Promise.all([startLive(), startUpstream()]);
  const { sandbox, token } = live.harness;
  const target = sandbox.servers.find(({ vendor, server }) => vendor === sandbox.iterable && server.name === 'us');
  if (target === undefined) throw new Error('the sandbox has no Iterable');
  upstream.serve((request) => sandbox.answer(target, request));
  furnish(live, 8801, keys.direct);
  furnish(live, 8802, keys.through);
  const context = { region: 'US', api_key: keys.through, project_type: 'email' };
  const account = await live.link('iterable', context, { api: upstream.url });
  direct = new IterableClient({ apiKey: keys.direct, baseUrl: upstream.url });
  through = new IterableClient({ apiKey: token, baseUrl: `${live.url}/native/${account}` });
});
afterAll(async () => {
  direct.destroy();
  through.destroy();
  await live.close();
  await upstream.close();
});

/** An outcome without what differs from one project to the other: its number, and ids that are made at random. */
function comparable(outcome: Outcome): string {
  return JSON.stringify(outcome)
    .replaceAll(/[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/g, 'id')
    .replaceAll(/880[12]/g, 'project');
}

/** Makes a call directly and through Crosswalk. Answers what the second came to. */
async function callBoth([, call]: Call): Promise<Outcome> {
  const before = await record(upstream, () => call(direct));
  const after = await record(upstream, () => call(through));
  live.harness.clock.advance(60_000);
  expect(comparable(after.outcome)).toBe(comparable(before.outcome));
  expect(before.requests.length).toBeGreaterThan(0);
  expectSameRequests(before.requests, after.requests);
  for (const request of after.requests) {
    expect(wholeText(request)).toContain(keys.through);
    expect(wholeText(request)).not.toContain(live.harness.token);
  }
  return after.outcome;
}

describe('@iterable/api through /native', () => {
  it.each(acceptedCalls)('%s comes to the same by the same request, in a shape it knows', async (...call) => {
    expect((await callBoth(call)).error).toBeUndefined();
  });

  it.each(refusedCalls)('%s is refused with the same words', async (...call) => {
    expect((await callBoth(call)).error).toBeDefined();
  });

  it('is tried with every method that it has', () => {
    const methods = new Set<string>();
    for (let step = Object.getPrototypeOf(direct); step !== Object.prototype; step = Object.getPrototypeOf(step)) {
      for (const name of Object.getOwnPropertyNames(step)) methods.add(name);
    }
    for (const name of ['constructor', 'destroy']) methods.delete(name);
    const tried = [...acceptedCalls, ...refusedCalls].map(([method]) => method);
    expect([...new Set(tried)].toSorted()).toEqual([...methods].toSorted());
  });
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Harness, startHarness, tenant } from '../harness.ts';

let stopping: AbortController;
let harness: Harness;

beforeEach(async () => {
  stopping = new AbortController();
  harness = await startHarness({ people: 1, crosswalk: { stopping: stopping.signal } });
});
afterEach(() => harness.close());

it('answers writes that wait for confirmation as accepted when the service stops, and is no longer ready', async () => {
  const { crosswalk, accounts, clock, sandbox } = harness;
  // The vendor accepts the write and then shows nothing, so that only the stop can end the waiting.
  sandbox.lytics.faults.add({ method: 'GET', path: '/api/entity/', fault: { kind: 'status', status: 503 } });
  const target = { accountId: accounts.lytics };
  const write = crosswalk.api.unified.create(
    target,
    'user-directory',
    'users',
    { id: 'ada' },
    { confirmWithin: 3_000_000 },
  );
  const began = clock.now();
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  stopping.abort();
  expect(await write).toMatchObject({ id: 'ada', applied: 'accepted' });
  expect(clock.now()).toBe(began);
  expect((await harness.call('GET', '/ready', { token: null })).status).toBe(503);
});

it('does none of its background work any more when the service stops, and does not ask to be called for it', async () => {
  const { crosswalk, clock } = harness;
  await crosswalk.links.create({ tenantId: tenant, settings: {}, expiresIn: 60 });
  clock.advance(31 * 24 * 60 * 60 * 1000);
  stopping.abort();
  expect(await crosswalk.tick()).toMatchObject({ deletedLinkTokens: 0, isMore: false });
  expect((await crosswalk.links.list({}, { limit: 10 })).items).toHaveLength(1);
});

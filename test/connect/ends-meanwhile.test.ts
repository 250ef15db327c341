import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, objectOf, startHarness } from '../harness.ts';
import { createLink, createVisitor } from './visitor.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

it('a link that ends while the vendor is asked links no account', async () => {
  const { url } = await createLink(harness, { tenant_id: 'late', integrations: ['braze'], expires_in: 60 });
  const visitor = createVisitor(harness);
  const form = await visitor.open(url);
  harness.clock.advance(59_000);
  const until = async () => harness.clock.advance(1000);
  harness.sandbox.braze.faults.add({ times: 1, fault: { kind: 'latency', until } });
  const sent = await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.braze }));
  expect(harness.sandbox.braze.faults.list()).toEqual([]);
  expect([sent.status, sent.text]).toEqual([401, expect.stringContaining('This link does not work')]);
  const { body } = await harness.call('GET', '/integrated-account?tenant_id=late');
  expect(objectOf(body)['result']).toEqual([]);
});

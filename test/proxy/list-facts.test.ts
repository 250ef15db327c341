import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CompiledEndpoint } from '../../src/definitions/index.ts';
import { isJsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { answersList, callForm } from '../../src/proxy/index.ts';
import { type Harness, objectOf, startHarness, type VendorName, vendorNames } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());

/** What parameters, of every call or of one, name in the sandbox, and texts of the form that they want. */
const named: Record<string, string> = {
  startTime: '2026-01-01T00:00:00Z',
  endTime: '2026-01-02T00:00:00Z',
  granularity: 'DAY',
  period: '2026-01-01',
  start_date: '2025-12-01',
  end_date: '2026-02-01',
  end_time: '2026-02-01T00:00:00Z',
  email: 'person-0001@example.com',
  external_id: 'person-0001',
  user_id: 'person-0001',
  userId: 'person-0001',
  collection: 'users',
  identifier: 'user_id:person-0001',
  sourceId: 'sampleSource0000000001',
  source_id: 'sampleSource0000000001',
  destinationConfigId: 'sampleDestination00001',
  destination_id: 'sampleDestination00001',
  warehouse_id: 'sampleWarehouse0000001',
  experiment_id: '9001',
  count: '5',
  platform: 'Web',
  table: 'user',
  segment: 'all',
  audience_id: 'aud_business_plan',
  audience_type: 'USERS',
  resourceType: 'DESTINATION',
  user_group_id: 'sampleUserGroup0000001',
  'iam-user-groups.list user_id': 'sampleTeammate00000001',
  filter: 'userName eq "owner@example.com"',
};

/** The parameters that a call must have and that the account does not say, with what they name. */
function queryOf({ name: call, parameters, needsOneOf = [] }: CompiledEndpoint, vendor: VendorName): URLSearchParams {
  const settings: Record<string, string> = harness.world.connections[vendor];
  const required = [...parameters.path, ...parameters.query.filter((parameter) => parameter.required)];
  const names = new Set([...required.map(({ name }) => name), ...needsOneOf.slice(0, 1)]);
  const query = new URLSearchParams({ integrated_account_id: harness.accounts[vendor] });
  for (const name of names) {
    if (settings[name] === undefined) query.set(name, named[`${call} ${name}`] ?? named[name] ?? 'unknown');
  }
  return query;
}

/** The places of all values within a value that are no objects. */
function placesIn(value: JsonValue | undefined, place = ''): string[] {
  if (!isJsonObject(value)) return [place];
  return Object.entries(value).flatMap(([name, inner]) => placesIn(inner, place === '' ? name : `${place}.${name}`));
}

describe.each(vendorNames)('what %s says beside its lists', (vendor) => {
  it('is documented of the call', async () => {
    const undocumented = new Set<string>();
    const lists = [...harness.crosswalk.definitions.get(vendor).endpoints.values()].filter(answersList);
    let read = 0;
    for (const endpoint of lists) {
      const { verb, path } = callForm(endpoint);
      const { status, body } = await harness.call(verb, `${path}?${queryOf(endpoint, vendor)}`);
      harness.clock.advance(60_000);
      if (status !== 200) continue;
      read += 1;
      const known = endpoint.metaPlaces ?? [];
      const isKnown = (place: string) => known.some((other) => place === other || place.startsWith(`${other}.`));
      const { meta } = objectOf(body);
      for (const place of meta === undefined ? [] : placesIn(meta)) {
        if (!isKnown(place)) undocumented.add(`${endpoint.name}: ${place}`);
      }
    }
    expect([...undocumented]).toEqual([]);
    // The others are of what a furnished account does not have.
    expect(read / lists.length).toBeGreaterThan(2 / 3);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness } from '../harness.ts';
import { createClient, type UnifiedClient } from './client.ts';

/** Until then everything written is shown. */
const settled = 60_000;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.sandbox.segment.faults.clear();
  harness.clock.advance(settled);
});

function clientOf(vendor: 'braze' | 'iterable' | 'segment'): UnifiedClient {
  return createClient(harness, harness.accounts[vendor], { confirms: false, pause: 0 });
}

async function newUser(users: UnifiedClient, id: string, more: JsonObject = {}): Promise<void> {
  expect((await users.create({ id, first_name: 'Ada', ...more })).status).toBe(200);
  harness.clock.advance(settled);
}

async function shown(users: UnifiedClient, id: string): Promise<JsonObject> {
  harness.clock.advance(settled);
  return objectOf((await users.get(id)).body);
}

/** What one write sends to the vendor: the requests with a body, in order. */
async function sentBy(vendor: 'braze' | 'iterable', write: Promise<unknown>): Promise<JsonValue[]> {
  const { requests } = harness.sandbox[vendor];
  const before = requests.length;
  await write;
  const path = vendor === 'braze' ? '/users/track' : '/api/users/update';
  const writes = requests.slice(before).filter(({ target }) => target.startsWith(path));
  return writes.map(({ body }): JsonValue => JSON.parse(new TextDecoder().decode(body)));
}

const attributesOf = (sent: JsonValue | undefined) => objectOf(listOf(objectOf(sent)['attributes'])[0]);

describe('a part of an object that the vendor can merge', () => {
  it('is all that is sent to Braze, with the word that has it merged', async () => {
    const users = clientOf('braze');
    await newUser(users, 'merge-1', { company: { name: 'Acme' } });
    const [sent] = await sentBy('braze', users.update('merge-1', { company: { plan: 'pro' } }));
    expect(attributesOf(sent)).toEqual({
      external_id: 'merge-1',
      company: { plan: 'pro' },
      _merge_objects: true,
      _update_existing_only: true,
    });
  });

  it('is all that is sent to Iterable, with the word that has it merged', async () => {
    const users = clientOf('iterable');
    await newUser(users, 'merge-1', { company: { name: 'Acme' } });
    const [sent] = await sentBy('iterable', users.update('merge-1', { company: { plan: 'pro' } }));
    expect(sent).toMatchObject({ dataFields: { company: { plan: 'pro' } }, mergeNestedObjects: true });
    expect(objectOf(objectOf(sent)['dataFields'])['company']).toEqual({ plan: 'pro' });
  });

  it.each(['braze', 'iterable'] as const)('needs no reading on create at %s, and is not waited for', async (vendor) => {
    const users = clientOf(vendor);
    const before = harness.sandbox[vendor].requests.length;
    const { body } = await users.create({ id: 'merge-2', company: { plan: 'pro' } });
    expect(body).toMatchObject({ applied: 'accepted' });
    expect(harness.sandbox[vendor].requests).toHaveLength(before + 1);
  });

  it.each(['braze', 'iterable'] as const)('keeps what is written at the same moment at %s', async (vendor) => {
    const users = clientOf(vendor);
    await newUser(users, 'merge-3');
    await Promise.all([
      users.update('merge-3', { company: { name: 'Acme' } }),
      users.update('merge-3', { company: { plan: 'pro' } }),
      users.create({ id: 'merge-3', company: { industry: 'Tools' } }),
    ]);
    expect(await shown(users, 'merge-3')).toMatchObject({ company: { name: 'Acme', plan: 'pro', industry: 'Tools' } });
  });
});

describe.each(['braze', 'iterable'] as const)('what merging at %s would get wrong', (vendor) => {
  it('is completed: an attribute that is an object is replaced as a whole', async () => {
    const users = clientOf(vendor);
    await newUser(users, 'whole-1', { company: { name: 'Acme' }, custom_attributes: { badge: { note: 'old' } } });
    const patch = { company: { plan: 'pro' }, custom_attributes: { badge: { size: 1 } } };
    const [sent] = await sentBy(vendor, users.update('whole-1', patch));
    expect(JSON.stringify(sent)).not.toMatch(/_merge_objects|mergeNestedObjects/);
    const { company, custom_attributes: attributes } = await shown(users, 'whole-1');
    expect(company).toEqual({ name: 'Acme', plan: 'pro' });
    expect(attributes).toEqual({ badge: { size: 1 } });
  });

  it('is completed: what is cleared within an object goes, and nothing else', async () => {
    const users = clientOf(vendor);
    await newUser(users, 'whole-2', { company: { name: 'Acme', plan: 'pro' } });
    expect((await users.update('whole-2', { company: { plan: null } })).body).toMatchObject({ applied: 'confirmed' });
    expect((await shown(users, 'whole-2'))['company']).toEqual({ name: 'Acme' });
  });

  it('is refused at once where it cannot be stored', async () => {
    const before = harness.clock.now();
    const refused = { id: 'whole-4', company: { plan: null }, custom_attributes: { lists: [['a']] } };
    expect((await clientOf(vendor).create(refused)).body).toMatchObject({ code: 'unsupported_value' });
    expect(harness.clock.now() - before).toBeLessThan(1000);
  });

  it('is completed: what the caller sends untranslated stays what it is', async () => {
    const users = clientOf(vendor);
    await newUser(users, 'whole-3', { company: { name: 'Acme' }, custom_attributes: { badge: { note: 'old' } } });
    const badge = { badge: { size: 1 } };
    const remote = vendor === 'braze' ? badge : { dataFields: badge };
    await users.update('whole-3', { company: { plan: 'pro' }, remote_data: remote });
    const { company, custom_attributes: attributes } = await shown(users, 'whole-3');
    expect(company).toEqual({ name: 'Acme', plan: 'pro' });
    expect(attributes).toEqual(badge);
  });
});

describe('a part of an object that Segment replaces as a whole', () => {
  it('is confirmed before it is answered, whether that was asked for or not', async () => {
    const users = clientOf('segment');
    await newUser(users, 'wait-1');
    const { body } = await users.update('wait-1', { address: { city: 'Bath' } });
    expect(body).toMatchObject({ applied: 'confirmed', address: { city: 'Bath' } });
    expect((await users.update('wait-1', { first_name: 'Grace' })).body).toMatchObject({ applied: 'accepted' });
  });

  it.each([
    ['half a minute', {}, 20_000, 31_000],
    ['as long as is asked for', { prefer: 'confirm, wait=5' }, 3000, 6000],
  ])('is answered as accepted when it is not shown for %s', async (_bound, headers, least, most) => {
    const users = clientOf('segment');
    await newUser(users, 'wait-2');
    const ignored = { kind: 'status', status: 200, body: '{"success":true}' } as const;
    harness.sandbox.segment.faults.add({ path: '/v1/identify', fault: ignored });
    const before = harness.clock.now();
    const path = `/unified/user-directory/users/wait-2?integrated_account_id=${harness.accounts.segment}`;
    const options = { body: { address: { city: 'Bath' } }, headers };
    expect((await harness.call('PATCH', path, options)).body).toMatchObject({ applied: 'accepted' });
    const waited = harness.clock.now() - before;
    expect(waited).toBeGreaterThan(least);
    expect(waited).toBeLessThan(most);
  });
});

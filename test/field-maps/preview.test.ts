import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { createClient } from '../conformance/client.ts';
import { type Harness, startHarness, vendorNames, type VendorName } from '../harness.ts';
import { declareFields, mapPath } from './kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  await declareFields(harness);
  for (const vendor of vendorNames) {
    const custom = { 'Loyalty tier': 'G', points: 'many', joined_at: '2026-01-02T03:04:05.000Z' };
    const user = { id: 'sample-1', first_name: 'Ada', emails: [{ email: 'sample@acme.example' }] };
    await createClient(harness, harness.accounts[vendor]).create({ ...user, custom_attributes: custom });
  }
});
afterAll(() => harness.close());
// Callers take their time, so that no vendor's limit of rate is met.
beforeEach(() => harness.clock.advance(60_000));

const preview = (vendor: VendorName, body: JsonObject) =>
  harness.call('POST', `${mapPath(harness.accounts[vendor])}/preview`, { body });

const fields: JsonObject = {
  given_name: { field: 'first_name' },
  tier: { attribute: 'Loyalty tier', values: { gold: 'G', silver: 'S' } },
};

describe.each(vendorNames)('a preview at %s', (vendor) => {
  it.each(['sample-1', 'sample@acme.example'])(
    'shows what the map makes of the user %s, and writes nothing',
    async (user) => {
      const sandbox = harness.sandbox.vendors.find(({ name }) => name === vendor);
      const before = sandbox?.requests.length ?? 0;
      const { status, body } = await preview(vendor, { fields, user });
      expect([status, body]).toMatchObject([
        200,
        {
          user_id: 'sample-1',
          fields: [
            { name: 'given_name', stored: 'Ada', value: 'Ada', fits: true },
            { name: 'tier', place: 'Loyalty tier', stored: 'G', value: 'gold', fits: true },
          ],
        },
      ]);
      const calls = (sandbox?.requests ?? []).slice(before).map(({ method, target }) => `${method} ${target}`);
      expect(calls).not.toEqual([]);
      // Braze reads profiles with a POST.
      expect(calls.filter((call) => !call.startsWith('GET ') && call !== 'POST /users/export/ids')).toEqual([]);
      expect((await harness.call('GET', mapPath(harness.accounts[vendor]))).body).toMatchObject({ version: 0 });
    },
  );

  it('shows null for what the user has not', async () => {
    const body = { fields: { ...fields, joined: { attribute: 'never_written' } }, user: 'sample-1' };
    expect((await preview(vendor, body)).body).toMatchObject({
      fields: expect.arrayContaining([
        { name: 'joined', place: 'never_written', stored: null, value: null, fits: true },
      ]),
    });
  });

  it('says when there is no such user', async () => {
    expect((await preview(vendor, { fields, user: 'nobody-1' })).body).toMatchObject({ code: 'record_not_found' });
  });
});

describe('a preview', () => {
  it('says when a value does not fit the type', async () => {
    const body = { fields: { ...fields, points: { attribute: 'points' } }, user: 'sample-1' };
    expect((await preview('segment', body)).body).toMatchObject({
      fields: expect.arrayContaining([{ name: 'points', place: 'points', stored: 'many', value: null, fits: false }]),
    });
  });

  it('takes the first user that the vendor lists, and asks for one where it lists none', async () => {
    expect((await preview('lytics', { fields })).status).toBe(200);
    expect((await preview('braze', { fields })).body).toMatchObject({ code: 'unsupported' });
  });

  it('is refused for a map that would be refused', async () => {
    expect((await preview('braze', { fields: {}, user: 'sample-1' })).body).toMatchObject({
      errors: [{ path: 'fields.given_name', reason: 'required' }],
    });
  });

  it('needs no more than the scope to read', async () => {
    const { token } = await harness.crosswalk.api.tokens.create({ name: 'reader', scopes: ['read'] });
    const path = mapPath(harness.accounts.lytics);
    const body = { fields, user: 'sample-1' };
    expect((await harness.call('POST', `${path}/preview`, { token, body })).status).toBe(200);
    expect((await harness.call('PUT', path, { token, body: { fields } })).body).toMatchObject({
      code: 'scope_missing',
    });
  });
});

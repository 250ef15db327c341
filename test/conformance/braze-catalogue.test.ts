import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, tenant, textOf } from '../harness.ts';

let harness: Harness;

/** A workspace that everything can be asked of, and an account of it. */
async function link(context: Record<string, string>): Promise<string> {
  const { id } = await harness.crosswalk.api.accounts.create({
    tenantId: tenant,
    integration: 'braze',
    context: { instance: 'JP-01', ...context },
    sandbox: true,
  });
  return id;
}

let account: string;
let scimAccount: string;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  harness.sandbox.braze.addWorkspace({
    instance: 'JP-01',
    apiKeys: [{ key: 'braze-key', permissions: 'all' }],
    scim: { token: 'scim-token', origin: 'https://sso.example.com' },
    partners: [{ name: 'acme', apiKey: 'partner-key', clientSecret: 'import-key' }],
    campaigns: [{ id: 'welcome', name: 'Welcome', isApiCampaign: true }],
  });
  account = await link({ api_key: 'braze-key' });
  scimAccount = await link({
    api_key: 'braze-key',
    scim_token: 'scim-token',
    scim_origin: 'https://sso.example.com',
  });
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.sandbox.braze.requests.length = 0;
});

const call = (method: string, path: string, body?: JsonObject, id = account) =>
  harness.call(
    method,
    `/proxy/${path}${path.includes('?') ? '&' : '?'}integrated_account_id=${id}`,
    body === undefined ? {} : { body },
  );

const newUser = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'grace@example.com',
  name: { givenName: 'Grace', familyName: 'Hopper' },
  department: 'compilers',
  permissions: {},
};

describe('dashboard accounts of Braze', () => {
  it('are reached with the SCIM token and its origin, which is sent as a header', async () => {
    const created = await call('POST', 'dashboard-users', newUser, scimAccount);
    expect(created).toMatchObject({ status: 201, body: { userName: 'grace@example.com' } });
    const id = textOf(objectOf(created.body)['id']);
    expect((await call('GET', `dashboard-users/${id}`, undefined, scimAccount)).body).toMatchObject({ id });
    const [request] = harness.sandbox.braze.requests;
    expect(request?.headers.get('x-request-origin')).toBe('https://sso.example.com');
    expect(request?.headers.get('authorization')).toBe('Bearer scim-token');
  });

  it('name the fields that an account lacks for them', async () => {
    expect((await call('POST', 'dashboard-users', newUser)).body).toMatchObject({
      statusCode: 422,
      code: 'credential_missing',
      errors: [{ path: 'context.scim_token' }, { path: 'context.scim_origin' }],
    });
    expect(harness.sandbox.braze.requests).toEqual([]);
  });

  it('are checked when the account is linked', async () => {
    const wrong = link({ api_key: 'braze-key', scim_token: 'no-such-token', scim_origin: 'https://sso.example.com' });
    await expect(wrong).rejects.toMatchObject({ code: 'connection_refused' });
  });
});

describe('cohorts of a partner of Braze', () => {
  it('are sent without the key of the account: the credentials are in the body', async () => {
    const cohort = { cohort_id: 'c1', name: 'Fans', created_at: '2026-01-01T00:00:00Z' };
    const secrets = { partner_api_key: 'partner-key', client_secret: 'import-key' };
    const path = 'partner-cohorts/upsert?partner_name=acme';
    expect(await call('POST', path, { ...cohort, ...secrets })).toMatchObject({ status: 200 });
    expect(harness.sandbox.braze.requests[0]?.headers.has('authorization')).toBe(false);
    const refused = await call('POST', path, { ...cohort, ...secrets, client_secret: 'x' });
    expect(refused.body).toMatchObject({ code: 'remote_unauthorized' });
  });
});

describe('lists of Braze', () => {
  it('whose pages have an unknown size are read until one is empty', async () => {
    const purchase = (index: number) => ({
      external_id: 'ada',
      product_id: `product-${String(index).padStart(3, '0')}`,
      currency: 'EUR',
      price: 1,
      time: '2026-01-01T00:00:00Z',
    });
    for (let first = 0; first < 300; first += 75) {
      const purchases = Array.from({ length: 75 }, (_, index) => purchase(first + index));
      await call('POST', 'users/track', { purchases });
    }
    harness.clock.advance(60_000);
    const products: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await call('GET', `products?${cursor === '' ? '' : `next_cursor=${cursor}`}`);
      const { result, next_cursor: next } = objectOf(body);
      products.push(...listOf(result));
      cursor = next === null || next === undefined ? null : textOf(next);
    }
    expect(new Set(products).size).toBe(300);
    expect(products).toHaveLength(300);
  });
});

describe('writes of Braze', () => {
  it('that a repeated call would double are not called retryable, and those that it would not are', async () => {
    const lose = () => harness.sandbox.braze.faults.add({ times: 1, fault: { kind: 'lost_answer' } });
    lose();
    const recipients = [{ external_user_id: 'ada' }];
    const sent = await call('POST', 'campaigns/trigger_send', { campaign_id: 'welcome', recipients });
    expect(sent.body).toMatchObject({ retryable: false });
    lose();
    const set = await call('POST', 'email-status/set', { email: 'ada@example.com', subscription_state: 'opted_in' });
    expect(set.body).toMatchObject({ retryable: true });
  });

  it('larger than Braze takes are refused with its limit, before it is called', async () => {
    const body = { events: [{ external_id: 'ada', name: 'x'.repeat(2_200_000), time: '2026-01-01T00:00:00Z' }] };
    const refused = await call('POST', 'users/track_bulk', body);
    expect(refused.body).toMatchObject({ statusCode: 413, message: expect.stringContaining('at most 2097152 bytes') });
    expect(harness.sandbox.braze.requests).toEqual([]);
  });
});

describe('a workspace of Braze that need not name the fields of an export', () => {
  it('is not made to: users.export_ids without fields_to_export reaches Braze', async () => {
    const path = `/proxy/users/export_ids?integrated_account_id=${account}`;
    await harness.call('POST', path, { body: { external_ids: ['person-0001'] } });
    expect(harness.sandbox.braze.requests).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';
import { expectError } from './envelope.ts';

let harness: Harness;
const ids: Record<string, string> = {};

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  for (const tenantId of ['north', 'south', 'west']) {
    const account = { tenantId, integration: 'lytics', context: {}, sandbox: true };
    ids[tenantId] = (await harness.crosswalk.api.accounts.create(account)).id;
  }
});
afterAll(() => harness.close());

const list = (query: string, token?: string) =>
  harness.call('GET', `/integrated-account?${query}`, token === undefined ? {} : { token });
const tenantsIn = ({ body }: Answer) =>
  listOf(objectOf(body)['result']).map((account) => textOf(objectOf(account)['tenant_id']));

describe('the list of accounts, as clients of Truto ask for it', () => {
  it.each(['', '[eq]'])('has the accounts of one value: tenant_id%s=a', async (operator) => {
    expect(tenantsIn(await list(`tenant_id${operator}=south`))).toEqual(['south']);
  });

  it.each([
    'tenant_id[in]=north,south',
    'tenant_id%5Bin%5D=south%2Cnorth',
    'tenant_id[in][]=north&tenant_id[in][]=south',
    'tenant_id[in][0]=north&tenant_id[in][1]=south',
    'tenant_id=north&tenant_id=south',
    'tenant_id[in]=north,south,nobody',
  ])('has the accounts of several: %s', async (query) => {
    expect(tenantsIn(await list(query)).sort()).toEqual(['north', 'south']);
  });

  it('has those of several ids, integrations and states, which may stand together', async () => {
    const byId = `id[in]=${ids['north']},${ids['west']},${harness.accounts.braze}`;
    expect(tenantsIn(await list(byId)).sort()).toEqual(['acme', 'north', 'west']);
    expect(tenantsIn(await list(`${byId}&integration.name[in]=lytics,segment`)).sort()).toEqual(['north', 'west']);
    expect(tenantsIn(await list(`${byId}&integration[name]=braze`))).toEqual(['acme']);
    expect(tenantsIn(await list(`${byId}&status[in]=active,needs_reauth&tenant_id=west`))).toEqual(['west']);
    expect(tenantsIn(await list(`${byId}&tenant_id[in]=,`))).toEqual([]);
  });

  it('takes the limit that is Truto’s default, and says which limit it went by', async () => {
    const answer = await list('limit=5000');
    expect(answer.body).toMatchObject({ result_count: 7, limit: 5000, next_cursor: null });
    expectError(await list('limit=5001'), 400, 'invalid_request');
  });

  it('gives a cursor that is good for the same values only', async () => {
    const query = 'tenant_id[in]=north,south&limit=1';
    const first = await list(query);
    const cursor = textOf(objectOf(first.body)['next_cursor']);
    const second = await list(`${query}&next_cursor=${cursor}`);
    expect([...tenantsIn(first), ...tenantsIn(second)].sort()).toEqual(['north', 'south']);
    expectError(await list(`tenant_id[in]=north,west&next_cursor=${cursor}`), 400, 'invalid_cursor');
  });

  it('shows a token of one tenant no other’s accounts, and refuses to look among several', async () => {
    const { api } = harness.crosswalk;
    const { token } = await api.tokens.create({ name: 'north', scopes: ['read'], tenantId: 'north' });
    expect(tenantsIn(await list(`id[in]=${ids['north']},${ids['south']}`, token))).toEqual(['north']);
    expect(tenantsIn(await list('tenant_id[in]=north', token))).toEqual(['north']);
    expectError(await list('tenant_id[in]=north,south', token), 403, 'scope_missing');
  });

  it.each([
    ['tenant_id[like]=n', 'tenant_id'],
    ['status[in]=active,asleep', 'status.in.1'],
    ['features.super_query=apac', 'features.super_query'],
  ])('refuses what it cannot honour, and names it: %s', async (query, path) => {
    const answer = await list(query);
    expectError(answer, 400, 'invalid_request');
    expect(JSON.stringify(objectOf(answer.body)['errors'])).toContain(path);
  });
});

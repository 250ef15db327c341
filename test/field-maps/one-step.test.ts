import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { insertFieldMap } from '../../src/db/index.ts';
import { type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';
import { createVisitor, redirectOf } from '../connect/visitor.ts';
import { actionOf, declareFields, linkNew, mapPath } from './kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  await declareFields(harness, ['iterable']);
});
afterAll(() => harness.close());
afterEach(() => vi.restoreAllMocks());

/** Does something while the vendor is asked whether the account works, which is just before its change is stored. */
function whileChecked(interfere: () => Promise<unknown>): void {
  const fetch = harness.sandbox.fetch.bind(harness.sandbox);
  vi.spyOn(harness.sandbox, 'fetch').mockImplementation(async (request) => {
    if (new URL(request.url).pathname === '/api/channels') await interfere();
    return fetch(request);
  });
}

/** The mapping page of a new account, with a list to choose. */
async function openPage() {
  const account = await linkNew(harness, 'iterable');
  const visitor = createVisitor(harness);
  const body = { integrated_account_id: account };
  const token = objectOf((await harness.call('POST', '/integrated-account/token', { body })).body)['token'];
  const opened = await visitor.get(`/connect-account/post-connect?integrated_account_session_token=${textOf(token)}`);
  const page = await visitor.get(redirectOf(opened));
  const { settings } = objectOf((await harness.call('GET', `${mapPath(account)}/choices`)).body);
  const list = listOf(settings)
    .map(objectOf)
    .find(({ name }) => name === 'list_id');
  const choice = textOf(objectOf(listOf(list?.['choices'])[0])['value']);
  const { csrf = '' } = visitor.fill(page, {});
  const filled = { csrf, 'map.given_name': 'field:first_name', 'setting.list_id': choice, action: 'save' };
  return { account, choice, save: () => visitor.post(actionOf(page), filled) };
}

const contextOf = async (account: string) =>
  objectOf(objectOf((await harness.call('GET', `/integrated-account/${account}`)).body)['context']);

describe('the map and what syncs need are stored in one step', () => {
  it('both, when nothing is in the way', async () => {
    const { account, choice, save } = await openPage();
    expect((await save()).status).toBe(200);
    expect(await contextOf(account)).toMatchObject({ list_id: choice });
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 1 });
  });

  it('neither, when another map is stored at the last moment', async () => {
    const { account, save } = await openPage();
    const other = { accountId: account, version: 1, hostFields: [], mappings: {}, savedBy: 'product', restores: null };
    whileChecked(() => insertFieldMap(harness.database.database, { ...other, createdAt: new Date(0) }));
    expect((await save()).status).toBe(409);
    expect(await contextOf(account)).not.toHaveProperty('list_id');
  });

  it('neither, when the account is changed at the last moment', async () => {
    const { account, save } = await openPage();
    const override = { users: { fields: { bio: null } } };
    const path = `/integrated-account/${account}`;
    whileChecked(() => harness.call('PATCH', path, { body: { unified_model_override: override } }));
    expect((await save()).status).toBe(409);
    expect(await contextOf(account)).not.toHaveProperty('list_id');
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 0 });
  });
});

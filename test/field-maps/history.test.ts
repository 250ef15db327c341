import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../conformance/client.ts';
import { type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';
import { declareFields, linkNew, mapPath, saveMap } from './kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  await declareFields(harness, ['lytics', 'braze']);
});
afterAll(() => harness.close());

const given = { given_name: { field: 'first_name' } };
const first = { ...given, tier: { attribute: 'tier' } };
const second = { ...given, tier: { attribute: 'level' } };

const undo = (account: string) => harness.call('POST', `${mapPath(account)}/undo`);
const historyOf = (account: string, query = '') => harness.call('GET', `${mapPath(account)}/history${query}`);

describe('the history of a field map', () => {
  it('keeps every state, newest first, in pages', async () => {
    const account = await linkNew(harness, 'lytics');
    await saveMap(harness, account, first);
    await saveMap(harness, account, second);
    const page = objectOf((await historyOf(account, '?limit=1')).body);
    expect(page).toMatchObject({ result: [{ version: 2, mappings: second, restores: null, saved_by: 'product' }] });
    const cursor = textOf(page['next_cursor']);
    const next = objectOf((await historyOf(account, `?limit=1&next_cursor=${cursor}`)).body);
    expect(next).toMatchObject({ result: [{ version: 1, mappings: first }], next_cursor: null });
    const foreign = await historyOf(harness.accounts.lytics, `?limit=1&next_cursor=${cursor}`);
    expect(foreign.body).toMatchObject({ code: 'invalid_cursor' });
  });

  it('gets nothing new when the same map is saved again', async () => {
    const account = await linkNew(harness, 'lytics');
    await saveMap(harness, account, first);
    expect((await saveMap(harness, account, first)).body).toMatchObject({ version: 1 });
  });

  it('gets a map that says more than the one before, also where it works as that one did', async () => {
    const account = await linkNew(harness, 'lytics');
    await saveMap(harness, account, { ...given, points: { attribute: 'points' } });
    const plainer = { ...given, points: { attribute: 'points', format: 'number' } };
    expect((await saveMap(harness, account, plainer)).body).toMatchObject({ version: 2 });
    expect((await historyOf(account, '?limit=1')).body).toMatchObject({ result: [{ mappings: plainer }] });
  });

  it('is undone step by step, down to the empty map, and reads follow', async () => {
    const account = await linkNew(harness, 'lytics');
    const client = createClient(harness, account);
    await saveMap(harness, account, first);
    await client.create({ id: 'undo-1', host_fields: { tier: 'gold' } });
    await saveMap(harness, account, second);
    expect((await client.get('undo-1')).body).not.toHaveProperty('host_fields.tier');
    expect((await undo(account)).body).toMatchObject({ version: 3, restores: 1 });
    expect((await client.get('undo-1')).body).toMatchObject({ host_fields: { tier: 'gold' } });
    expect((await undo(account)).body).toMatchObject({ version: 4, restores: 0, is_complete: false });
    expect((await client.get('undo-1')).body).not.toHaveProperty('host_fields');
    expect((await undo(account)).body).toMatchObject({ statusCode: 409, code: 'state_conflict', retryable: false });
  });

  it('is not undone to a map that would be refused by now', async () => {
    const account = await linkNew(harness, 'iterable');
    const declare = (type: string) =>
      harness.call('POST', '/integration/iterable/host-fields', { body: { name: 'lvl', label: 'Level', type } });
    await declare('string');
    expect((await saveMap(harness, account, { lvl: { field: 'first_name' } })).status).toBe(200);
    expect((await saveMap(harness, account, {})).status).toBe(200);
    await declare('number');
    expect((await undo(account)).body).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'fields.lvl', reason: 'type_clash' }],
    });
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 2 });
    await harness.call('DELETE', '/integration/iterable/host-fields/lvl');
    expect((await undo(account)).body).toMatchObject({ version: 3, restores: 1, fields: [] });
  });

  it('takes back what was saved after an undo', async () => {
    const account = await linkNew(harness, 'lytics');
    await saveMap(harness, account, first);
    await undo(account);
    await saveMap(harness, account, second);
    expect((await undo(account)).body).toMatchObject({ version: 4, restores: 0 });
  });

  it('has exactly one winner when two maps are saved at once, and nothing of the loser', async () => {
    const account = await linkNew(harness, 'lytics');
    const answers = await Promise.all([saveMap(harness, account, first), saveMap(harness, account, second)]);
    const statuses = answers.map(({ status }) => status).toSorted((left, right) => left - right);
    expect([
      [200, 409],
      [200, 200],
    ]).toContainEqual(statuses);
    const states = listOf(objectOf((await historyOf(account)).body)['result']);
    expect(states).toHaveLength(statuses.filter((status) => status === 200).length);
    const fields = (await harness.call('GET', `/integrated-account/${account}`)).body;
    const kept = objectOf(objectOf(states[0])['mappings'])['tier'];
    expect(fields).toMatchObject({
      unified_model_override: {
        users: { fields: { 'host_fields.tier': { custom: objectOf(kept)['attribute'] } } },
      },
    });
  });

  it('is gone with its account', async () => {
    const account = await linkNew(harness, 'lytics');
    await saveMap(harness, account, first);
    await harness.call('DELETE', `/integrated-account/${account}`);
    expect((await historyOf(account)).body).toMatchObject({ code: 'account_not_found' });
  });
});

describe('a field map of another tenant', () => {
  it('can be neither seen, tried, saved nor undone', async () => {
    const { token } = await harness.crosswalk.api.tokens.create({
      name: 'stranger',
      scopes: ['write'],
      tenantId: 'other',
    });
    const path = mapPath(harness.accounts.braze);
    const body = { fields: first };
    const answers = [
      await harness.call('GET', path, { token }),
      await harness.call('GET', `${path}/choices`, { token }),
      await harness.call('GET', `${path}/history`, { token }),
      await harness.call('PUT', path, { token, body }),
      await harness.call('POST', `${path}/preview`, { token, body }),
      await harness.call('POST', `${path}/undo`, { token }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  });
});

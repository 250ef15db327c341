import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from '../harness.ts';
import { declareFields, linkNew, mapPath, saveMap } from './kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  await declareFields(harness, ['lytics']);
});
afterAll(() => harness.close());

const given = { given_name: { field: 'first_name' } };
const first = { ...given, tier: { attribute: 'tier' } };
const second = { ...given, tier: { attribute: 'level' } };

const save = (account: string, fields: typeof first, expected: number) =>
  harness.call('PUT', mapPath(account), { body: { fields, expected_version: expected } });
const undo = (account: string, expected: number) =>
  harness.call('POST', `${mapPath(account)}/undo`, { body: { expected_version: expected } });
const inForce = async (account: string) => (await harness.call('GET', mapPath(account))).body;

const conflict = {
  statusCode: 409,
  code: 'state_conflict',
  message: 'The field map stays as it is: version 1 is in force, not 0. Read it again.',
};

describe('of two editors of a field map, the one with an old version', () => {
  it('replaces nothing that they have not seen', async () => {
    const account = await linkNew(harness, 'lytics');
    expect((await save(account, first, 0)).body).toMatchObject({ version: 1 });
    expect((await save(account, second, 0)).body).toMatchObject(conflict);
    expect(await inForce(account)).toMatchObject({ version: 1 });
    expect((await save(account, second, 1)).body).toMatchObject({ version: 2 });
  });

  it('takes nothing back that they have not seen', async () => {
    const account = await linkNew(harness, 'lytics');
    await saveMap(harness, account, first);
    expect((await undo(account, 0)).body).toMatchObject(conflict);
    expect(await inForce(account)).toMatchObject({ version: 1 });
    expect((await undo(account, 1)).body).toMatchObject({ version: 2, restores: 0 });
  });

  it('loses nothing when both want the same map', async () => {
    const account = await linkNew(harness, 'lytics');
    await save(account, first, 0);
    expect(await save(account, first, 0)).toMatchObject({ status: 200, body: { version: 1 } });
  });

  it.each([-1, 1.5, '1'])('is told that %j is no version', async (expected) => {
    const account = await linkNew(harness, 'lytics');
    const body = { fields: first, expected_version: expected };
    const answer = await harness.call('PUT', mapPath(account), { body });
    expect(answer.body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'expected_version' }] });
  });
});

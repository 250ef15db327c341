import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { createClient } from '../conformance/client.ts';
import { createVisitor, redirectOf, toldBy } from '../connect/visitor.ts';
import { type Harness, objectOf, startHarness, textOf } from '../harness.ts';
import { actionOf, linkNew, mapPath, saveMap } from './kit.ts';

let harness: Harness;
let account: string;
let map: JsonObject;

const path = '/integration/lytics/host-fields';
const declare = (field: { name: string; type?: string; required?: boolean }) =>
  harness.call('POST', path, { body: { label: field.name, ...field } });

/** The rule that writes and reads follow. */
async function ruleInForce() {
  const { body } = await harness.call('GET', `/integrated-account/${account}`);
  const override = objectOf(objectOf(body)['unified_model_override']);
  return objectOf(objectOf(objectOf(override['users'])['fields'])['host_fields.points']);
}

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());
beforeEach(async () => {
  await declare({ name: 'points', type: 'number' });
  account = await linkNew(harness, 'lytics');
  // The vendor goes on to hold the type of what one test has written.
  map = { points: { attribute: `points_${account.slice(0, 8)}` } };
  await saveMap(harness, account, map);
});

describe('the same map, saved again', () => {
  it('is put in force for a field that was declared anew', async () => {
    await declare({ name: 'points', type: 'string' });
    expect(await ruleInForce()).toMatchObject({ format: 'number' });
    expect((await saveMap(harness, account, map)).body).toMatchObject({ version: 2, restores: null });
    expect(await ruleInForce()).toMatchObject({ format: 'string' });
    const written = await createClient(harness, account).create({ id: 'anew-1', host_fields: { points: 'many' } });
    expect(written.status).toBe(200);
    expect((await saveMap(harness, account, map)).body).toMatchObject({ version: 2 });
  });

  it('wants the version that was seen, as it replaces a map', async () => {
    await declare({ name: 'points', type: 'string' });
    const save = (expected: number) =>
      harness.call('PUT', mapPath(account), { body: { fields: map, expected_version: expected } });
    expect((await save(0)).body).toMatchObject({ code: 'state_conflict' });
    expect((await save(1)).body).toMatchObject({ version: 2 });
  });

  it('is refused for a field that was taken back, and goes on in force', async () => {
    await harness.call('DELETE', `${path}/points`);
    expect((await saveMap(harness, account, map)).body).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'fields.points', reason: 'undeclared' }],
    });
    expect(await ruleInForce()).toMatchObject({ format: 'number' });
  });

  it('is refused when it leaves out what became required', async () => {
    await declare({ name: 'tier', required: true });
    const refused = (await saveMap(harness, account, map)).body;
    await harness.call('DELETE', `${path}/tier`);
    expect(refused).toMatchObject({ code: 'invalid_request', errors: [{ path: 'fields.tier', reason: 'required' }] });
  });

  it('is held against the version that was seen before it is told what is wrong with it', async () => {
    await declare({ name: 'tier', required: true });
    const body = { fields: map, expected_version: 0 };
    const refused = (await harness.call('PUT', mapPath(account), { body })).body;
    await harness.call('DELETE', `${path}/tier`);
    expect(refused).toMatchObject({ code: 'state_conflict' });
  });

  it('is put in force from its page too', async () => {
    await declare({ name: 'points', type: 'string' });
    const made = await harness.call('POST', '/integrated-account/token', { body: { integrated_account_id: account } });
    const token = textOf(objectOf(made.body)['token']);
    const visitor = createVisitor(harness);
    const opened = await visitor.get(`/connect-account/post-connect?integrated_account_session_token=${token}`);
    const page = await visitor.get(redirectOf(opened));
    const { csrf = '' } = visitor.fill(page, {});
    const sameMap = { 'map.points': 'other', 'other.points': textOf(objectOf(map['points'])['attribute']) };
    const saved = await visitor.post(actionOf(page), { csrf, ...sameMap, action: 'save' });
    expect(toldBy(saved)).toMatchObject({ message: { result: 'success' } });
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 2 });
    expect(await ruleInForce()).toMatchObject({ format: 'string' });
  });
});

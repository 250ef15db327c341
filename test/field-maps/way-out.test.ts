import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import braze from '../../integrations/braze/integration.json' with { type: 'json' };
import { integrationSources } from '../../src/definitions/generated/integrations.ts';
import { type JsonValue } from '../../src/mapping/index.ts';
import { createVisitor, redirectOf, toldBy } from '../connect/visitor.ts';
import { type Answer, type Harness, startHarness } from '../harness.ts';
import { declareFields, linkNew, saveMap } from './kit.ts';
import { contextOf, listsOf, mapOf, newMapped, open, openPage, origins, stored, wrongOf } from './page-kit.ts';

let harness: Harness;

/** Braze as it is, but for the form of a setting that is typed. */
function withPattern() {
  const { connection } = braze;
  const group = { ...connection.subscription_group_id, pattern: '[0-9a-f-]{36}' };
  const integration = { ...braze, connection: { ...connection, subscription_group_id: group } };
  return { ...integrationSources['braze'], integration };
}

beforeAll(async () => {
  harness = await startHarness({ people: 3, crosswalk: { integrations: { braze: withPattern() } } });
  await declareFields(harness, ['braze', 'iterable']);
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(60_000));

/** A page that is not shown, as nobody could save on it: the product is told why. */
function expectRefused(answer: Answer, says: string): void {
  expect(answer.status).toBe(400);
  const { message, origins: told } = toldBy(answer);
  expect(told).toEqual(origins);
  const error = expect.stringContaining(says);
  expect(message).toMatchObject({ result: 'error', error_type: 'validation_error', error });
  expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors ${origins.join(' ')}`);
}

describe('a page on which nobody could save', () => {
  it.each<[string, JsonValue, string[], string]>([
    ['a required field that is emptied', { given_name: '' }, ['given_name'], 'given_name: Given name is required'],
    ['a name that is too long', { tier: 'x'.repeat(256) }, ['tier'], 'tier: This name is too long: 255 characters'],
    ['one attribute for two fields', { points: 'level' }, ['tier', 'points'], 'is mapped to the same attribute level'],
    ['a standard attribute of another type', { points: 'first_name' }, ['points'], 'points: It is declared as number'],
    ['an attribute of another type', { points: 'plan' }, ['points'], 'points: It is declared as number'],
    ['an attribute that is the vendor’s own', { tier: 'push_tokens' }, ['tier'], 'tier: '],
    ['a segment that is not there', { segment_id: 'made-up' }, ['segment_id'], 'segment_id: Braze does not have this'],
  ])('is not opened: %s', async (_, given, disabled, says) => {
    const account = await newMapped(harness);
    const options = { truto_additional_context: given, truto_disabled_fields: disabled };
    const refused = await open(harness, account, options);
    expectRefused(refused, says);
    expect(refused.headers.getSetCookie()).toEqual([]);
    expect(toldBy(refused).message).toMatchObject({ error: expect.stringContaining('truto_disabled_fields') });
  });

  it('names one reason for each field, the first that the product has to mend', async () => {
    const given = { given_name: 'x'.repeat(256) };
    const options = { truto_additional_context: given, truto_disabled_fields: ['given_name'] };
    const refused = await open(harness, await newMapped(harness), options);
    expectRefused(refused, 'given_name: This name is too long');
    expect(toldBy(refused).message).toMatchObject({ error: expect.not.stringContaining('is required') });
  });

  it('is not opened for a field that was declared anew since and cannot be kept as it is', async () => {
    const declare = (type: string) =>
      harness.call('POST', '/integration/braze/host-fields', { body: { name: 'rank', label: 'Rank', type } });
    await declare('string');
    const account = await newMapped(harness);
    await saveMap(harness, account, { ...stored, rank: { field: 'last_name' } });
    await declare('number');
    const refused = await open(harness, account, { truto_disabled_fields: ['rank'] });
    const other = await open(harness, account, { truto_disabled_fields: ['tier'] });
    await harness.call('DELETE', '/integration/braze/host-fields/rank');
    expectRefused(refused, 'rank: It is declared as number');
    expect(other.status).toBe(303);
  });

  it('is opened when the customer can mend it', async () => {
    const account = await newMapped(harness);
    const given = { given_name: '', points: 'level', segment_id: 'made-up' };
    const options = { truto_additional_context: given, truto_disabled_fields: ['tier'] };
    const { send, held } = await openPage(harness, account, options);
    const refused = await send({ ...held, 'map.points': 'other', 'other.points': 'level' });
    expect(refused.status).toBe(422);
    expect(wrongOf(refused, 'given_name')).toBe('This one is needed.');
    expect((await send({ ...held, 'map.given_name': 'field:first_name' })).status).toBe(200);
  });

  it('is found out as soon as a vendor that was away answers again', async () => {
    const account = await newMapped(harness);
    // What was listed is taken as it was for a while.
    harness.clock.advance(60_000);
    harness.sandbox.braze.faults.add({ path: '/custom_attributes', fault: { kind: 'status', status: 503 } });
    const visitor = createVisitor(harness);
    const options = { truto_additional_context: { points: 'plan' }, truto_disabled_fields: ['points'] };
    const path = redirectOf(await open(harness, account, options, visitor));
    const away = await visitor.get(path);
    harness.sandbox.braze.faults.clear();
    expect([away.status, away.text]).toEqual([503, expect.stringContaining('Braze does not answer')]);
    expectRefused(await visitor.get(path), 'points: It is declared as number');
  });

  it('is not shown again when what is filled in was taken away at the vendor meanwhile', async () => {
    const account = await linkNew(harness, 'iterable');
    const [first = ''] = await listsOf(harness, account);
    const options = { truto_additional_context: { list_id: first }, truto_disabled_fields: ['list_id'] };
    const { send, held } = await openPage(harness, account, options);
    harness.clock.advance(60_000);
    const gone = { kind: 'status', status: 200, body: '{"lists":[]}' } as const;
    harness.sandbox.iterable.faults.add({ path: '/lists', fault: gone });
    const refused = await send({ ...held, 'map.given_name': 'field:first_name' });
    harness.sandbox.iterable.faults.clear();
    expectRefused(refused, 'list_id: Iterable does not have this any more');
    expect(await contextOf(harness, account)).not.toHaveProperty('list_id');
    expect(await mapOf(harness, account)).toEqual({ version: 0, mappings: {} });
  });

  it('is not shown again when what is filled in turns out to be of the wrong form', async () => {
    const account = await newMapped(harness);
    const name = 'subscription_group_id';
    const options = { truto_additional_context: { [name]: 'no-group' }, truto_disabled_fields: [name] };
    const { send, held } = await openPage(harness, account, options);
    expectRefused(
      await send({ ...held, 'map.given_name': 'field:last_name' }),
      `${name}: This is not of the right form`,
    );
    expect(await mapOf(harness, account)).toEqual({ version: 1, mappings: stored });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toldBy } from '../connect/visitor.ts';
import { type Harness, startHarness } from '../harness.ts';
import { declareFields, linkNew, saveMap } from './kit.ts';
import {
  chosenIn,
  contextOf,
  controlOf,
  helpOf,
  listsOf,
  mapOf,
  newMapped,
  open,
  openPage,
  stored,
  wrongOf,
} from './page-kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness, ['braze', 'iterable']);
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(60_000));

describe('disabledFields', () => {
  it('are shown as they are, with the reason of the product, and cannot be changed in the page', async () => {
    const message = 'Ask <Ada> & Bob.';
    const { page, held } = await openPage(harness, await newMapped(harness), {
      truto_disabled_fields: { tier: { message } },
    });
    expect(controlOf(page, 'tier')).toMatch(/^<select[^>]* disabled=""/);
    expect(chosenIn(page, 'tier')).toBe('other');
    expect(page.text).toMatch(/id="other-tier"[^>]*value="level"[^>]*disabled=""/);
    expect(helpOf(page, 'tier')).toContain('Ask &lt;Ada&gt; &amp; Bob.');
    expect(controlOf(page, 'given_name')).not.toMatch(/^<select[^>]* disabled/);
    expect(held).toMatchObject({ 'map.tier': 'other', 'other.tier': 'level' });
  });

  it('stay exactly as they were when the rest is saved', async () => {
    const account = await newMapped(harness);
    const { send, held } = await openPage(harness, account, { truto_disabled_fields: ['tier'] });
    expect((await send({ ...held, 'map.given_name': 'field:last_name' })).status).toBe(200);
    expect((await mapOf(harness, account)).mappings).toEqual({ ...stored, given_name: { field: 'last_name' } });
  });

  it.each<[string, Record<string, string>]>([
    ['another attribute', { 'map.tier': 'attribute:plan' }],
    ['other values', { 'map.tier': 'other', 'other.tier': 'level', 'values.tier': 'gold = 9' }],
    ['nothing', { 'map.tier': '' }],
    ['no word of it', {}],
  ])('are not changed by a forged form with %s', async (_, forged) => {
    const account = await newMapped(harness);
    const { send } = await openPage(harness, account, { truto_disabled_fields: { tier: {} } });
    const refused = await send({ 'map.given_name': 'field:last_name', ...forged });
    expect(refused.status).toBe(422);
    expect(wrongOf(refused, 'tier')).toBe('This cannot be changed here.');
    expect(chosenIn(refused, 'tier')).toBe('other');
    expect(await mapOf(harness, account)).toEqual({ version: 1, mappings: stored });
  });

  it('stay as they were when the vendor lists its attributes no more, or otherwise than before', async () => {
    const account = await newMapped(harness);
    const tier = { attribute: 'plan' };
    await saveMap(harness, account, { ...stored, tier });
    const { send, held } = await openPage(harness, account, { truto_disabled_fields: ['tier'] });
    expect(held).toMatchObject({ 'map.tier': 'attribute:plan' });
    // What was listed is taken as it was for a while.
    harness.clock.advance(60_000);
    harness.sandbox.braze.faults.add({ path: '/custom_attributes', fault: { kind: 'status', status: 403 } });
    const saved = await send({ ...held, 'map.given_name': 'field:last_name' });
    harness.sandbox.braze.faults.clear();
    expect(saved.status).toBe(200);
    expect((await mapOf(harness, account)).mappings).toMatchObject({ tier, given_name: { field: 'last_name' } });
  });

  it('hold what syncs need as well', async () => {
    const account = await linkNew(harness, 'iterable');
    const [first = '', second = ''] = await listsOf(harness, account);
    await harness.call('PATCH', `/integrated-account/${account}`, { body: { context: { list_id: first } } });
    const { page, send, held } = await openPage(harness, account, { truto_disabled_fields: ['list_id'] });
    expect(controlOf(page, 'setting-list_id')).toContain('disabled=""');
    expect(held).toEqual({ 'setting.list_id': first });
    const mapped = { 'map.given_name': 'field:first_name' };
    const refused = await send({ ...mapped, 'setting.list_id': second });
    expect([refused.status, wrongOf(refused, 'setting-list_id')]).toEqual([422, 'This cannot be changed here.']);
    expect((await send({ ...mapped, ...held })).status).toBe(200);
    expect(await contextOf(harness, account)).toMatchObject({ list_id: first });
  });

  it('are not left out by a forged form: what is filled in for syncs is stored, or nothing is', async () => {
    const account = await linkNew(harness, 'iterable');
    const [first = ''] = await listsOf(harness, account);
    const given = { truto_additional_context: { list_id: first } };
    const mapped = { 'map.given_name': 'field:first_name' };
    for (const hold of [{ truto_disabled_fields: ['list_id'] }, { truto_prevent_deselect: ['list_id'] }]) {
      const { send } = await openPage(harness, account, { ...given, ...hold });
      expect((await send(mapped)).status).toBe(422);
    }
    expect(await mapOf(harness, account)).toEqual({ version: 0, mappings: {} });
    expect(await contextOf(harness, account)).not.toHaveProperty('list_id');
  });

  it('may be all of them', async () => {
    const { page } = await openPage(harness, await newMapped(harness), { truto_disabled_fields: true });
    for (const name of ['given_name', 'tier', 'points', 'joined']) {
      expect(controlOf(page, name)).toMatch(/^<select[^>]* disabled=""/);
    }
    expect(chosenIn(page, 'points')).toBe('');
  });

  it('that are required and not mapped are refused, as nobody could save, unless they are filled in', async () => {
    const account = await linkNew(harness, 'braze');
    const refused = await open(harness, account, { truto_disabled_fields: ['given_name'] });
    expect(refused.status).toBe(400);
    expect(toldBy(refused).message).toMatchObject({
      error: expect.stringContaining('given_name: Given name is required'),
    });
    const options = { truto_disabled_fields: ['given_name'], truto_additional_context: { given_name: 'first_name' } };
    const { send, held } = await openPage(harness, account, options);
    expect((await send(held)).status).toBe(200);
    expect((await mapOf(harness, account)).mappings).toEqual({ given_name: { field: 'first_name' } });
  });
});

describe('preventDeselect', () => {
  it('lets what is chosen be changed and not be emptied', async () => {
    const account = await newMapped(harness);
    const { page, send } = await openPage(harness, account, {
      truto_prevent_deselect: { tier: { message: 'In use.' } },
    });
    expect(controlOf(page, 'tier')).toMatch(/<option value="" disabled="">/);
    expect(helpOf(page, 'tier')).toContain('In use.');
    const rest = { 'map.given_name': 'field:first_name' };
    const refused = await send({ ...rest, 'map.tier': '' });
    expect([refused.status, wrongOf(refused, 'tier')]).toEqual([
      422,
      'You can choose another one, but not leave this empty.',
    ]);
    expect(chosenIn(refused, 'tier')).toBe('other');
    expect(await mapOf(harness, account)).toEqual({ version: 1, mappings: stored });
    expect((await send({ ...rest, 'map.tier': 'attribute:plan' })).status).toBe(200);
    expect((await mapOf(harness, account)).mappings).toMatchObject({ tier: { attribute: 'plan' } });
  });

  it.each(['garbage', ' ', 'field:', 'field:no_such', 'attribute:', 'attribute: ', 'OTHER'])(
    'is not got around by a forged form with a choice that the page does not offer: "%s"',
    async (forged) => {
      const account = await newMapped(harness);
      const { send } = await openPage(harness, account, { truto_prevent_deselect: ['tier'] });
      const refused = await send({ 'map.given_name': 'field:first_name', 'map.tier': forged });
      expect([refused.status, wrongOf(refused, 'tier')]).toEqual([
        422,
        'Braze does not have this any more. Choose another one.',
      ]);
      expect(chosenIn(refused, 'tier')).toBe('other');
      expect(await mapOf(harness, account)).toEqual({ version: 1, mappings: stored });
    },
  );

  it('says nothing of a field for which nothing is chosen', async () => {
    const account = await newMapped(harness);
    const { page, send } = await openPage(harness, account, { truto_prevent_deselect: ['points'] });
    expect(helpOf(page, 'points')).not.toContain('not leave this empty');
    expect((await send({ 'map.given_name': 'field:first_name', 'map.points': '' })).status).toBe(200);
  });

  it('keeps what syncs need from being emptied', async () => {
    const account = await linkNew(harness, 'iterable');
    const [first = '', second = ''] = await listsOf(harness, account);
    await harness.call('PATCH', `/integrated-account/${account}`, { body: { context: { list_id: first } } });
    const { send } = await openPage(harness, account, { truto_prevent_deselect: true });
    const mapped = { 'map.given_name': 'field:first_name' };
    expect((await send({ ...mapped, 'setting.list_id': ' ' })).status).toBe(422);
    expect(await contextOf(harness, account)).toMatchObject({ list_id: first });
    expect((await send({ ...mapped, 'setting.list_id': second })).status).toBe(200);
    expect(await contextOf(harness, account)).toMatchObject({ list_id: second });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVisitor, redirectOf, toldBy } from '../connect/visitor.ts';
import { type Harness, startHarness } from '../harness.ts';
import { actionOf, declareFields, linkNew, saveMap } from './kit.ts';
import { mapOf, newMapped, open, openPage, origins, stored, unescaped } from './page-kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness, ['braze']);
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(60_000));

describe('a map with long translations', () => {
  it('that the API takes is saved from its page as well', async () => {
    const account = await linkNew(harness, 'braze');
    const names = Array.from({ length: 2500 }, (_, index) => [`store-${index}`, `Filiale für „日本“ ${index}`]);
    const tier = { attribute: 'store', values: Object.fromEntries(names) };
    expect((await saveMap(harness, account, { given_name: { field: 'first_name' }, tier })).status).toBe(200);
    const { page, send } = await openPage(harness, account, {});
    const [, shown = ''] = /<textarea id="values-tier"[^>]*>([^]*?)<\/textarea>/.exec(page.text) ?? [];
    const values = unescaped(shown).replaceAll('\n', '\r\n');
    const changed = { 'map.given_name': 'field:last_name', 'map.tier': 'other', 'other.tier': 'store' };
    expect((await send({ ...changed, 'values.tier': values })).status).toBe(200);
    expect((await mapOf(harness, account)).mappings).toEqual({ given_name: { field: 'last_name' }, tier });
  });

  it('that is larger than anything that the API takes is refused, and the product hears of it', async () => {
    const account = await newMapped(harness);
    const { send } = await openPage(harness, account, {});
    const refused = await send({ 'values.tier': 'x'.repeat(17 * 1024 * 1024) });
    expect([refused.status, toldBy(refused)]).toMatchObject([
      413,
      { message: { error_type: 'validation_error' }, origins },
    ]);
    expect(refused.text).toContain('Nothing was stored. Go back and shorten what you entered.');
    expect(await mapOf(harness, account)).toEqual({ version: 1, mappings: stored });
  });

  it('is not read of a browser that has not opened the page', async () => {
    const account = await newMapped(harness);
    const visitor = createVisitor(harness);
    const page = await visitor.get(redirectOf(await open(harness, account, {}, visitor)));
    const sent = await createVisitor(harness).post(actionOf(page), { 'values.tier': 'x'.repeat(17 * 1024 * 1024) });
    expect([sent.status, toldBy(sent).message]).toMatchObject([403, { error_type: 'cookies_blocked' }]);
  });
});

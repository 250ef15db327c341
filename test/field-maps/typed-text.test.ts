import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from '../harness.ts';
import { declareFields } from './kit.ts';
import { mapOf, newMapped, openPage, stored, wrongOf } from './page-kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness, ['braze']);
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(60_000));

describe('a character that no database stores', () => {
  it.each<[string, Record<string, string>]>([
    ['a name', { 'map.tier': 'other', 'other.tier': 'a\u0000b' }],
    ['a choice', { 'map.tier': 'attribute:a\u0000b' }],
    ['a value of the product', { 'map.tier': 'other', 'other.tier': 'level', 'values.tier': 'a\u0000 = b' }],
    ['a value of the vendor', { 'map.tier': 'other', 'other.tier': 'level', 'values.tier': 'a = "b\\u0000"' }],
  ])('is said at its field, with the form as it was: %s', async (_, fields) => {
    const account = await newMapped(harness);
    const { send } = await openPage(harness, account, {});
    for (const action of ['save', 'preview']) {
      const refused = await send({ 'map.given_name': 'field:last_name', ...fields, action });
      expect([refused.status, wrongOf(refused, 'tier')]).toEqual([
        422,
        'This is not of the right form. Copy it again.',
      ]);
      expect(refused.text).toContain('<option value="field:last_name" selected="">');
    }
    expect(await mapOf(harness, account)).toEqual({ version: 1, mappings: stored });
  });
});

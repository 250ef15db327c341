import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Answer, type Harness, startHarness, type VendorName } from '../harness.ts';
import { declareFields, linkNew, saveMap } from './kit.ts';
import { chosenIn, mapOf, openPage, unescaped, wrongOf } from './page-kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness);
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(60_000));

const given = { given_name: { field: 'first_name' } };

const linesOf = ({ text }: Answer) =>
  unescaped(/<textarea id="values-tier"[^>]*>([^]*?)<\/textarea>/.exec(text)?.[1] ?? '');

/** The page of an account with this translation, and a way to send it with changes to the field. */
async function edit(vendor: VendorName, values: JsonObject, attribute = 'level') {
  const account = await linkNew(harness, vendor);
  await saveMap(harness, account, { ...given, tier: { attribute, values } });
  const { page, send } = await openPage(harness, account, {});
  const lines = linesOf(page);
  const shown = { 'map.given_name': 'field:first_name', 'map.tier': chosenIn(page, 'tier'), 'other.tier': attribute };
  return {
    lines,
    change: (fields: Record<string, string>) => send({ ...shown, 'values.tier': lines, ...fields }),
    stored: async () => (await mapOf(harness, account)).mappings['tier'],
  };
}

describe('a translation on the mapping page', () => {
  it('stays as it is stored when the field is mapped to another attribute', async () => {
    const values = { 'a=b': 'X', c: 1, d: true, ' e ': '', 'f\ng': '"' };
    const { change, lines, stored } = await edit('braze', values);
    expect(lines).toContain('"a=b" = X');
    expect((await change({ 'other.tier': 'level2', 'values.tier': lines.replaceAll('\n', '\r\n') })).status).toBe(200);
    expect(await stored()).toEqual({ attribute: 'level2', values });
  });

  it.each<VendorName>(['segment', 'lytics', 'braze'])(
    'keeps its numbers when a line is added, which is a number then too: %s',
    async (vendor) => {
      const { change, lines, stored } = await edit(vendor, { gold: 1, silver: 2 });
      expect((await change({ 'values.tier': `${lines}\r\nbronze = 3` })).status).toBe(200);
      expect(await stored()).toEqual({ attribute: 'level', values: { gold: 1, silver: 2, bronze: 3 } });
    },
  );

  it.each<[vendor: VendorName, attribute: string, bronze: string | number]>([
    ['braze', 'plan', '3'],
    ['braze', 'logins', 3],
    ['iterable', 'plan', '3'],
    ['iterable', 'logins', 3],
  ])(
    'keeps every other line where the vendor says what the attribute holds: %s, %s',
    async (vendor, attribute, bronze) => {
      const values = { gold: '1', silver: 2, other: true };
      const { change, lines, stored } = await edit(vendor, values, attribute);
      expect((await change({ 'values.tier': `${lines}\r\nbronze = 3` })).status).toBe(200);
      expect(await stored()).toEqual({ attribute, values: { ...values, bronze } });
    },
  );

  it.each(['__proto__ = x', 'a=b = x', 'gold', 'gold = x'])(
    'is refused whole when a line cannot be kept, and says what to do: %s',
    async (line) => {
      const { change, lines, stored } = await edit('braze', { gold: 'G' });
      const refused = await change({ 'values.tier': `${lines}\r\n${line}` });
      expect([refused.status, wrongOf(refused, 'tier')]).toEqual([
        422,
        'Write each line as: value = value, each value once. A value with an equals sign stands in double quotes.',
      ]);
      expect(await stored()).toEqual({ attribute: 'level', values: { gold: 'G' } });
    },
  );
});

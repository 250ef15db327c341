import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonValue } from '../../src/mapping/index.ts';
import { createVisitor, redirectOf, toldBy } from '../connect/visitor.ts';
import { type Harness, startHarness } from '../harness.ts';
import { declareFields, linkNew } from './kit.ts';
import { chosenIn, contextOf, listsOf, mapOf, newMapped, open, openPage, origins, stored } from './page-kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness, ['braze', 'iterable']);
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(60_000));

describe('additionalContext', () => {
  it('fills fields in by the name that a customer would type, in place of what is stored, and stores nothing by itself', async () => {
    const account = await newMapped(harness);
    const given = { given_name: 'last_name', tier: 'plan', points: 'score' };
    const { page } = await openPage(harness, account, { truto_additional_context: given });
    expect(chosenIn(page, 'given_name')).toBe('field:last_name');
    expect(chosenIn(page, 'tier')).toBe('attribute:plan');
    expect(chosenIn(page, 'points')).toBe('other');
    expect(page.text).toMatch(/id="other-points"[^>]*value="score"/);
    expect(await mapOf(harness, account)).toEqual({ version: 1, mappings: stored });
  });

  it('leaves the values of a field alone that is kept there already', async () => {
    const { page } = await openPage(harness, await newMapped(harness), { truto_additional_context: { tier: 'level' } });
    expect(page.text).toMatch(/id="values-tier"[^>]*>gold = 1\nsilver = 2</);
  });

  it('fills in what syncs need, which is in the context of the account once the customer has saved', async () => {
    const account = await linkNew(harness, 'iterable');
    const [first = ''] = await listsOf(harness, account);
    const { page, send } = await openPage(harness, account, { truto_additional_context: { list_id: Number(first) } });
    expect(chosenIn(page, 'setting-list_id')).toBe(first);
    expect(await contextOf(harness, account)).not.toHaveProperty('list_id');
    await send({ 'map.given_name': 'field:first_name', 'setting.list_id': first });
    expect(await contextOf(harness, account)).toMatchObject({ list_id: first });
  });
});

describe('the options of a visit', () => {
  it.each<[string, Record<string, JsonValue>, RegExp]>([
    [
      'a name that is nearly right',
      { truto_disabled_fields: ['teir'] },
      /names teir.*Did you mean tier\? There are: given_name, .*segment_id/,
    ],
    [
      'a name of nothing',
      { truto_prevent_deselect: { nothing_such: {} } },
      /truto_prevent_deselect names nothing_such/,
    ],
    ['a connection field of another page', { truto_additional_context: { api_key: 'x' } }, /names api_key/],
    ['a name that records leave out', { truto_disabled_fields: '{"__proto__":{}}' }, /fields: names __proto__, which/],
    ['that name with no hold', { truto_prevent_deselect: '{"tier":{},"__proto__":true}' }, /deselect: names __proto__/],
    ['that name with a value', { truto_additional_context: '{"__proto__":"plan"}' }, /context: names __proto__/],
    ['that name in a list', { truto_disabled_fields: ['__proto__'] }, /names __proto__, which is no field/],
    ['a control character', { truto_additional_context: { tier: 'a\u0000b' } }, /tier: must have no control character/],
    ['half a character', { truto_additional_context: { tier: '\ud800' } }, /tier: must have no control character/],
    ['what is no JSON', { truto_disabled_fields: '{tier' }, /truto_disabled_fields: must be JSON/],
    ['a text', { truto_disabled_fields: '"tier"' }, /truto_disabled_fields/],
    [
      'values within values',
      { truto_additional_context: { tier: { a: 1 } } },
      /truto_additional_context\.tier: must be a text, a number/,
    ],
    ['a reason of another form', { truto_disabled_fields: { tier: { note: 'x' } } }, /truto_disabled_fields/],
    [
      'more than a cookie holds',
      { truto_additional_context: { tier: 'x'.repeat(1600) } },
      /bytes together, of 1500 at most/,
    ],
    [
      'a control character in a message',
      { truto_disabled_fields: { tier: { message: 'a\u0000b' } } },
      /tier\.message: must have no control character/,
    ],
    [
      'an option that is nearly right',
      { truto_disabled_field: ['tier'] },
      /does not know truto_disabled_field\. Did you mean truto_disabled_fields\?/,
    ],
    ['an option that there is not', { truto_x: '1' }, /truto_x\. There are: truto_additional_context, /],
    ['another integration', { integration: 'iterable' }, /one of braze, not of iterable/],
  ])('are refused with the reason, which the product is told: %s', async (_, options, says) => {
    const refused = await open(harness, await newMapped(harness), options);
    expect([400, 404]).toContain(refused.status);
    const { message, origins: told } = toldBy(refused);
    expect(told).toEqual(origins);
    expect(message).toMatchObject({ result: 'error', error: expect.stringMatching(says) });
    expect(refused.headers.get('content-security-policy')).toContain(`frame-ancestors ${origins.join(' ')}`);
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  it.each([{}, { truto_disabled_fields: {} }, { truto_prevent_deselect: false, integration: 'braze' }])(
    'that want nothing change nothing: %j',
    async (options) => {
      const { page, held } = await openPage(harness, await newMapped(harness), options);
      expect(held).toEqual({});
      expect(page.text).toContain('Undo the last change');
    },
  );

  const longOrigins = (count: number) =>
    Array.from({ length: count }, (_, index) => `https://${'a'.repeat(189)}${index + 10}.test`);
  const largest = { truto_additional_context: { tier: 'ü'.repeat(735) } };

  it('are in a cookie that browsers keep, also at their largest', async () => {
    const account = await newMapped(harness);
    const visitor = createVisitor(harness);
    const opened = await open(harness, account, largest, visitor, longOrigins(6));
    const [cookie = ''] = opened.headers.getSetCookie();
    expect(cookie.length).toBeGreaterThan(3800);
    expect(cookie.length).toBeLessThanOrEqual(4096);
    expect((await visitor.get(redirectOf(opened))).status).toBe(200);
  });

  it.each([
    ['twenty long origins', 20, {}],
    ['long origins and the largest options', 8, largest],
  ])('are refused with the reason where browsers would keep no such cookie: %s', async (_, count, options) => {
    const refused = await open(harness, await newMapped(harness), options, undefined, longOrigins(count));
    expect(refused.status).toBe(400);
    expect(refused.headers.getSetCookie()).toEqual([]);
    const { message, origins: told } = toldBy(refused);
    expect(told).toEqual(longOrigins(count));
    const error = expect.stringMatching(/needs a cookie of \d+ bytes, and .* more than 4096\. Name fewer origins/);
    expect(message).toMatchObject({ error_type: 'validation_error', error });
  });

  it.each([{ truto_disabled_fields: ['tier'] }, { truto_prevent_deselect: ['tier'] }])(
    'leave no way to change everything at once: %j',
    async (options) => {
      const account = await newMapped(harness);
      const { page, send } = await openPage(harness, account, options);
      expect(page.text).not.toContain('Undo the last change');
      expect((await send({ action: 'undo' })).status).toBe(403);
      expect(await mapOf(harness, account)).toEqual({ version: 1, mappings: stored });
    },
  );

  it('are those of the last opening, and a form that was held before loses nothing', async () => {
    const account = await newMapped(harness);
    const visitor = createVisitor(harness);
    const { send, held } = await openPage(harness, account, { truto_disabled_fields: ['tier'] }, visitor);
    await openPage(harness, account, {}, visitor);
    expect((await send({ ...held, 'map.given_name': 'field:last_name' })).status).toBe(200);
    expect((await mapOf(harness, account)).mappings).toEqual({ ...stored, given_name: { field: 'last_name' } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { type Harness, startHarness, type VendorName } from '../harness.ts';
import { attempt, createUserClients, refusedWith, type UserClients } from './refusals.ts';

let harness: Harness;
let users: UserClients;

beforeAll(async () => {
  harness = await startHarness({ people: 2 });
  users = createUserClients(harness);
});
afterAll(() => harness.close());

describe('values that a vendor would change', () => {
  const attribute = (value: JsonValue): JsonObject => ({ custom_attributes: { value } });

  it.each<[VendorName, string, JsonObject, string]>([
    ['braze', 'text that would be cut', attribute('x'.repeat(256)), '255'],
    ['braze', 'an array that would be cut', attribute(Array.from({ length: 26 }, (_, index) => index)), '25'],
    ['braze', 'an array that would lose repetitions', attribute(['a', 'a']), 'sets'],
    ['braze', 'empty text', { first_name: '' }, 'null'],
    ['braze', 'an empty list', attribute([]), 'null'],
    ['braze', 'an object whose names have spaces', attribute({ 'a b': 1 }), 'has to be free of spaces'],
    ['braze', 'an object that holds null', attribute({ a: null }), 'null'],
    ['braze', 'an increment', attribute({ inc: 1 }), 'instruction'],
    ['braze', 'a list operation', attribute({ $add: [{ id: 1 }] }), 'instruction'],
    [
      'braze',
      'an object beyond its size',
      attribute({
        notes: Array.from({ length: 25 }, (_, n) => ({
          n,
          a: 'x'.repeat(255),
          b: 'x'.repeat(255),
          c: 'x'.repeat(255),
          d: 'x'.repeat(255),
          e: 'x'.repeat(255),
          f: 'x'.repeat(255),
          g: 'x'.repeat(255),
          h: 'x'.repeat(255),
          i: 'x'.repeat(255),
        })),
      }),
      '51200',
    ],
    ['braze', 'a language with a region', { languages: ['pt-BR'] }, 'pt'],
    ['braze', 'a language without a two-letter code', { languages: ['fil'] }, 'ISO 639-1'],
    ['iterable', 'text beyond its length', { first_name: 'x'.repeat(32_001) }, '32000'],
    ['iterable', 'lists within lists', attribute([[1]]), 'arrays within arrays'],
    ['iterable', 'a list that holds null', attribute([1, null]), 'empty values'],
    ['lytics', 'objects within lists', attribute([{ a: 1 }]), 'objects within arrays'],
    [
      'segment',
      'more attributes than one call may have',
      { custom_attributes: Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`a${index}`, 1])) },
      '300',
    ],
  ])('are refused by %s: %s', async (vendor, _what, part, reason) => {
    expect(await attempt(users[vendor], part)).toMatchObject(
      refusedWith({
        statusCode: 422,
        code: 'unsupported_value',
        errors: [{ path: expect.anything(), message: expect.stringContaining(reason) }],
      }),
    );
  });

  it('are kept where the vendor can keep them', async () => {
    for (const vendor of ['iterable', 'segment', 'lytics'] as const) {
      const kept = {
        username: '',
        custom_attributes: { empty: '', none: [], many: ['a', 'a'], long: 'x'.repeat(300) },
      };
      expect((await users[vendor].create({ id: 'kept-1', ...kept })).body).toMatchObject({ applied: 'confirmed' });
      expect((await users[vendor].get('kept-1')).body).toMatchObject(kept);
    }
  });

  it('are refused when they are nested without end', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const query = `integrated_account_id=${harness.accounts.segment}`;
    const answer = await harness.call('POST', `/unified/user-directory/users?${query}`, {
      body: new TextEncoder().encode(`{"id":"deep-1","custom_attributes":{"deep":${deep}}}`),
    });
    expect(answer.body).toMatchObject({ statusCode: 400, retryable: false });
  });

  it('never lose a name, not even one of the prototype', async () => {
    const body = JSON.parse('{"id":"proto-1","custom_attributes":{"__proto__":{"constructor":1},"toString":"x"}}');
    for (const vendor of ['braze', 'segment'] as const) {
      expect((await users[vendor].create(body)).body).toMatchObject({ applied: 'confirmed' });
      expect((await users[vendor].get('proto-1')).text).toContain('"__proto__":{"constructor":1}');
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, objectOf, startHarness } from '../harness.ts';
import { createClient } from './client.ts';
import { isKeyedByEmail, link, userStores } from './user-stores.ts';

/** More than Segment shows on a page, and fewer than it takes in a call. */
const count = 210;

/** So many attributes, the name of a prototype among them where it is asked for. */
function attributes(more: readonly (readonly [string, string])[] = []): JsonObject {
  const numbered = Array.from({ length: count }, (_, index) => [`trait_${index}`, `value ${index}`] as const);
  return Object.fromEntries([...more, ...numbered]);
}

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

describe.each(userStores)('a user of $name with more attributes than a page holds', (store) => {
  const id = isKeyedByEmail(store) ? 'many@example.com' : 'many-1';

  it('is read with all of them', async () => {
    const users = createClient(harness, await link(harness, store));
    const sent = attributes();
    expect((await users.create({ id, custom_attributes: sent })).body).toMatchObject({ applied: 'confirmed' });
    expect(objectOf((await users.get(id)).body)['custom_attributes']).toEqual(sent);
  });
});

describe('a trait of Segment that is named like the prototype', () => {
  it('is read like any other, also when the traits come in several pages', async () => {
    const users = createClient(harness, harness.accounts.segment);
    const sent = attributes([['__proto__', 'kept']]);
    expect((await users.create({ id: 'many-2', custom_attributes: sent })).body).toMatchObject({
      applied: 'confirmed',
    });
    const shown = objectOf(objectOf((await users.get('many-2')).body)['custom_attributes']);
    expect(Object.hasOwn(shown, '__proto__')).toBe(true);
    expect(Object.keys(shown)).toHaveLength(count + 1);
    const listed = objectOf((await users.list('ids=many-2')).body);
    expect(JSON.stringify(listed['result'])).toContain('"__proto__":"kept"');
  });
});

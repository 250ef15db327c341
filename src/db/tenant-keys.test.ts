import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createTenantKeys, type TenantKeys } from './index.ts';

describe('tenant keys', () => {
  let test: TestDatabase;
  let keys: TenantKeys;
  beforeAll(async () => {
    test = await openTestDatabase();
    keys = createTenantKeys({ database: test.database, clock: { now: () => 0 } });
  });
  beforeEach(() => test.reset());
  afterAll(() => test.close());

  const key = (tenantId: string, wrappedKey = 'w', rootKeyId = 'old') => ({
    tenantId,
    wrappedKey,
    rootKeyId,
    version: 1,
  });

  it('are created once: all racers get the same one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => keys.createOnce(key('acme', `wrapped-${index}`))),
    );
    expect(new Set(answers.map(({ wrappedKey }) => wrappedKey)).size).toBe(1);
    expect(await keys.find('acme')).toEqual(answers[0]);
  });

  it('are re-wrapped by exactly one of several that saw the same wrapping', async () => {
    const current = await keys.createOnce(key('acme'));
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((wrappedKey) => keys.rewrap(current, { wrappedKey, rootKeyId: 'new' })),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await keys.find('acme')).toMatchObject({ rootKeyId: 'new' });
  });

  it('are not brought back by a re-wrapping after they were removed', async () => {
    const current = await keys.createOnce(key('acme'));
    expect(await keys.remove('acme')).toBe(true);
    expect(await keys.remove('acme')).toBe(false);
    expect(await keys.rewrap(current, { wrappedKey: 'a', rootKeyId: 'new' })).toBe(false);
    expect(await keys.find('acme')).toBeUndefined();
  });

  it('are listed by the root keys that do not wrap them, in pages', async () => {
    for (const tenant of ['c', 'a', 'b']) await keys.createOnce(key(tenant));
    await keys.createOnce(key('d', 'w', 'new'));
    expect(await keys.countNotWrappedBy('new')).toBe(3);
    const first = await keys.listNotWrappedBy('new', { limit: 2 });
    expect(first.map(({ tenantId }) => tenantId)).toEqual(['a', 'b']);
    const second = await keys.listNotWrappedBy('new', { limit: 2, afterTenantId: 'b' });
    expect(second.map(({ tenantId }) => tenantId)).toEqual(['c']);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createTenantKeys, type TenantKeys } from '../db/index.ts';
import { createVault, generateRootKey, parseKeyRing, type RotationProgress, type Vault } from './index.ts';

const clock = { now: () => 0 };
const oldKey = generateRootKey('old');
const newKey = generateRootKey('new');
const fields = { api_key: 'secret' };
const bindingOf = (tenantId: string) => ({ tenantId, accountId: `account-of-${tenantId}` });

describe('rotating the root key', () => {
  let test: TestDatabase;
  let tenantKeys: TenantKeys;
  let vault: Vault;
  const createWith = (keys: string) => createVault({ keyRing: parseKeyRing(keys), tenantKeys, clock });
  const sealFor = async (from: Vault, tenants: string[]) => {
    const sealed = new Map<string, string>();
    for (const tenant of tenants) sealed.set(tenant, await from.seal(bindingOf(tenant), fields));
    return sealed;
  };

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  beforeEach(async () => {
    await test.reset();
    tenantKeys = createTenantKeys({ database: test.database, clock });
    vault = createWith(`${newKey},${oldKey}`);
  });
  afterAll(() => test.close());

  it('makes the old root key dispensable, over more tenants than one page holds', async () => {
    const tenants = Array.from({ length: 101 }, (_, index) => `tenant-${index}`);
    const sealed = await sealFor(createWith(oldKey), tenants);
    const progress: RotationProgress[] = [];
    expect(await vault.rotate({ onProgress: (step) => progress.push(step) })).toEqual({ rewrapped: 101 });
    expect(progress.at(-1)).toEqual({ done: 101, total: 101 });
    const afterwards = createWith(newKey);
    for (const [tenant, text] of sealed) expect(await afterwards.open(bindingOf(tenant), text)).toEqual(fields);
    expect(await vault.rotate()).toEqual({ rewrapped: 0 });
  });

  it('drops the data keys that were remembered', async () => {
    const sealed = await vault.seal(bindingOf('a'), fields);
    await vault.open(bindingOf('a'), sealed);
    await vault.rotate();
    const find = vi.spyOn(tenantKeys, 'find');
    await vault.open(bindingOf('a'), sealed);
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('goes on where it was stopped', async () => {
    await sealFor(createWith(oldKey), ['a', 'b', 'c']);
    const stop = new AbortController();
    const { signal } = stop;
    await expect(vault.rotate({ signal, onProgress: () => stop.abort(new Error('stopped')) })).rejects.toThrow(
      'stopped',
    );
    expect(await tenantKeys.countNotWrappedBy('new')).toBe(2);
    expect(await vault.rotate()).toEqual({ rewrapped: 2 });
  });

  it('disturbs neither readers and writers nor a second rotation beside it', async () => {
    const tenants = ['a', 'b', 'c', 'd', 'e', 'f'];
    const sealed = await sealFor(createWith(oldKey), tenants);
    const reader = createWith(`${newKey},${oldKey}`);
    const [first, second, ...opened] = await Promise.all([
      vault.rotate(),
      createWith(`${newKey},${oldKey}`).rotate(),
      ...tenants.map((tenant) => reader.open(bindingOf(tenant), sealed.get(tenant) ?? '')),
      ...tenants.map(async (tenant) => reader.open(bindingOf(tenant), await reader.seal(bindingOf(tenant), fields))),
    ]);
    expect(first.rewrapped + second.rewrapped).toBe(tenants.length);
    expect(opened).toEqual(Array.from({ length: 12 }, () => fields));
  });

  it('wraps what it can, then names the root key that it lacks', async () => {
    await sealFor(createWith(generateRootKey('lost')), ['a']);
    await sealFor(createWith(oldKey), ['b']);
    await expect(vault.rotate()).rejects.toThrow(/^1 of 2 tenant keys still need their old root key\. .*"lost"/);
    expect(await tenantKeys.find('b')).toMatchObject({ rootKeyId: 'new' });
  });

  it('does not bring back a tenant that is forgotten meanwhile', async () => {
    await sealFor(createWith(oldKey), ['a', 'b']);
    let forgotten: Promise<boolean> | undefined;
    await vault.rotate({ onProgress: () => (forgotten ??= vault.forget('b')) });
    expect(await forgotten).toBe(true);
    expect(await tenantKeys.find('b')).toBeUndefined();
  });
});

import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createTenantKeys, type TenantKeys } from '../db/index.ts';
import { createVirtualClock } from '../sandbox/kit/index.ts';
import { createVault, generateRootKey, parseKeyRing, type RootKeyHolder, type Vault } from './index.ts';

const binding = { tenantId: 'acme', accountId: 'account-1' };
const fields = { api_key: 'canary-secret' };
const oldKey = generateRootKey('old');
const bothKeys = `${generateRootKey('new')},${oldKey}`;

describe('the vault', () => {
  let test: TestDatabase;
  let tenantKeys: TenantKeys;
  let clock: ReturnType<typeof createVirtualClock>;
  let vault: Vault;
  const createWith = (keyRing: RootKeyHolder) => createVault({ keyRing, tenantKeys, clock });

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  beforeEach(async () => {
    await test.reset();
    clock = createVirtualClock();
    tenantKeys = createTenantKeys({ database: test.database, clock });
    vault = createWith(parseKeyRing(oldKey));
  });
  afterAll(() => test.close());

  it('opens exactly what it sealed, whatever the names and values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), async (given) => {
        const opened = await vault.open(binding, await vault.seal(binding, given));
        expect(Object.entries(opened)).toEqual(Object.entries(given));
      }),
      { numRuns: 50 },
    );
  });

  it('opens a field named __proto__', async () => {
    const odd = Object.fromEntries([['__proto__', 'value']]);
    expect(Object.entries(await vault.open(binding, await vault.seal(binding, odd)))).toEqual([['__proto__', 'value']]);
  });

  it('seals the same fields differently each time, and readably nowhere', async () => {
    const [first, second] = await Promise.all([vault.seal(binding, fields), vault.seal(binding, fields)]);
    expect(first).not.toBe(second);
    expect(
      first
        .split('.')
        .map((part) => Buffer.from(part, 'base64url').toString())
        .join(),
    ).not.toContain('canary');
  });

  it('refuses a sealed text in another account or tenant', async () => {
    const sealed = await vault.seal(binding, fields);
    await vault.seal({ tenantId: 'other', accountId: 'x' }, fields);
    await expect(vault.open({ ...binding, accountId: 'account-2' }, sealed)).rejects.toThrow('"account-2"');
    await expect(vault.open({ ...binding, tenantId: 'other' }, sealed)).rejects.toThrow('cannot be opened');
  });

  it('refuses a sealed text in the place of another part of the same account', async () => {
    const part = { ...binding, part: 'oauth2.access_token' };
    const [whole, sealed] = [await vault.seal(binding, fields), await vault.seal(part, fields)];
    expect(await vault.open(part, sealed)).toEqual(fields);
    await expect(vault.open(binding, sealed)).rejects.toThrow('cannot be opened');
    await expect(vault.open(part, whole)).rejects.toThrow('cannot be opened');
  });

  it('refuses a data key that was copied to another tenant', async () => {
    const sealed = await vault.seal(binding, fields);
    const stolen = await tenantKeys.find('acme');
    if (!stolen) throw new Error('There is no key to copy.');
    await tenantKeys.createOnce({ ...stolen, tenantId: 'thief' });
    await expect(vault.open({ ...binding, tenantId: 'thief' }, sealed)).rejects.toThrow('tenant "thief"');
  });

  it('refuses a sealed text in which any character was changed, and shows no secret', async () => {
    const sealed = await vault.seal(binding, fields);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.constantFrom('A', 'q', '_', '.', '!', 'é'), async (at, wrong) => {
        const changed = sealed.slice(0, at) + wrong + sealed.slice(at + 1);
        fc.pre(changed !== sealed && !sameBytes(changed, sealed));
        const error: unknown = await vault.open(binding, changed).catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code: 'internal_error' });
        expect(inspect(error, { depth: 10 })).not.toContain('canary');
      }),
    );
  });

  it('refuses any text that it did not make', async () => {
    await vault.seal(binding, fields);
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        await expect(vault.open(binding, text)).rejects.toThrow('cannot be opened');
      }),
    );
  });

  it('makes one data key when several processes seal at once for a new tenant', async () => {
    const processes = Array.from({ length: 5 }, () => createWith(parseKeyRing(oldKey)));
    const sealed = await Promise.all(processes.map((each) => each.seal(binding, fields)));
    for (const text of sealed) expect(await vault.open(binding, text)).toEqual(fields);
  });

  it('makes no data key for a tenant without one where none is to be made', async () => {
    await expect(vault.seal(binding, fields, { makesKey: false })).rejects.toMatchObject({
      code: 'credential_missing',
    });
    expect(await tenantKeys.find('acme')).toBeUndefined();
    await vault.seal(binding, fields);
    expect(await vault.open(binding, await vault.seal(binding, fields, { makesKey: false }))).toEqual(fields);
  });

  it('reads a data key once for many that open, and again after a minute', async () => {
    const sealed = await vault.seal(binding, fields);
    const find = vi.spyOn(tenantKeys, 'find');
    await Promise.all(Array.from({ length: 5 }, () => vault.open(binding, sealed)));
    clock.advance(59_999);
    await vault.open(binding, sealed);
    expect(find).toHaveBeenCalledTimes(1);
    clock.advance(1);
    await vault.open(binding, sealed);
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('can never again open what belongs to a forgotten tenant, also after the tenant comes back', async () => {
    const sealed = await vault.seal(binding, fields);
    await vault.open(binding, sealed);
    expect(await vault.forget('acme')).toBe(true);
    expect(await vault.forget('acme')).toBe(false);
    await expect(vault.open(binding, sealed)).rejects.toMatchObject({ code: 'credential_missing' });
    const fresh = await vault.seal(binding, fields);
    await expect(vault.open(binding, sealed)).rejects.toThrow('cannot be opened');
    expect(await vault.open(binding, fresh)).toEqual(fields);
  });

  it('seals and opens with the new data key when another process forgot the tenant', async () => {
    const elsewhere = createWith(parseKeyRing(oldKey));
    await vault.open(binding, await vault.seal(binding, fields));
    await elsewhere.forget('acme');
    const byOther = await elsewhere.seal(binding, fields);
    const bySelf = await vault.seal(binding, fields);
    expect(await vault.open(binding, bySelf)).toEqual(fields);
    expect(await vault.open(binding, byOther)).toEqual(fields);
    expect(await elsewhere.open(binding, bySelf)).toEqual(fields);
  });

  it('opens with the old root key in the ring, and names it when it is gone', async () => {
    const sealed = await vault.seal(binding, fields);
    expect(await createWith(parseKeyRing(bothKeys)).open(binding, sealed)).toEqual(fields);
    await expect(createWith(parseKeyRing(generateRootKey('new'))).open(binding, sealed)).rejects.toThrow('"old"');
  });
});

/** The last character of a base64url part has spare bits: another character can stand for the same bytes. */
function sameBytes(one: string, other: string): boolean {
  const decode = (text: string) => text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
  const isBase64Url = /^[\w.-]*$/.test(one);
  return isBase64Url && decode(one).join('.') === decode(other).join('.');
}

import { z } from 'zod';
import { createBoundedCache } from '../bounded-cache.ts';
import type { Clock } from '../clock.ts';
import { CrosswalkError } from '../errors/index.ts';
import { describeOwner } from './owner.ts';
import type { RootKeyHolder } from './root-keys.ts';
import { type RotationOptions, rotateTenantKeys } from './rotate.ts';
import { importKey, openText, sealText } from './sealed-text.ts';
import type { TenantKey, TenantKeyStore } from './tenant-key-store.ts';

/** The row that a sealed text belongs to; it opens nowhere else. */
export interface CredentialBinding {
  tenantId: string;
  accountId: string;
  /** Which part of the account's secrets it is; absent: the connection fields. */
  part?: string;
}

export interface SealOptions {
  /**
   * False: a tenant without a data key gets none, so that what was erased stays known as erased. Default true.
   */
  makesKey?: boolean;
}

export interface Vault {
  /**
   * Encrypts the secret connection fields of one account. A tenant's first call makes its data key; when several
   * processes make it at once, all use the one that was stored first.
   *
   * @throws CrosswalkError `credential_missing` when the tenant has no data key and none is to be made.
   */
  seal(binding: CredentialBinding, fields: Record<string, string>, options?: SealOptions): Promise<string>;
  /**
   * Decrypts what `seal` made for the same account.
   *
   * @throws CrosswalkError `credential_missing` when the tenant's key was forgotten; `internal_error` when the text was
   * changed or moved here from another account, or when the root key is not held.
   */
  open(binding: CredentialBinding, sealed: string): Promise<Record<string, string>>;
  /**
   * Wraps all data keys with the current root key while the vault stays in use. Start it when every process has the new
   * key ring; it can be stopped and repeated, and only does what is left. After it returned, the old root keys may be
   * removed.
   *
   * @throws CrosswalkError `internal_error` at the end when some keys could not be wrapped anew; the others are.
   */
  rotate(options?: RotationOptions): Promise<{ rewrapped: number }>;
  /**
   * Deletes a tenant's data key, which makes everything sealed for the tenant unreadable for good: here at once, in
   * other processes within a minute. False when the tenant had none.
   */
  forget(tenantId: string): Promise<boolean>;
}

interface DataKey {
  key: CryptoKey;
  version: number;
}

const cachedKeys = { limit: 1000, milliseconds: 60_000 };

const erased = (tenantId: string) =>
  new CrosswalkError('credential_missing', `The credentials of ${describeOwner(tenantId)} were erased; connect again.`);

/** Pairs, because an object cannot be parsed back faithfully when a field is named `__proto__`. */
const sealedFields = z.array(z.tuple([z.string(), z.string()]));

/**
 * Envelope encryption with AES-256-GCM: each tenant's credentials under the tenant's own data key, each data key under
 * a root key that the key ring holds.
 *
 * @example
 * const keyRing = parseKeyRing('2026:q83v…');
 * const vault = createVault({ keyRing, tenantKeys: createTenantKeys({ database, clock }), clock });
 * const sealed = await vault.seal({ tenantId: 'acme', accountId }, { api_key: 'secret' });
 * const { api_key } = await vault.open({ tenantId: 'acme', accountId }, sealed);
 */
export function createVault({
  keyRing,
  tenantKeys,
  clock,
}: {
  keyRing: RootKeyHolder;
  tenantKeys: TenantKeyStore;
  clock: Pick<Clock, 'now'>;
}): Vault {
  const cache = createBoundedCache<DataKey>({ ...cachedKeys, clock });

  const unwrap = async (stored: TenantKey): Promise<DataKey> => {
    const bytes = await keyRing.unwrap(stored, stored.tenantId);
    return { key: await importKey(Uint8Array.from(bytes)), version: stored.version };
  };

  const load = async (tenantId: string): Promise<DataKey> => {
    const stored = await tenantKeys.find(tenantId);
    if (stored) return unwrap(stored);
    throw erased(tenantId);
  };

  const create = async (tenantId: string): Promise<DataKey> => {
    const wrapped = await keyRing.wrap(crypto.getRandomValues(new Uint8Array(32)), tenantId);
    return unwrap(await tenantKeys.createOnce({ ...wrapped, tenantId, version: 1 }));
  };

  return {
    async seal(binding, fields, { makesKey = true } = {}) {
      // Not from the cache: what is sealed with a key that another process has just erased could never be opened.
      const stored = await tenantKeys.find(binding.tenantId);
      if (!stored && !makesKey) throw erased(binding.tenantId);
      const dataKey = stored ? await unwrap(stored) : await create(binding.tenantId);
      const content = new TextEncoder().encode(JSON.stringify(Object.entries(fields)));
      return sealText(content, dataKey.key, toHeader(binding, dataKey));
    },
    async open(binding, sealed) {
      const attempt = async () => {
        const dataKey = await cache.get(binding.tenantId, () => load(binding.tenantId));
        return openText(sealed, dataKey.key, toHeader(binding, dataKey));
      };
      let content = await attempt();
      if (!content) {
        // Another process may have erased the tenant's key and made a new one since this one was cached.
        cache.delete(binding.tenantId);
        content = await attempt();
      }
      if (content) return Object.fromEntries(sealedFields.parse(JSON.parse(new TextDecoder().decode(content))));
      const message = `The stored credentials of account "${binding.accountId}" cannot be opened: they were changed, belong to another account, or their key was erased.`;
      throw new CrosswalkError('internal_error', message, { retryable: false });
    },
    async rotate(options = {}) {
      try {
        return await rotateTenantKeys(keyRing, tenantKeys, options);
      } finally {
        cache.clear();
      }
    },
    async forget(tenantId) {
      const existed = await tenantKeys.remove(tenantId);
      cache.delete(tenantId);
      return existed;
    },
  };
}

function toHeader({ tenantId, accountId, part }: CredentialBinding, { version }: DataKey) {
  return { tenant_id: tenantId, account_id: accountId, key_version: version, ...(part === undefined ? {} : { part }) };
}

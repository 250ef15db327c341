import type { WrappedKey } from './root-keys.ts';

/** A tenant's data key as it is stored. */
export interface TenantKey extends WrappedKey {
  tenantId: string;
  version: number;
}

/** Where the vault keeps the tenants' data keys. Every function is atomic. */
export interface TenantKeyStore {
  find(tenantId: string): Promise<TenantKey | undefined>;
  /** Stores the key unless the tenant has one, and answers the one that is stored. */
  createOnce(key: TenantKey): Promise<TenantKey>;
  /** Stores another wrapping of the same data key; false when `current` is no longer what is stored. */
  rewrap(current: TenantKey, next: WrappedKey): Promise<boolean>;
  countNotWrappedBy(rootKeyId: string): Promise<number>;
  /** In the order of the tenants' ids, starting after the one given. */
  listNotWrappedBy(rootKeyId: string, page: { limit: number; afterTenantId?: string }): Promise<TenantKey[]>;
  /** False when the tenant had no key. */
  remove(tenantId: string): Promise<boolean>;
}

import { CrosswalkError, toCrosswalkError } from '../errors/index.ts';
import type { RootKeyHolder } from './root-keys.ts';
import type { TenantKey, TenantKeyStore } from './tenant-key-store.ts';

const keysPerPage = 100;

export interface RotationProgress {
  /** Tenant keys looked at so far. */
  done: number;
  /** Tenant keys that other root keys wrapped when the rotation began. */
  total: number;
}

export interface RotationOptions {
  onProgress?: (progress: RotationProgress) => void;
  /** Stops between two keys; a later rotation goes on where this one stopped. */
  signal?: AbortSignal;
}

/** What a rotation did. */
export interface VaultRotation {
  /** How many tenants' keys were wrapped anew. */
  rewrapped: number;
  /** True when the root key was made by Crosswalk and the old ones were dropped; false when the operator gave the keys. */
  replacedRootKeys: boolean;
}

/** Wraps every tenant key anew that another root key than the current one wraps. Answers how many it wrapped. */
export async function rotateTenantKeys(
  rootKeys: RootKeyHolder,
  tenantKeys: TenantKeyStore,
  { onProgress, signal }: RotationOptions,
): Promise<{ rewrapped: number }> {
  const { currentKeyId } = rootKeys;
  const total = await tenantKeys.countNotWrappedBy(currentKeyId);
  const failures: string[] = [];
  let done = 0;
  let rewrapped = 0;

  for await (const key of readAll(tenantKeys, currentKeyId)) {
    signal?.throwIfAborted();
    try {
      const dataKey = await rootKeys.unwrap(key, key.tenantId);
      const next = await rootKeys.wrap(dataKey, key.tenantId);
      // Not replaced when the key was rotated or forgotten meanwhile: then there is nothing left to do for it.
      if (await tenantKeys.rewrap(key, next)) rewrapped += 1;
    } catch (error) {
      const failure = toCrosswalkError(error);
      if (failure.code === 'unavailable') throw failure;
      failures.push(failure.message);
    }
    done += 1;
    onProgress?.({ done, total });
  }
  if (failures.length > 0) {
    const message = `${failures.length} of ${done} tenant keys still need their old root key. ${[...new Set(failures)].join(' ')}`;
    throw new CrosswalkError('internal_error', message, { retryable: false });
  }
  return { rewrapped };
}

async function* readAll(tenantKeys: TenantKeyStore, rootKeyId: string): AsyncGenerator<TenantKey> {
  let page = await tenantKeys.listNotWrappedBy(rootKeyId, { limit: keysPerPage });
  while (page.length > 0) {
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < keysPerPage) return;
    page = await tenantKeys.listNotWrappedBy(rootKeyId, { limit: keysPerPage, afterTenantId: last.tenantId });
  }
}

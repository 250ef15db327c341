import { createTenantKeys } from '../db/index.ts';
import { createVault, generateRootKey, parseKeyRing, type RotationOptions } from '../vault/index.ts';
import { type DatabaseOptions, openDatabase } from './database.ts';
import { writeVaultKeys } from './keys.ts';
import { systemClock } from './system-clock.ts';

export interface VaultRotation {
  /** How many tenants' keys were wrapped anew. */
  rewrapped: number;
  /** True when the root key was made here and the old ones were dropped; false when the operator gave the keys. */
  replacedRootKeys: boolean;
}

/**
 * Wraps the keys of all tenants with another root key. Credentials themselves stay as they are.
 *
 * Keys that are given come from the operator: the first wraps from now on, and other processes that hold all of them may
 * go on working meanwhile. The keys that lie in a data directory are replaced by a new one.
 *
 * Interrupted, it leaves everything readable, and goes on where it stopped when it is called again.
 *
 * @throws Error with one line when the database is in use or cannot be reached; CrosswalkError when a key is missing.
 */
export async function rotateVault(options: DatabaseOptions, rotation: RotationOptions = {}): Promise<VaultRotation> {
  const opened = await openDatabase(options);
  try {
    const rotate = (keys: string) => {
      const tenantKeys = createTenantKeys({ database: opened.database, clock: systemClock });
      return createVault({ keyRing: parseKeyRing(keys), tenantKeys, clock: systemClock }).rotate(rotation);
    };
    const { dataDirectory, vaultKeys } = opened;
    if (options.vaultKeys !== undefined || dataDirectory === undefined) {
      return { ...(await rotate(vaultKeys)), replacedRootKeys: false };
    }
    const key = generateRootKey();
    const both = `${key},${vaultKeys}`;
    await writeVaultKeys(dataDirectory, both);
    const rotated = await rotate(both);
    await writeVaultKeys(dataDirectory, key);
    return { ...rotated, replacedRootKeys: true };
  } finally {
    await opened.close();
  }
}

import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTenantKeys } from '../db/index.ts';
import {
  createReplaceableKeyRing,
  createVault,
  generateRootKey,
  parseKeyRing,
  type ReplaceableKeyRing,
  type RotationOptions,
  type Vault,
  type VaultRotation,
} from '../vault/index.ts';
import { type DatabaseOptions, openDatabase, type ReadyDatabase } from './database.ts';
import { hasErrorCode } from './error-code.ts';
import { writeVaultKeys } from './keys.ts';
import { systemClock } from './system-clock.ts';

/** Rotates a vault in use. */
export type RotateVault = (rotation?: RotationOptions) => Promise<VaultRotation>;

/**
 * The rotation of a vault that this process uses. Keys that the operator gives stay the operator's: what other root keys
 * than the first wrap is wrapped by the first. The keys that lie in a data directory are replaced by a new one.
 */
export function createRotation(
  vault: Pick<Vault, 'rotate'>,
  keyRing: ReplaceableKeyRing,
  { vaultKeys, dataDirectory, ownsVaultKeys }: Pick<ReadyDatabase, 'vaultKeys' | 'dataDirectory' | 'ownsVaultKeys'>,
): RotateVault {
  let keys = vaultKeys;

  async function use(directory: string, next: string): Promise<void> {
    // On the disk first: what a key wraps must never outlive it.
    await writeVaultKeys(directory, next);
    keyRing.replace(parseKeyRing(next));
    keys = next;
  }

  return async (rotation = {}) => {
    if (!ownsVaultKeys || dataDirectory === undefined) {
      return { ...(await vault.rotate(rotation)), replacedRootKeys: false };
    }
    const key = generateRootKey();
    await use(dataDirectory, `${key},${keys}`);
    const rotated = await vault.rotate(rotation);
    await use(dataDirectory, key);
    return { ...rotated, replacedRootKeys: true };
  };
}

async function requireDatabase(dataDirectory: string): Promise<void> {
  try {
    await access(join(dataDirectory, 'database'));
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT')) throw error;
    const path = resolve(dataDirectory);
    throw new Error(`There is no database in ${path}. Say where it is with CROSSWALK_DATA_DIR.`, { cause: error });
  }
}

/**
 * Wraps the keys of all tenants with another root key. Credentials themselves stay as they are.
 *
 * Keys that are given come from the operator: the first wraps from now on, and other processes that hold all of them may
 * go on working meanwhile. The keys that lie in a data directory are replaced by a new one.
 *
 * Interrupted, it leaves everything readable, and goes on where it stopped when it is called again.
 *
 * @throws DirectoryInUse when a running process holds the data directory: that process can rotate by itself; Error with
 * one line when the database cannot be reached, or the data directory has none: none is made; CrosswalkError when a key is missing.
 */
export async function rotateVault(options: DatabaseOptions, rotation: RotationOptions = {}): Promise<VaultRotation> {
  const { databaseUrl, dataDirectory = '.crosswalk' } = options;
  if (databaseUrl === undefined && dataDirectory !== null) await requireDatabase(dataDirectory);
  const opened = await openDatabase(options);
  try {
    const keyRing = createReplaceableKeyRing(parseKeyRing(opened.vaultKeys));
    const tenantKeys = createTenantKeys({ database: opened.database, clock: systemClock });
    const vault = createVault({ keyRing, tenantKeys, clock: systemClock });
    return await createRotation(vault, keyRing, opened)(rotation);
  } finally {
    await opened.close();
  }
}

import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type RootKeyHolder, type TenantKey, type TenantKeyStore } from '../vault/index.ts';
import { hasErrorCode } from './error-code.ts';

/** Where the keys of a data directory lie. Whoever has this file and the database can read all credentials. */
export function vaultKeysFile(dataDirectory: string): string {
  return join(dataDirectory, 'vault-keys');
}

/** The vault keys of a data directory, in the form that `parseKeyRing` reads; undefined when it has none yet. */
export async function readVaultKeys(dataDirectory: string): Promise<string | undefined> {
  try {
    return (await readFile(vaultKeysFile(dataDirectory), 'utf8')).trim();
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Replaces the vault keys of a data directory, which must exist; only the owner of the process can read them. When this
 * returns they are on the disk: without them nothing that is sealed afterwards could be opened again.
 */
export async function writeVaultKeys(dataDirectory: string, keys: string): Promise<void> {
  const file = vaultKeysFile(dataDirectory);
  const unfinished = `${file}.new`;
  const handle = await open(unfinished, 'w', 0o600);
  try {
    // The mode of `open` does not change a file that an interrupted start has left behind.
    await handle.chmod(0o600);
    await handle.writeFile(`${keys}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}

/**
 * Makes sure that these keys fit the database: the operator learns at the start, not at the first call to a vendor, that
 * the keys are those of another installation. One tenant's key stands for all.
 *
 * @throws CrosswalkError `internal_error` that names the root key which is missing or another one than it was.
 */
export async function checkVaultKeys(keyRing: RootKeyHolder, tenantKeys: TenantKeyStore): Promise<void> {
  const fromOtherKeys = await tenantKeys.listNotWrappedBy(keyRing.currentKeyId, { limit: 1 });
  for (const key of [...fromOtherKeys, ...(await anyTenantKey(tenantKeys))]) await keyRing.unwrap(key, key.tenantId);
}

/** One tenant's key, if there is any. */
export function anyTenantKey(tenantKeys: TenantKeyStore): Promise<TenantKey[]> {
  return tenantKeys.listNotWrappedBy('', { limit: 1 });
}

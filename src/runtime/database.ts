import { resolve } from 'node:path';
import { createTenantKeys, migrate, type OpenDatabase } from '../db/index.ts';
import { generateRootKey } from '../vault/index.ts';
import { anyTenantKey, readVaultKeys, vaultKeysFile, writeVaultKeys } from './keys.ts';
import { compilePglite } from './pglite-program.ts';
import { systemClock } from './system-clock.ts';

/** Which database, and the keys that its credentials are sealed with. */
export interface DatabaseOptions {
  /** A PostgreSQL server, `postgres://user:password@host:5432/database`. Absent: the embedded database. */
  databaseUrl?: string;
  /** Where the embedded database and its vault keys lie; `null` keeps everything in memory. Default `.crosswalk`. */
  dataDirectory?: string | null;
  /**
   * `id:key[,id:key…]`, each key 32 bytes in base64; the first seals. A server needs them. The embedded database makes
   * its own when they are absent, and keeps them in its data directory.
   */
  vaultKeys?: string;
}

/** An open database whose migrations have been run, and its keys. */
export interface ReadyDatabase extends OpenDatabase {
  vaultKeys: string;
  /** Where the embedded database lies; undefined when it is in memory, or when the database is a server. */
  dataDirectory: string | undefined;
  isEmbedded: boolean;
  /** True when the vault keys were made just now, for a database that had none. */
  madeVaultKeys: boolean;
  /** True when the keys lie in the data directory and are Crosswalk's to replace; false when the operator gave them. */
  ownsVaultKeys: boolean;
}

/**
 * Opens the database, runs the migrations and finds the vault keys.
 *
 * @throws Error with one line that shows no password: the database cannot be reached or is in use, or there are no keys
 * for it. Nothing stays open then.
 */
export async function openDatabase(options: DatabaseOptions): Promise<ReadyDatabase> {
  const { databaseUrl, vaultKeys, dataDirectory = '.crosswalk' } = options;
  if (databaseUrl === undefined) return openEmbedded(dataDirectory ?? undefined, vaultKeys);
  if (vaultKeys === undefined) throw new Error('A database server needs vault keys, the same in every process.');
  const { openPostgres } = await import('./postgres.ts');
  const opened = openPostgres(databaseUrl);
  return closingOnFailure(opened, async () => {
    await migrate(opened.database);
    return {
      ...opened,
      vaultKeys,
      dataDirectory: undefined,
      isEmbedded: false,
      madeVaultKeys: false,
      ownsVaultKeys: false,
    };
  });
}

async function openEmbedded(dataDirectory: string | undefined, given: string | undefined): Promise<ReadyDatabase> {
  const program = compilePglite();
  // Loaded only where it is used: it is by far the largest package.
  const { openPglite } = await import('./pglite.ts');
  const opened = await openPglite({ program, ...(dataDirectory === undefined ? {} : { dataDirectory }) });
  return closingOnFailure(opened, async () => {
    await migrate(opened.database);
    const kept = given ?? (dataDirectory === undefined ? undefined : await readVaultKeys(dataDirectory));
    return {
      ...opened,
      vaultKeys: kept ?? (await makeVaultKeys(opened, dataDirectory)),
      dataDirectory: dataDirectory === undefined ? undefined : resolve(dataDirectory),
      isEmbedded: true,
      madeVaultKeys: kept === undefined,
      ownsVaultKeys: given === undefined && dataDirectory !== undefined,
    };
  });
}

async function makeVaultKeys({ database }: OpenDatabase, dataDirectory: string | undefined): Promise<string> {
  const keys = generateRootKey();
  if (dataDirectory === undefined) return keys;
  const [sealed] = await anyTenantKey(createTenantKeys({ database, clock: systemClock }));
  if (sealed !== undefined) {
    throw new Error(
      `The database holds credentials, but their keys are gone: restore ${vaultKeysFile(dataDirectory)}, or give them in CROSSWALK_VAULT_KEYS.`,
    );
  }
  await writeVaultKeys(dataDirectory, keys);
  return keys;
}

async function closingOnFailure<Result>(opened: OpenDatabase, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await opened.close();
    throw error;
  }
}

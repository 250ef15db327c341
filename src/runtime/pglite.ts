import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { OpenDatabase } from '../db/index.ts';
import { lockDirectory } from './directory-lock.ts';
import { hasErrorCode } from './error-code.ts';
import { readSnapshot } from './snapshot.ts';

export interface PgliteOptions {
  /** Crosswalk's data directory, made when it does not exist. Without it the database lives in memory. */
  dataDirectory?: string;
  /** What a new database starts from: a dump as PGlite's `dumpDataDir` makes it. Default: an empty database. */
  snapshot?: () => Promise<Blob>;
}

/**
 * Opens the embedded PostgreSQL, in `<dataDirectory>/database`. It serves one process, keeps what was committed when
 * that process is killed, and does not promise to survive a power loss: PGlite runs without fsync.
 *
 * @throws Error with one line when another living process has the data directory open; PGlite itself would let both
 * write and lose the rows of one.
 *
 * @example
 * const { database, close } = await openPglite({ dataDirectory: '.crosswalk' });
 * await migrate(database);
 */
export async function openPglite({
  dataDirectory,
  snapshot = readSnapshot,
}: PgliteOptions = {}): Promise<OpenDatabase> {
  if (dataDirectory === undefined) return wrap(await PGlite.create({ loadDataDir: await snapshot() }));
  const unlock = await lockDirectory(dataDirectory);
  try {
    return wrap(await openDirectory(dataDirectory, snapshot), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

function wrap(client: PGlite, unlock: () => Promise<void> = async () => {}): OpenDatabase {
  return {
    database: drizzle(client),
    async close() {
      if (client.closed) return;
      await client.close();
      await unlock();
    },
  };
}

/** A mark beside the database tells that it is being made: half of one, left by a process that died, cannot be opened. */
async function openDirectory(dataDirectory: string, snapshot: () => Promise<Blob>): Promise<PGlite> {
  const dataDir = join(dataDirectory, 'database');
  const mark = join(dataDirectory, 'database-unfinished');
  if (await exists(mark)) await rm(dataDir, { recursive: true, force: true });
  if (await exists(dataDir)) return PGlite.create({ dataDir });
  await writeFile(mark, '');
  const client = await PGlite.create({ dataDir, loadDataDir: await snapshot() });
  await rm(mark);
  return client;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw error;
  }
}

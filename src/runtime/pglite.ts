import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { OpenDatabase } from '../db/index.ts';
import { lockDirectory } from './directory-lock.ts';

export interface PgliteOptions {
  /** Crosswalk's data directory, made when it does not exist. Without it the database lives in memory. */
  dataDirectory?: string;
  /** A dump of a data directory that a new database starts from, as PGlite's `dumpDataDir` makes it. */
  snapshot?: Blob;
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
export async function openPglite({ dataDirectory, snapshot }: PgliteOptions = {}): Promise<OpenDatabase> {
  const unlock = dataDirectory === undefined ? async () => {} : await lockDirectory(dataDirectory);
  try {
    const client = await PGlite.create({
      ...(dataDirectory === undefined ? {} : { dataDir: join(dataDirectory, 'database') }),
      ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
    });
    return {
      database: drizzle(client),
      async close() {
        if (client.closed) return;
        await client.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { OpenDatabase } from '../db/index.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { lockDirectory } from './directory-lock.ts';
import { hasErrorCode } from './error-code.ts';
import { compilePglite } from './pglite-program.ts';
import { readSnapshot } from './snapshot.ts';
import { unpackTar } from './unpack-tar.ts';

export interface PgliteOptions {
  /** Crosswalk's data directory, made when it does not exist. Without it the database lives in memory. */
  dataDirectory?: string;
  /** PGlite's program; default: compiled now. */
  program?: Program;
  /** What a new database starts from: a dump as PGlite's `dumpDataDir` makes it. Default: an empty database. */
  snapshot?: Snapshot;
}

/**
 * Without PGlite's knowledge of array types: no column of ours is an array, and to ask the database for them takes a tenth
 * of every start.
 */
class ScalarPglite extends PGlite {
  static async open(options: PGliteOptions): Promise<ScalarPglite> {
    const client = new ScalarPglite(options);
    await client.waitReady;
    return client;
  }

  override async _initArrayTypes(): Promise<void> {}
}

type Snapshot = () => Promise<Uint8Array<ArrayBuffer>>;
type Program = Promise<WebAssembly.Module>;

/**
 * Opens the embedded PostgreSQL, in `<dataDirectory>/database`. It serves one process, keeps what was committed when
 * that process is killed, and does not promise to survive a power loss: PGlite runs without fsync.
 *
 * @throws Error with one line when the data directory cannot be written to, or another living process has it open;
 * PGlite itself would hang, or let both write and lose the rows of one.
 *
 * @example
 * const { database, close } = await openPglite({ dataDirectory: '.crosswalk' });
 * await migrate(database);
 */
export async function openPglite({
  dataDirectory,
  snapshot = readSnapshot,
  program = compilePglite(),
}: PgliteOptions = {}): Promise<OpenDatabase> {
  if (dataDirectory === undefined) {
    const [tar, pgliteWasmModule] = await Promise.all([snapshot(), program]);
    return wrap(await ScalarPglite.open({ loadDataDir: new Blob([tar]), pgliteWasmModule }));
  }
  await prepareDataDirectory(dataDirectory);
  const unlock = await lockDirectory(dataDirectory);
  try {
    return wrap(await openDirectory(dataDirectory, snapshot, program), unlock);
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
async function openDirectory(dataDirectory: string, snapshot: Snapshot, program: Program): Promise<PGlite> {
  const dataDir = join(dataDirectory, 'database');
  const mark = join(dataDirectory, 'database-unfinished');
  if (await exists(mark)) await rm(dataDir, { recursive: true, force: true });
  if (await exists(dataDir)) return ScalarPglite.open({ dataDir, pgliteWasmModule: await program });
  await writeFile(mark, '');
  await mkdir(dataDir, { mode: 0o700 });
  await unpackTar(await snapshot(), dataDir);
  const client = await ScalarPglite.open({ dataDir, pgliteWasmModule: await program });
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

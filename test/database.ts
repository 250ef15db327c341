import { createHash, randomUUID } from 'node:crypto';
import { access, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { getTableName, is, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { PgTable } from 'drizzle-orm/pg-core';
import manifest from '../package.json' with { type: 'json' };
import { migrate, type OpenDatabase, schema } from '../src/db/index.ts';
import { migrations } from '../src/db/generated/migrations.ts';
import { openPglite } from '../src/runtime/pglite.ts';
import { openPostgres } from '../src/runtime/postgres.ts';

export interface TestDatabase extends OpenDatabase {
  /** True on a server, where queries run side by side; PGlite runs one after the other. */
  isServer: boolean;
  /** Empties every table, for use between the tests of one file. */
  reset: () => Promise<void>;
  /** Makes every further query fail, as when the server is gone for good. `close` is still due. */
  disconnect: () => Promise<void>;
}

/**
 * Databases in memory that tests of this process are done with: making one takes longer than most files of tests. Their
 * tables are emptied when they are taken again, and their definition is as it was: only an empty database, which is
 * never kept, may be given other tables.
 */
const kept: OpenDatabase[] = [];

/**
 * An empty database with all tables, for the caller alone until it is closed: PGlite in memory, or a fresh database on
 * the server of `TEST_DATABASE_URL`.
 *
 * @example
 * const { database, close, reset } = await openTestDatabase();
 * beforeEach(reset);
 * afterAll(close);
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) return openInMemory();
  const opened = await openOnServer(url);
  await migrate(opened.database);
  return opened;
}

async function openInMemory(): Promise<TestDatabase> {
  const again = kept.pop();
  const opened = again ?? (await openPglite({ snapshot: migratedSnapshot }));
  let isUsable = true;
  const close = async () => {
    if (isUsable) kept.push(opened);
    isUsable = false;
  };
  const disconnect = async () => {
    isUsable = false;
    await opened.close();
  };
  const lent = forTests({ ...opened, close }, { isServer: false, disconnect });
  if (again !== undefined) await lent.reset();
  return lent;
}

/** Like `openTestDatabase`, but without any table; `reset` takes away those that were made. */
export async function openEmptyTestDatabase(): Promise<TestDatabase> {
  const url = process.env['TEST_DATABASE_URL'];
  const opened = await (url ? openOnServer(url) : openEmptyInMemory());
  return { ...opened, reset: () => dropTables(opened) };
}

/** Loading the snapshot and dropping its tables is five times faster than making a new PGlite database. */
async function openEmptyInMemory(): Promise<TestDatabase> {
  const opened = await openPglite({ snapshot: migratedSnapshot });
  await dropTables(opened);
  return forTests(opened, { isServer: false, disconnect: opened.close });
}

async function dropTables({ database }: OpenDatabase): Promise<void> {
  await database.execute(sql`drop schema public cascade`);
  await database.execute(sql`create schema public`);
}

async function openOnServer(serverUrl: string): Promise<TestDatabase> {
  const name = `crosswalk_test_${randomUUID().replaceAll('-', '')}`;
  const server = openPostgres(serverUrl, { maximumConnections: 1 });
  await server.database.execute(sql.raw(`create database ${name}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const opened = openPostgres(url.href, { maximumConnections: 20 });
  return forTests(
    {
      database: opened.database,
      async close() {
        await opened.close();
        await server.database.execute(sql.raw(`drop database ${name} with (force)`));
        await server.close();
      },
    },
    { isServer: true, disconnect: opened.close },
  );
}

function forTests(
  opened: OpenDatabase,
  { isServer, disconnect }: Pick<TestDatabase, 'isServer' | 'disconnect'>,
): TestDatabase {
  return {
    ...opened,
    isServer,
    disconnect,
    async reset() {
      await opened.database.execute(sql.raw(`truncate ${dataTables().join(', ')} restart identity`));
    },
  };
}

function dataTables(): string[] {
  return Object.values(schema).flatMap((value) =>
    is(value, PgTable) && value !== schema.migration ? [getTableName(value)] : [],
  );
}

/** PGlite needs two seconds for a new database and a third of one to load a dump, so one dump is made and kept. */
async function migratedSnapshot(): Promise<Uint8Array<ArrayBuffer>> {
  const contents = JSON.stringify([manifest.dependencies['@electric-sql/pglite'], migrations]);
  const version = createHash('sha256').update(contents).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `crosswalk-test-${version}.tar`);
  if (!(await exists(file))) await writeSnapshot(file);
  return readFile(file);
}

async function writeSnapshot(file: string): Promise<void> {
  const client = await PGlite.create();
  await migrate(drizzle(client));
  const dump = await client.dumpDataDir('none');
  await client.close();
  // Test files start side by side: the finished dump is moved into place, so nobody reads half of one.
  const directory = await mkdtemp(join(tmpdir(), 'crosswalk-snapshot-'));
  const unfinished = join(directory, 'dump.tar');
  await writeFile(unfinished, dump.stream());
  await rename(unfinished, file);
  await rm(directory, { recursive: true });
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

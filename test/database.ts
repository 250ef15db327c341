import { createHash, randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { access, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
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
}

/**
 * A database of its own, with all tables: PGlite in memory, or a fresh database on the server of `TEST_DATABASE_URL`.
 *
 * @example
 * const { database, close, reset } = await openTestDatabase();
 * beforeEach(reset);
 * afterAll(close);
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) return withReset(await openPglite({ snapshot: migratedSnapshot }), false);
  const opened = await openOnServer(url);
  await migrate(opened.database);
  return opened;
}

/** Like `openTestDatabase`, but without any table. */
export async function openEmptyTestDatabase(): Promise<TestDatabase> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url) return openOnServer(url);
  // Loading the snapshot and dropping its tables is five times faster than making a new PGlite database.
  const opened = await openTestDatabase();
  await opened.database.execute(sql`drop schema public cascade`);
  await opened.database.execute(sql`create schema public`);
  return opened;
}

async function openOnServer(serverUrl: string): Promise<TestDatabase> {
  const name = `crosswalk_test_${randomUUID().replaceAll('-', '')}`;
  const server = openPostgres(serverUrl, { maximumConnections: 1 });
  await server.database.execute(sql.raw(`create database ${name}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const opened = openPostgres(url.href, { maximumConnections: 20 });
  return withReset(
    {
      database: opened.database,
      async close() {
        await opened.close();
        await server.database.execute(sql.raw(`drop database ${name} with (force)`));
        await server.close();
      },
    },
    true,
  );
}

function withReset(opened: OpenDatabase, isServer: boolean): TestDatabase {
  return {
    ...opened,
    isServer,
    async reset() {
      await opened.database.execute(sql.raw(`truncate ${dataTables().join(', ')}`));
    },
  };
}

function dataTables(): string[] {
  return Object.values(schema).flatMap((value) =>
    is(value, PgTable) && value !== schema.migration ? [getTableName(value)] : [],
  );
}

/** PGlite needs two seconds for a new database and a third of one to load a dump, so one dump is made and kept. */
async function migratedSnapshot(): Promise<Blob> {
  const contents = JSON.stringify([manifest.dependencies['@electric-sql/pglite'], migrations]);
  const version = createHash('sha256').update(contents).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `crosswalk-test-${version}.tar`);
  if (!(await exists(file))) await writeSnapshot(file);
  return openAsBlob(file);
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

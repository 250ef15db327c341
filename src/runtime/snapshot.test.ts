import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { migrations } from '../db/generated/migrations.ts';
import { migrate, schema } from '../db/index.ts';
import { openPglite } from './pglite.ts';
import { snapshotVersion } from './snapshot.ts';

it('comes from the PGlite that opens it; otherwise make it anew with commands/make-snapshot.ts', () => {
  expect(snapshotVersion).toBe(manifest.dependencies['@electric-sql/pglite']);
});

it('holds the first migrations as they are, so that a first start runs only what was added', async () => {
  const { database, close } = await openPglite();
  const held = await database.select().from(schema.migration).orderBy(schema.migration.name);
  const known = migrations.map(({ name, checksum }) => ({ name, checksum }));
  expect(held.length).toBeGreaterThan(0);
  expect(held.map(({ name, checksum }) => ({ name, checksum }))).toEqual(known.slice(0, held.length));
  expect(await migrate(database)).toEqual(known.slice(held.length).map(({ name }) => name));
  await close();
});

it('holds no row but those of its migrations', async () => {
  const { database, close } = await openPglite();
  await migrate(database);
  const tables = Object.values(schema).flatMap((value) => (is(value, PgTable) ? [value] : []));
  const filled: string[] = [];
  for (const table of tables) {
    if ((await database.select().from(table)).length > 0) filled.push(getTableName(table));
  }
  expect(filled).toEqual(['migration']);
  await close();
});

import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { openPglite } from './pglite.ts';
import { snapshotVersion } from './snapshot.ts';

it('comes from the PGlite that opens it; otherwise make it anew with commands/make-snapshot.ts', () => {
  expect(snapshotVersion).toBe(manifest.dependencies['@electric-sql/pglite']);
});

it('is an empty database', async () => {
  const { database, close } = await openPglite();
  const tables = sql`information_schema.tables where table_schema = 'public'`;
  expect(await database.select({ count: sql`count(*)::int` }).from(tables)).toEqual([{ count: 0 }]);
  await close();
});

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEmptyTestDatabase, type TestDatabase } from '../../test/database.ts';
import { migrations } from './generated/migrations.ts';
import { insertIntegratedAccount, migrate, type Migration, schema } from './index.ts';

const next: Migration = {
  name: '9999_create_note',
  checksum: 'a',
  statements: ['create table note (id text primary key);', "insert into note values ('once');"],
};

describe('migrate', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openEmptyTestDatabase();
  });
  beforeEach(() => test.reset());
  afterAll(() => test.close());

  it('makes the tables, and finds nothing to do the second time', async () => {
    expect(await migrate(test.database)).toEqual(migrations.map(({ name }) => name));
    expect(await migrate(test.database)).toEqual([]);
    const account = { id: 'a', tenantId: 't', integration: 'braze', context: {}, credentials: null, isSandbox: false };
    await insertIntegratedAccount(test.database, { ...account, status: 'active' }, new Date(0));
  });

  it('applies each migration once when twenty processes start together', async () => {
    const applied = await Promise.all(Array.from({ length: 20 }, () => migrate(test.database, [...migrations, next])));
    expect(applied.flat()).toEqual([...migrations.map(({ name }) => name), next.name]);
    const rows = await test.database.select({ id: sql`id` }).from(sql`note`);
    expect(rows).toEqual([{ id: 'once' }]);
  });

  it('applies only what is new to a database that has data', async () => {
    await migrate(test.database);
    expect(await migrate(test.database, [...migrations, next])).toEqual([next.name]);
  });

  it('leaves nothing behind when a later migration fails', async () => {
    const broken = { ...next, statements: ['create table note (id text);', 'insert into nowhere values (1);'] };
    await expect(migrate(test.database, [...migrations, broken])).rejects.toThrow('relation "nowhere" does not exist');
    expect(await migrate(test.database, [...migrations, next])).toHaveLength(migrations.length + 1);
  });

  it('refuses a migration that was changed after it was applied', async () => {
    await migrate(test.database, [...migrations, next]);
    await expect(migrate(test.database, [...migrations, { ...next, checksum: 'b' }])).rejects.toThrow(
      /^The migration 9999_create_note was changed after it was applied/,
    );
  });

  it('refuses a database that a newer version migrated', async () => {
    await migrate(test.database, [...migrations, next]);
    await expect(migrate(test.database)).rejects.toThrow(
      /^The database was migrated by a newer Crosswalk \(9999_create_note/,
    );
    expect(await test.database.select().from(schema.migration)).toHaveLength(migrations.length + 1);
  });
});

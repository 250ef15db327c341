import { sql } from 'drizzle-orm';
import { type Database, holdLock } from './database.ts';
import { migrations as compiledMigrations } from './generated/migrations.ts';
import { runQuery } from './run-query.ts';
import { migration as migrationTable } from './schema.ts';

/** One file of `migrations/`, compiled. */
export interface Migration {
  name: string;
  /** SHA-256 of the file, in hex. */
  checksum: string;
  statements: readonly string[];
}

/**
 * Brings the tables up to date; answers the names it applied, none when there was nothing to do. All pending migrations
 * commit together or not at all.
 *
 * Any number of processes may call this at once: one applies, the others wait for it and find nothing left to do.
 *
 * @throws Error with one line when an applied migration was edited afterwards, or when the database was migrated by a
 * newer Crosswalk than this one. Nothing is changed then.
 *
 * @example
 * const applied = await migrate(database); // ['0001_create_accounts']
 */
export function migrate(database: Database, migrations: readonly Migration[] = compiledMigrations): Promise<string[]> {
  return runQuery(
    database.transaction(async (transaction) => {
      await holdLock(transaction, 'migrate');
      await transaction.execute(sql`
        create table if not exists migration (
          name text constraint migration_pkey primary key,
          checksum text not null,
          applied_at timestamp(3) with time zone not null default now()
        )`);
      const applied = new Map(
        (await transaction.select().from(migrationTable)).map(({ name, checksum }) => [name, checksum]),
      );
      refuseForeignHistory(applied, migrations);
      const pending = migrations.filter(({ name }) => !applied.has(name));
      for (const { name, checksum, statements } of pending) {
        // The row goes first: a migrator that got past the lock fails here, before it changes a table.
        await transaction.insert(migrationTable).values({ name, checksum });
        for (const statement of statements) await transaction.execute(sql.raw(statement));
      }
      return pending.map(({ name }) => name);
    }),
  );
}

function refuseForeignHistory(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    const expected = known.get(name);
    if (expected === undefined) {
      throw new Error(`The database was migrated by a newer Crosswalk (${name} is unknown here); run that version.`);
    }
    if (expected !== checksum) {
      throw new Error(`The migration ${name} was changed after it was applied; restore the file and add a new one.`);
    }
  }
}

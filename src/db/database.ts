import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/**
 * What every query takes: an open database of either driver, or a transaction on one.
 *
 * Results of `execute` differ between the drivers, so queries go through the query builder.
 */
export type Database = PgDatabase<PgQueryResultHKT>;

/** A database that its opener must close: PGlite keeps the process alive until then. */
export interface OpenDatabase {
  database: Database;
  close: () => Promise<void>;
}

/**
 * Waits until no other transaction of this database holds the lock of this name, and holds it until the transaction
 * ends, however it ends. Processes that die give it back.
 *
 * @example
 * await database.transaction(async (transaction) => {
 *   await holdLock(transaction, 'bootstrap_token');
 *   // What is read now is what the previous holder committed.
 * });
 */
export async function holdLock(transaction: Database, name: string): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`crosswalk.${name}`}, 0))`);
}

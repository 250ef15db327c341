import { sql } from 'drizzle-orm';
import { describeCause, type LogEntry } from '../api/index.ts';
import type { Clock } from '../clock.ts';
import { type Database, runQuery } from '../db/index.ts';
import { repeat } from './repeat.ts';

const hour = 3_600_000;

/**
 * Vacuums and analyses the embedded database every hour: it has no process in the background that would. Returns the
 * function that ends this, which waits for a run under way.
 */
export function vacuumHourly(database: Database, clock: Clock, log: (entry: LogEntry) => void): () => Promise<void> {
  return repeat(clock, hour, async () => {
    try {
      await runQuery(database.execute(sql`vacuum (analyze)`));
    } catch (error) {
      log({ level: 'warn', message: 'The database could not be vacuumed.', cause: describeCause(error) });
    }
  });
}

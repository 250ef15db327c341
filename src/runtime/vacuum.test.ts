import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogEntry } from '../api/index.ts';
import type { OpenDatabase } from '../db/index.ts';
import { createTestClock } from '../../test/clock.ts';
import { openPglite } from './pglite.ts';
import { vacuumHourly } from './vacuum.ts';

const hour = 3_600_000;
let opened: OpenDatabase;
beforeAll(async () => {
  opened = await openPglite();
  await opened.database.execute(sql`create table crowd as select generate_series(1, 100) as number`);
});
afterAll(() => opened.close());

async function estimatedRows(): Promise<unknown> {
  const [row] = await opened.database.select({ rows: sql`reltuples::int` }).from(sql`pg_class where relname = 'crowd'`);
  return row?.rows;
}

it('vacuums and analyses every hour until it is ended', async () => {
  const clock = createTestClock();
  const end = vacuumHourly(opened.database, clock, () => {});
  clock.advance(hour - 1);
  expect(await estimatedRows()).toBe(-1);
  clock.advance(1);
  expect(await estimatedRows()).toBe(100);
  await opened.database.execute(sql`delete from crowd where number > 40`);
  clock.advance(hour);
  expect(await estimatedRows()).toBe(40);
  await end();
  await opened.database.execute(sql`delete from crowd where number > 20`);
  clock.advance(hour);
  expect(await estimatedRows()).toBe(40);
});

it('logs a failure and goes on', async () => {
  const clock = createTestClock();
  const logs: LogEntry[] = [];
  // No transaction may vacuum, and this one is of no further use.
  const refused = opened.database.transaction(async (transaction) => {
    const end = vacuumHourly(transaction, clock, (entry) => logs.push(entry));
    for (const failures of [1, 2]) {
      clock.advance(hour);
      while (logs.length < failures) await new Promise((resolve) => setImmediate(resolve));
    }
    await end();
  });
  await expect(refused).rejects.toThrow('rolled back');
  expect(logs).toHaveLength(2);
  expect(logs[0]).toMatchObject({ level: 'warn', message: expect.stringContaining('could not be vacuumed') });
});

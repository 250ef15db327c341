import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from './directory-lock.ts';
import { openPglite } from './pglite.ts';

describe('openPglite', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'crosswalk-pglite-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('keeps what was committed, in a directory that it makes and that nobody else can open meanwhile', async () => {
    const dataDirectory = join(directory, 'new');
    const first = await openPglite({ dataDirectory });
    await first.database.execute(sql`create table kept as select 42 as answer`);
    await expect(openPglite({ dataDirectory })).rejects.toThrow('is already open in this process');
    await first.close();
    await first.close();
    const second = await openPglite({ dataDirectory });
    expect(await second.database.select({ answer: sql`answer` }).from(sql`kept`)).toEqual([{ answer: 42 }]);
    await second.close();
  });

  it('begins anew when making the database was cut short', async () => {
    await mkdir(join(directory, 'database'));
    await writeFile(join(directory, 'database', 'PG_VERSION'), '18');
    await writeFile(join(directory, 'database-unfinished'), '');
    const { database, close } = await openPglite({ dataDirectory: directory });
    await database.execute(sql`select 1`);
    await close();
    expect(await readdir(directory)).not.toContain('database-unfinished');
  });

  it('gives the directory back when it cannot open it', async () => {
    const snapshot = async () => new TextEncoder().encode('not a dump');
    await expect(openPglite({ dataDirectory: directory, snapshot })).rejects.toThrow('no tar archive');
    await (
      await lockDirectory(directory)
    )();
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestClock } from '../../test/clock.ts';
import { prepareDataDirectory } from './data-directory.ts';

describe('preparing a data directory', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'crosswalk-data-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('makes it and those above it, for its owner alone, and leaves nothing in it', async () => {
    const inner = join(directory, 'a', 'b');
    await prepareDataDirectory(inner);
    await prepareDataDirectory(inner);
    expect(await readdir(inner)).toEqual([]);
    expect((await stat(inner)).mode & 0o777).toBe(0o700);
  });

  it('says in one line that a file stands in its place', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    await expect(prepareDataDirectory(file)).rejects.toThrow(
      /^The data directory .+file cannot be used: ENOTDIR.+Choose another with CROSSWALK_DATA_DIR\.$/,
    );
  });

  it('does not wait for a file system that makes nothing', async () => {
    await expect(prepareDataDirectory('/proc/crosswalk/data')).rejects.toThrow(
      /^The data directory \/proc\/crosswalk\/data cannot be used: ENOENT/,
    );
  });

  it('gives up on a file system that does not answer', async () => {
    const clock = createTestClock();
    // Whoever opens a named pipe for writing waits until somebody reads.
    const pipe = join(directory, 'write-check');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    await expect(clock.advanceUntil(prepareDataDirectory(directory, clock))).rejects.toThrow(
      `The data directory ${directory} did not take a file within 5 s.`,
    );
    await readFile(pipe);
  });
});

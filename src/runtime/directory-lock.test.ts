import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from './directory-lock.ts';

const program = `
  import { lockDirectory } from ${JSON.stringify(new URL('directory-lock.ts', import.meta.url).href)};
  await lockDirectory(process.env.DIRECTORY);
  process.stdout.write('locked');
  process.stdin.resume();
`;

describe('locking a directory', () => {
  let directory: string;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'crosswalk-lock-'));
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(kill));
    await rm(directory, { recursive: true });
  });

  async function lockInAnotherProcess(): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
      env: { ...process.env, DIRECTORY: directory },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    await once(child.stdout, 'data');
    return child;
  }

  it('keeps every other process out until the holder is killed', async () => {
    const holder = await lockInAnotherProcess();
    await expect(lockDirectory(directory)).rejects.toThrow(
      `The data directory ${directory} is in use by process ${holder.pid}; stop it first.`,
    );
    await kill(holder);
    const unlock = await lockDirectory(directory);
    expect(await readdir(join(directory, 'lock'))).toHaveLength(1);
    await unlock();
  });

  it('keeps the same process out until it is given back', async () => {
    const unlock = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow('is already open in this process');
    await unlock();
    await (
      await lockDirectory(directory)
    )();
    expect(await readdir(join(directory, 'lock'))).toEqual([]);
  });

  it('is not fooled by a process that got the id of a dead holder', async () => {
    await (
      await lockDirectory(directory)
    )();
    await writeFile(join(directory, 'lock', `${process.pid}-1`), '');
    await (
      await lockDirectory(directory)
    )();
    expect(await readdir(join(directory, 'lock'))).toEqual([]);
  });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

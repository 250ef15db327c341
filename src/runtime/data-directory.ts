import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Clock } from '../clock.ts';
import { hasErrorCode } from './error-code.ts';
import { systemClock } from './system-clock.ts';

/** How long a file system may take to keep one small file, in milliseconds. */
const patience = 5000;

const advice = 'Choose another with CROSSWALK_DATA_DIR.';

/**
 * Makes a directory and those above it, step by step: Node's own recursive mkdir never returns where a file system
 * says of a new entry that it does not exist, as `/proc` does.
 */
async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { mode: 0o700 });
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST')) return;
    const parent = dirname(directory);
    if (!hasErrorCode(error, 'ENOENT') || (await exists(parent))) throw error;
    await makeDirectory(parent);
    await makeDirectory(directory);
  }
}

async function exists(directory: string): Promise<boolean> {
  try {
    await stat(directory);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function keepsFiles(directory: string): Promise<void> {
  const file = join(directory, 'write-check');
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile('Crosswalk can write here.\n');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(file, { force: true });
}

/**
 * Makes a data directory where there is none, and proves that it keeps a file, before a database is opened in it: the
 * database would hang, or fail in words that help nobody.
 *
 * @throws Error with one line when the directory cannot be had or written to, or takes longer than five seconds.
 *
 * @example
 * await prepareDataDirectory('.crosswalk');
 */
export async function prepareDataDirectory(
  directory: string,
  clock: Pick<Clock, 'after'> = systemClock,
): Promise<void> {
  const path = resolve(directory);
  let cancel = () => {};
  const limit = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(patience, () => {
      reject(new Error(`The data directory ${path} did not take a file within ${patience / 1000} s. ${advice}`));
    });
  });
  async function prepare(): Promise<void> {
    try {
      await makeDirectory(path);
      await keepsFiles(path);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`The data directory ${path} cannot be used: ${reason}. ${advice}`, { cause: error });
    }
  }
  try {
    await Promise.race([prepare(), limit]);
  } finally {
    cancel();
  }
}

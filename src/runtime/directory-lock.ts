import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from './error-code.ts';

/** Thrown when a living process holds a directory. */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse';
}

/**
 * Reserves a directory for this process, and answers the function that gives it back. A process that dies, however it
 * dies, loses its reservation.
 *
 * Each process leaves a file of its own that is named after it, and only then looks for others. So of two processes that
 * start at once at least one sees the other; both may give up, but never do both go on. Process ids mean nothing across
 * containers: containers that share a directory are not kept apart.
 *
 * @throws DirectoryInUse, with one line, when a living process holds the directory.
 *
 * @example
 * const unlock = await lockDirectory('.crosswalk');
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const locks = join(directory, 'lock');
  await mkdir(locks, { recursive: true, mode: 0o700 });
  const own = `${process.pid}-${(await startOf(process.pid)) ?? 'unknown'}`;
  const ownFile = join(locks, own);
  try {
    await writeFile(ownFile, '', { flag: 'wx' });
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
    throw new Error(`The data directory ${directory} is already open in this process.`, { cause: error });
  }
  for (const other of await readdir(locks)) {
    if (other === own) continue;
    if (await isAlive(other)) {
      await rm(ownFile);
      throw new DirectoryInUse(`The data directory ${directory} is in use by process ${pidOf(other)}; stop it first.`);
    }
    await rm(join(locks, other), { force: true });
  }
  return () => rm(ownFile, { force: true });
}

async function isAlive(lock: string): Promise<boolean> {
  const pid = pidOf(lock);
  if (!Number.isSafeInteger(pid) || pid <= 0 || !respondsToSignals(pid)) return false;
  const start = await startOf(pid);
  // The same id with another start is another process: after a restart, containers give out the same ids again.
  return start === undefined ? process.platform !== 'linux' : lock === `${pid}-${start}`;
}

function pidOf(lock: string): number {
  return Number(lock.split('-', 1)[0]);
}

function respondsToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user exists but may not be signalled.
    return !hasErrorCode(error, 'ESRCH');
  }
}

/** When a living process started, in ticks since boot; undefined when it is dead, or where there is no /proc. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command in parentheses and may hold anything; the third is the state, the 22nd the start.
    const [state, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : rest[18];
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT') || hasErrorCode(error, 'ESRCH')) return undefined;
    throw error;
  }
}

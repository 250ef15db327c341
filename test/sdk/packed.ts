import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command, for two minutes at most; what it writes is in the error when it fails. */
export async function run(directory: string, command: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd: directory, timeout: 120_000 });
  return stdout;
}

/** The path of a command that the repository has installed. */
export const tool = (command: string): string => join(root, 'node_modules', '.bin', command);

/** A file that an earlier build has left in the copy that is packed. */
export const leftover = 'chunk-LEFTOVER.js';

/** The package as it would be published. */
export interface PackedSdk {
  /** A folder for what a test makes of it. */
  directory: string;
  tarball: string;
  remove(): Promise<void>;
}

/** Builds and packs a copy of the SDK, so that the repository stays as it is. */
export async function packSdk(): Promise<PackedSdk> {
  const directory = await mkdtemp(join(tmpdir(), 'crosswalk-sdk-'));
  const remove = () => rm(directory, { recursive: true });
  try {
    const isSource = (path: string) => !/[/\\](dist|node_modules)$/.test(path);
    await cp(join(root, 'sdk'), join(directory, 'sdk'), { recursive: true, filter: isSource });
    await mkdir(join(directory, 'sdk/dist'));
    await writeFile(join(directory, 'sdk/dist', leftover), '');
    await cp(join(root, 'tsconfig.json'), join(directory, 'tsconfig.json'));
    await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
    const packed = await run(join(directory, 'sdk'), 'npm', 'pack', '--silent', '--pack-destination', directory);
    const name = packed.trim().split('\n').at(-1) ?? '';
    return { directory, tarball: join(directory, name), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

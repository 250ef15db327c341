import { execFile } from 'node:child_process';
import { access, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Other people's engines, as published. They are no dependencies: only the bench needs them. The first imports liquidjs
 * without declaring it.
 */
const packages = ['@segment/actions-core@3.170.0', 'liquidjs@10.30.1', 'jsonata@2.2.2'] as const;

const longestInstallation = 60_000;

/**
 * Installs the rivals into a directory outside the repository, once for all runs on this machine.
 *
 * @returns the directory, or in one line why they could not be installed
 */
export async function installRivals(): Promise<{ directory: string } | { problem: string }> {
  const directory = join(tmpdir(), `crosswalk-bench-${packages.join('-').replaceAll(/[^\w.-]+/g, '-')}`);
  const finished = join(directory, 'node_modules', '.package-lock.json');
  try {
    await access(finished);
    return { directory };
  } catch {
    await mkdir(directory, { recursive: true });
  }
  try {
    const flags = ['--prefix', directory, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    await promisify(execFile)('npm', ['install', ...flags, ...packages], {
      cwd: directory,
      timeout: longestInstallation,
    });
    return { directory };
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    return { problem: `could not be installed: ${line ?? 'npm failed'}` };
  }
}

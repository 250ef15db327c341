import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import manifest from '../package.json' with { type: 'json' };

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the workers put the programs that they build, until the run is over. */
    programs: string;
  }
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Programs that are built besides the one of `npm start`, in the same way. */
const others = {
  demo: new URL('../src/runtime/commands/demo.ts', import.meta.url),
  sandbox: new URL('../src/runtime/commands/sandbox.ts', import.meta.url),
  'refresh-process': new URL('oauth/refresh-process.ts', import.meta.url),
  'caller-process': new URL('idempotency/caller-process.ts', import.meta.url),
};

/** A program that tests start in a process of its own. */
export type Program = 'main' | keyof typeof others;

/** Vitest's global setup. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'crosswalk-programs-'));
  project.provide('programs', directory);
  return () => rm(directory, { recursive: true });
}

let building: Promise<string> | undefined;

/**
 * The file to start a program from: built as `npm start` builds its own, once in a worker of the run. From the sources
 * each start would take two seconds more, to compile every module of them again.
 *
 * @example
 * spawn(process.execPath, [await builtProgram('demo'), '--users', '2']);
 */
export async function builtProgram(name: Program): Promise<string> {
  building ??= build(inject('programs'));
  return join(await building, `${name}.js`);
}

async function build(parent: string): Promise<string> {
  // A package as it is installed: the programs look for its other files, and for what it depends on, from where they lie.
  const copy = await mkdtemp(join(parent, 'package-'));
  const directory = join(copy, 'dist', 'runtime');
  for (const name of ['node_modules', 'src']) await symlink(join(root, name), join(copy, name));
  const entries = Object.values(others).map((url) => fileURLToPath(url));
  const layout = ['--outbase=src/runtime', '--entry-names=[name]', `--outdir=${directory}`];
  const PATH = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const command = ['-c', `${manifest.scripts.prestart} "$@"`, 'sh', ...entries, ...layout];
  await promisify(execFile)('sh', command, { cwd: root, env: { ...process.env, PATH } });
  return directory;
}

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the repository by its path from the root. */
export const inRepository = (path: string): string => join(root, path);

const programs = inRepository('node_modules/.bin');

/**
 * What a tool of `node_modules/.bin` prints in a directory that holds only the given files. A finding makes these tools
 * exit with a code, which is fine; not starting at all is an error.
 *
 * @example
 * await runOnTree({ 'src/a.ts': 'export const a = 1;' }, 'oxlint', ['--format=json', '.']);
 */
export async function runOnTree(
  files: Readonly<Record<string, string>>,
  tool: string,
  parameters: readonly string[],
): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'crosswalk-rules-'));
  try {
    for (const [path, contents] of Object.entries(files)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), contents);
    }
    return await output(tool, parameters, directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

function output(program: string, parameters: readonly string[], cwd: string): Promise<string> {
  // Oxlint looks for its type-aware half among the programs of the path.
  const env = { ...process.env, PATH: `${programs}${delimiter}${process.env['PATH']}` };
  return new Promise((resolve, reject) => {
    execFile(join(programs, program), parameters, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(`${program} printed nothing. ${stderr}`, { cause: error }));
      else resolve(stdout);
    });
  });
}

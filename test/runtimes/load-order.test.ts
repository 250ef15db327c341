import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Loads modules one after the other in a process of its own: in this one zod is extended already. */
async function load(...modules: string[]): Promise<string> {
  const program = [...modules.map((name) => `await import('./src/${name}');`), "console.log('loaded');"].join('\n');
  const options = ['--import', 'tsx', '--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, options, { cwd: root });
  return stdout.trim();
}

it('the API describes schemas of other folders, also those that were made before it was loaded', async () => {
  expect(await load('connect/index.ts', 'field-maps/mapping.ts', 'api/index.ts')).toBe('loaded');
});

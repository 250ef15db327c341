/**
 * Fetches the script of the API reference from the npm registry, with its licence:
 *
 *     node --import tsx src/runtime/commands/fetch-scalar.ts
 *
 * The package itself brings hundreds of others; this one file of it needs none of them. It is kept compressed with gzip
 * and not with brotli, which browsers take over HTTPS only.
 */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { referenceScriptFile } from '../api-reference.ts';

const version = '1.72.1';
const expectedHash = 'bf091006bdc3af6067af77c2f534812e3e633e94a94e87138069f570f33b762c';

/** The package leaves it out; its small sister of the same repository, which is installed, has it. */
const licence = new URL('../../../node_modules/@scalar/hono-api-reference/LICENSE', import.meta.url);

const directory = mkdtempSync(join(tmpdir(), 'crosswalk-scalar-'));
try {
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: directory, stdio: 'inherit' });
  run('npm', 'pack', '--silent', `@scalar/api-reference@${version}`);
  run('tar', '-xzf', `scalar-api-reference-${version}.tgz`);
  const script = readFileSync(join(directory, 'package/dist/browser/standalone.js'));
  const hash = createHash('sha256').update(script).digest('hex');
  if (hash !== expectedHash) throw new Error(`The script is not the one that was reviewed: its SHA-256 is ${hash}.`);
  writeFileSync(referenceScriptFile, gzipSync(script, { level: constants.Z_BEST_COMPRESSION }));
  copyFileSync(licence, new URL('scalar.LICENSE', referenceScriptFile));
} finally {
  rmSync(directory, { recursive: true });
}

import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftover, packSdk, type PackedSdk, run, tool } from './packed.ts';

let sdk: PackedSdk;

beforeAll(async () => {
  sdk = await packSdk();
}, 120_000);
afterAll(() => sdk.remove());

describe('the packed SDK', () => {
  it('has nothing that publint finds', async () => {
    expect(await run(sdk.directory, tool('publint'), 'run', sdk.tarball, '--strict')).toContain('All good!');
  });

  it('has types that every way of importing modules finds', async () => {
    const report = await run(sdk.directory, tool('attw'), sdk.tarball, '--profile', 'esm-only', '--format', 'json');
    expect(JSON.parse(report)).toMatchObject({ analysis: { types: { kind: 'included' } } });
  });

  const filesOf = async () => (await run(sdk.directory, 'tar', 'tzf', sdk.tarball)).split('\n');

  it('holds neither tests nor what they need', async () => {
    const files = await filesOf();
    expect(files).toContain('package/README.md');
    expect(files).toContain('package/LICENSE');
    expect(files.filter((file) => /test|fixture/.test(file))).toEqual([]);
  });

  it('holds nothing that an earlier build has left', async () => {
    const files = await filesOf();
    expect(files).toContain('package/dist/index.js');
    expect(files).not.toContain(`package/dist/${leftover}`);
  });

  it('has a README whose links lead to what is in the package', async () => {
    const files = await filesOf();
    const readme = await run(sdk.directory, 'tar', 'xzOf', sdk.tarball, 'package/README.md');
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !files.includes(`package/${link}`))).toEqual([]);
  });
});

/** Names that the examples use without saying what they are. */
const surroundings = `
declare const token: string;
declare const accountId: string;
declare const button: HTMLButtonElement;
declare const users: import('@crosswalk/sdk').Users;
`;

/** Loads everything where there is no document, and uses the client. */
const program = `
import { connect, ConnectError, createClient } from '@crosswalk/sdk';
import * as alone from '@crosswalk/sdk/connect';
import { ConnectButton, useConnect } from '@crosswalk/sdk/react';
import '@crosswalk/sdk/element';

const fetch = async (request) => Response.json({ id: new URL(request.url).pathname });
const client = createClient({ baseUrl: 'https://crosswalk.test', token: 'cw_1', fetch });
const { id } = await client.users('acc_1').get('ada');
const isOne = alone.connect === connect && alone.ConnectError === ConnectError;
console.log(JSON.stringify({ id, isOne, react: [typeof ConnectButton, typeof useConnect] }));
`;

describe('a project that installs it', () => {
  let project: string;
  let examples: RegExpExecArray[];

  beforeAll(async () => {
    project = join(sdk.directory, 'sample');
    await cp(fileURLToPath(new URL('sample', import.meta.url)), project, { recursive: true });
    const readme = await readFile(new URL('../../sdk/README.md', import.meta.url), 'utf8');
    examples = [...readme.matchAll(/^```(tsx?)\n(.*?)^```$/gms)];
    for (const [index, [, extension, code = '']] of examples.entries()) {
      await writeFile(join(project, `example-${index}.${extension}`), code);
    }
    await writeFile(join(project, 'surroundings.d.ts'), surroundings);
    await writeFile(join(project, 'program.js'), program);
    await run(
      project,
      'npm',
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      sdk.tarball,
    );
  }, 120_000);

  it('gets nothing else with it', async () => {
    const tree: unknown = JSON.parse(await run(project, 'npm', 'ls', '--json', '@crosswalk/sdk'));
    expect(tree).not.toHaveProperty('dependencies.@crosswalk/sdk.dependencies');
  });

  it('compiles every example of the README, with React 18, and every type of the package', async () => {
    expect(examples.length).toBeGreaterThan(3);
    expect(await run(project, tool('tsc'), '-p', '.').catch((error: { stdout: string }) => error.stdout)).toBe('');
  });

  it('runs it where there is no document', async () => {
    expect(JSON.parse(await run(project, process.execPath, 'program.js'))).toEqual({
      id: '/unified/user-directory/users/ada',
      isOne: true,
      react: ['object', 'function'],
    });
  });

  it('ships less than 6 kB for connect', async () => {
    const { outputFiles } = await build({
      stdin: { contents: `export { connect } from '@crosswalk/sdk/connect';`, resolveDir: project },
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
    });
    const size = gzipSync(outputFiles[0]?.contents ?? '').length;
    expect(size).toBeGreaterThan(500);
    expect(size).toBeLessThan(6000);
  });
});

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { run, tool } from '../sdk/packed.ts';
import { packPackage, type PackedPackage } from './packed.ts';

/** Long enough for a compiler on a machine that does much besides, in milliseconds. */
const busy = 120_000;

let packed: PackedPackage;

beforeAll(async () => {
  packed = await packPackage();
}, busy);
afterAll(() => packed.remove());

describe('the packed package', () => {
  it('has nothing that publint finds', async () => {
    expect(await run(packed.directory, tool('publint'), 'run', packed.tarball, '--strict')).toContain('All good!');
  });

  it(
    'has types that every way of importing modules finds',
    async () => {
      const options = ['--profile', 'esm-only', '--format', 'json'];
      const report = await run(packed.directory, tool('attw'), packed.tarball, ...options);
      expect(JSON.parse(report)).toMatchObject({ analysis: { types: { kind: 'included' } } });
    },
    busy,
  );

  it('holds what is run and read, and neither sources nor tests', async () => {
    const wanted = /^(dist\/package\/.+\.js|dist\/package\/types\/.+\.d\.ts|src\/runtime\/assets\/.+|docs\/.+)$/;
    const others = packed.files.filter((file) => !wanted.test(file) || /test|fixture/.test(file));
    expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json', 'sdk/README.md']);
    // A module that no declaration of an entry refers to.
    expect(packed.files).not.toContain('dist/package/types/src/runtime/postgres.d.ts');
  });

  it('depends on what its code imports, and on nothing else', async () => {
    const { metafile } = await build({
      absWorkingDir: join(packed.application, 'node_modules', manifest.name),
      entryPoints: packed.files.filter((file) => file.endsWith('.js')),
      bundle: true,
      packages: 'external',
      format: 'esm',
      outdir: 'out',
      metafile: true,
      write: false,
    });
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
    const addresses = imports.filter(({ external, path }) => external === true && !path.startsWith('node:'));
    const foreign = new Set(addresses.map(({ path }) => /^(@[^/]+\/)?[^/]+/.exec(path)?.[0]));
    expect(foreign).toEqual(new Set(Object.keys(manifest.dependencies)));
  });
});

describe('an application that has installed it', () => {
  let errors: string[];

  beforeAll(async () => {
    const { application } = packed;
    await writeFile(join(application, 'package.json'), JSON.stringify({ type: 'module' }));
    for (const part of ['docs/examples', 'test/package/application']) {
      await mkdir(join(application, part), { recursive: true });
      await cp(fileURLToPath(new URL(`../../${part}`, import.meta.url)), join(application, part), { recursive: true });
    }
    const compiled = run(application, tool('tsc'), '-p', 'test/package/application');
    const output = await compiled.catch((error: { stdout: string }) => error.stdout);
    errors = output.split('\n').filter((line) => /^\S/.test(line));
  }, busy);

  it('compiles with every example and every declaration, whatever drizzle makes of its own', () => {
    // Drizzle's declarations refer to databases that nobody here has.
    expect(errors.filter((line) => !/^\S*node_modules\/drizzle-orm\//.test(line))).toEqual([]);
  });

  it(
    'runs on plain Node: with Hono, under a mount path, in process, from every entry',
    async () => {
      const output = await run(packed.application, process.execPath, 'dist/test/package/application/main.js');
      expect(JSON.parse(output)).toEqual({
        isSameUser: true,
        hasUser: true,
        referenceScript: 200,
        isOneErrorClass: true,
        worker: 500,
        vendors: 4,
      });
    },
    busy,
  );

  it.each([
    ['crosswalk/sdk', `export { createClient } from 'crosswalk/sdk';`, 20_000],
    ['crosswalk/worker', `export { default } from 'crosswalk/worker';`, 4_000_000],
  ])('is bundled without Node’s modules or the sandbox: %s', async (_entry, contents, bound) => {
    const { metafile, outputFiles } = await build({
      stdin: { contents, resolveDir: packed.application },
      bundle: true,
      minify: true,
      format: 'esm',
      conditions: ['workerd', 'worker', 'browser'],
      external: ['node:*', 'cloudflare:*'],
      metafile: true,
      write: false,
    });
    const own = Object.entries(metafile.inputs).filter(([file]) => file.includes('node_modules/crosswalk/'));
    expect(own.length).toBeGreaterThan(0);
    expect(
      own.flatMap(([, { imports }]) => imports.map(({ path }) => path)).filter((path) => path.startsWith('node:')),
    ).toEqual([]);
    expect(outputFiles[0]?.contents.length).toBeLessThan(bound);
  });
});

import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from './worker-world.ts';

/** The bound of what a Worker may weigh, compressed. */
const limit = 600 * 1024;

let code: Uint8Array;
let metafile: Metafile;

beforeAll(async () => {
  // The settings with which Wrangler bundles.
  const built = await build({
    absWorkingDir: root,
    entryPoints: ['src/runtime/worker.ts'],
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    external: ['node:*', 'cloudflare:*'],
    metafile: true,
    write: false,
  });
  ({ metafile } = built);
  code = built.outputFiles[0]?.contents ?? new Uint8Array();
});

/** Files of the bundle that match, with what they import of the runtime. */
function filesImporting(pattern: RegExp): string[] {
  return Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
    imports.some(({ path, external }) => external === true && pattern.test(path)) ? [file] : [],
  );
}

describe('the Worker bundle', () => {
  it('stays under its bound', () => {
    const compressed = gzipSync(code).length;
    console.log(
      `Worker bundle: ${Math.round(compressed / 1024)} KiB compressed, ${Math.round(code.length / 1024)} KiB in all`,
    );
    expect(compressed).toBeGreaterThan(0);
    expect(compressed).toBeLessThan(limit);
  });

  it('imports nothing of Node but what the driver of PostgreSQL takes from nodejs_compat', () => {
    const own = filesImporting(/^node:/).filter((file) => !file.includes('node_modules/postgres/cf/'));
    expect(own).toEqual([]);
    expect(filesImporting(/^(?!node:|cloudflare:|<runtime>)/)).toEqual([]);
  });

  it('holds neither the embedded database, nor the sandbox, nor anything of the Node runtime', () => {
    const packages = /node_modules\/(@electric-sql\/pglite|@hono\/node-server|undici|tsx)\//;
    const folders = /src\/(sandbox|runtime\/(?!worker|postgres|fetch-transport|public-url|system-clock))/;
    expect(Object.keys(metafile.inputs).filter((file) => packages.test(file) || folders.test(file))).toEqual([]);
  });
});

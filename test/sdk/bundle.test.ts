import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('is under 4 kB compressed, and of its own files only', async () => {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['sdk/index.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    metafile: true,
    write: false,
  });
  const files = Object.entries(metafile.inputs);
  expect(files.map(([file]) => file).filter((file) => !/^sdk\/[a-z-]+\.ts$/.test(file))).toEqual([]);
  expect(files.flatMap(([, { imports }]) => imports.filter(({ external }) => external === true))).toEqual([]);
  const size = gzipSync(outputFiles[0]?.contents ?? '').length;
  expect(size).toBeGreaterThan(500);
  expect(size).toBeLessThan(4000);
});

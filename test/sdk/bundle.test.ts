import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const sdk = fileURLToPath(new URL('../../sdk', import.meta.url));

it.each([
  ['createClient', 4000],
  ['connect', 6000],
])('%s alone is under %i bytes compressed, and of files of the SDK only', async (name, limit) => {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export { ${name} } from './index.ts';`, resolveDir: sdk, sourcefile: 'entry.ts' },
    absWorkingDir: sdk,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    metafile: true,
    write: false,
  });
  const files = Object.entries(metafile.inputs);
  expect(files.map(([file]) => file).filter((file) => !/^(connect\/)?[a-z-]+\.ts$/.test(file))).toEqual([]);
  expect(files.flatMap(([, { imports }]) => imports.filter(({ external }) => external === true))).toEqual([]);
  const size = gzipSync(outputFiles[0]?.contents ?? '').length;
  expect(size).toBeGreaterThan(500);
  expect(size).toBeLessThan(limit);
});

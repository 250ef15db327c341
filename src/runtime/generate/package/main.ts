/**
 * Builds the package that `npm pack` packs, into `dist/package/`.
 *
 *     npm run build:package
 */
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { writeDeclarations } from './declarations.ts';
import { entries } from './entries.ts';

const directory = 'dist/package';

await rm(directory, { recursive: true, force: true });
await Promise.all([
  // In few files, as a start reads them all; what the package depends on stays outside, once for the whole application.
  build({
    entryPoints: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
    outdir: directory,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'neutral',
    format: 'esm',
    target: 'es2023',
    logLevel: 'warning',
  }),
  writeDeclarations(
    entries.map(({ source }) => source),
    `${directory}/types`,
  ),
]);

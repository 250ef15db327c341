import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/**
 * Begins to compile PGlite's program, which takes other threads a few hundred milliseconds: whoever does so first has
 * them for whatever else a start needs. The file is read at once, as reading it in turns would put off the beginning.
 */
export function compilePglite(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(readFileSync(join(dirname(resolve('@electric-sql/pglite')), 'pglite.wasm')));
}

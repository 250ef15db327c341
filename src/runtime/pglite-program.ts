import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * PGlite's program, compiled once in a process: what one database has made of it serves the next. It takes other threads
 * a few hundred milliseconds, so that whoever begins it first has them for whatever else a start needs.
 */
export function compilePglite(): Promise<WebAssembly.Module> {
  compiled ??= compile();
  return compiled;
}

/** The file is read at once, as reading it in turns would put off the beginning. */
function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(readFileSync(join(dirname(resolve('@electric-sql/pglite')), 'pglite.wasm')));
}

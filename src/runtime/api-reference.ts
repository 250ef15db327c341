import { readFile } from 'node:fs/promises';
import type { Asset } from '../api/index.ts';

/** The script of the API reference: one file of the package `@scalar/api-reference`, compressed with gzip. */
export const referenceScriptFile = new URL('assets/scalar.js.gz', import.meta.url);

/** The script as `/docs` serves it; browsers keep it, so that it is seldom asked for. */
export async function readReferenceScript(): Promise<Asset> {
  return { body: new Uint8Array(await readFile(referenceScriptFile)), encoding: 'gzip' };
}

import { readFile } from 'node:fs/promises';
import type { Asset } from '../api/index.ts';
import { assetUrl } from './assets.ts';

/** The script of the API reference: one file of the package `@scalar/api-reference`, compressed with gzip. */
export const referenceScriptFile = assetUrl('scalar.js.gz');

/** The script as `/docs` serves it; browsers keep it, so that it is seldom asked for. */
export async function readReferenceScript(): Promise<Asset> {
  return { body: new Uint8Array(await readFile(referenceScriptFile)), encoding: 'gzip' };
}

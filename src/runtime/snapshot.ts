import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress, constants } from 'node:zlib';
import { assetUrl } from './assets.ts';

const decompress = promisify(brotliDecompress);

/** The version of PGlite that made the snapshot, and that can open it. */
export const snapshotVersion = '0.5.16';

/** A new, empty database of PGlite, as its `dumpDataDir` wrote it, compressed with brotli's large window. */
export const snapshotFile = assetUrl(`pglite-${snapshotVersion}.tar.br`);

/**
 * What a new embedded database starts from: loading it takes a third of the time of making one. It holds no table, so
 * that migrations do not change it; `npm run generate` has nothing to do with it.
 */
export async function readSnapshot(): Promise<Uint8Array<ArrayBuffer>> {
  const compressed = await readFile(snapshotFile);
  return decompress(compressed, { params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 } });
}

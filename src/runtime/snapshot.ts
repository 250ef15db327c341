import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress, constants } from 'node:zlib';
import { assetUrl } from './assets.ts';

const decompress = promisify(brotliDecompress);

/** The version of PGlite that made the snapshot, and that can open it. */
export const snapshotVersion = '0.5.16';

/** A new database with its tables, as PGlite's `dumpDataDir` wrote it, compressed with brotli's large window. */
export const snapshotFile = assetUrl(`pglite-${snapshotVersion}.tar.br`);

/** More than the whole dump, which then is written once: put together of many pieces, it would take twice the time. */
const roomForAll = 64 * 1024 * 1024;

/**
 * What a new embedded database starts from: loading it takes a third of the time of making one. It holds the migrations
 * there were when it was made, so that a first start has only later ones to run.
 */
export async function readSnapshot(): Promise<Uint8Array<ArrayBuffer>> {
  const compressed = await readFile(snapshotFile);
  return decompress(compressed, {
    chunkSize: roomForAll,
    params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 },
  });
}

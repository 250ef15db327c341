/**
 * Makes the database that first starts begin with. Needed after PGlite was updated, and after a migration that it holds
 * was changed; migrations that were added later are run by the first start itself, which takes some longer.
 *
 *     node --import tsx src/runtime/commands/make-snapshot.ts
 */

import { writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import manifest from '../../../package.json' with { type: 'json' };
import { migrate } from '../../db/index.ts';
import { snapshotFile, snapshotVersion } from '../snapshot.ts';

/** 64 MiB, more than the whole dump: the three databases in it are alike, and are stored once. */
const windowBits = 26;

const installed = manifest.dependencies['@electric-sql/pglite'];
if (installed !== snapshotVersion) throw new Error(`Set snapshotVersion to ${installed} first.`);

const client = await PGlite.create();
await migrate(drizzle(client));
// So that nobody who loads it has a log to replay.
await client.exec('checkpoint');
const dump = await client.dumpDataDir('none');
await client.close();

const tar = Buffer.from(await dump.arrayBuffer());
const compressed = brotliCompressSync(tar, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LARGE_WINDOW]: 1,
    [constants.BROTLI_PARAM_LGWIN]: windowBits,
    [constants.BROTLI_PARAM_SIZE_HINT]: tar.length,
  },
});
await writeFile(snapshotFile, compressed);
console.log(`Wrote ${snapshotFile.pathname}: ${compressed.length} bytes.`);

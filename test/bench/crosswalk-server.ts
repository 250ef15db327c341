import { createWriteStream } from 'node:fs';
import { devNull } from 'node:os';
import { createServer } from 'node:http';
import { createCrosswalk } from '../../src/index.ts';
import { migrate } from '../../src/db/index.ts';
import { parseEgressAllow } from '../../src/egress/index.ts';
import { toNodeHandler } from '../../src/runtime/node-handler.ts';
import { createNodeTransport } from '../../src/runtime/node-transport.ts';
import { openPglite } from '../../src/runtime/pglite.ts';
import { openPostgres } from '../../src/runtime/postgres.ts';
import { systemClock } from '../../src/runtime/system-clock.ts';
import { generateRootKey, parseKeyRing } from '../../src/vault/index.ts';
import { listen } from './listen.ts';

export interface CrosswalkServerOptions {
  /** Where PGlite keeps its data; absent: in memory. */
  dataDirectory?: string | undefined;
  /** A PostgreSQL server in place of PGlite. */
  databaseUrl?: string | undefined;
}

/** A Crosswalk as it is served on Node, logging to where nobody reads. */
export async function serveCrosswalk({ dataDirectory, databaseUrl }: CrosswalkServerOptions) {
  const opened =
    databaseUrl === undefined
      ? await openPglite(dataDirectory === undefined ? {} : { dataDirectory })
      : openPostgres(databaseUrl);
  await migrate(opened.database);
  const log = createWriteStream(devNull);
  const crosswalk = createCrosswalk({
    database: opened.database,
    clock: systemClock,
    keyRing: parseKeyRing(generateRootKey('bench')),
    signingKeys: [crypto.getRandomValues(new Uint8Array(32))],
    transport: createNodeTransport(),
    egressAllow: parseEgressAllow('127.0.0.1'),
    log: (entry) => log.write(`${JSON.stringify(entry)}\n`),
  });
  const { token } = await crosswalk.api.tokens.create({ name: 'bench', scopes: ['admin'] });
  const url = await listen(createServer(toNodeHandler(crosswalk, { overrideGlobalObjects: true })));
  return { crosswalk, token, url, close: opened.close };
}

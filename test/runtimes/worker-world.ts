import { fileURLToPath } from 'node:url';
import { createTestHarness, type TestHarness, unstable_readConfig as readConfig } from 'wrangler';
import { migrate } from '../../src/db/index.ts';
import { openPostgres } from '../../src/runtime/postgres.ts';
import { serveSandbox } from '../../src/runtime/sandbox/index.ts';
import type { VendorName } from '../../src/sandbox/index.ts';
import { generateRootKey } from '../../src/vault/index.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';

// Wrangler asks questions and reports usage unless it is told not to.
process.env['CI'] = 'true';
process.env['WRANGLER_SEND_METRICS'] = 'false';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a Worker needs around it: a migrated PostgreSQL database, and vendors on the loopback address. */
export interface WorkerWorld {
  postgres: PostgresServer;
  /** The servers of a vendor, as an account names them. */
  serversOf(vendor: VendorName): Record<string, string>;
  close(): Promise<void>;
}

/** What definitions call the servers of the sandbox that these tests need. */
const declaredServers: Record<VendorName, Record<string, string[]>> = {
  braze: { rest: ['rest', 'scim'] },
  iterable: { us: ['api'] },
  segment: { tracking: ['tracking'], profile: ['profile'], public: ['public'] },
  lytics: { api: ['api'] },
};

export async function startWorkerWorld(): Promise<WorkerWorld> {
  const postgres = await startPostgres();
  const { database, close } = openPostgres(postgres.url);
  await migrate(database);
  await close();
  const vendors = await serveSandbox({ port: 0, people: 5, warn: console.warn });
  return {
    postgres,
    serversOf: (vendor) =>
      Object.fromEntries(
        vendors.addresses.flatMap(({ vendor: other, server, url }) => {
          const names = other === vendor ? (declaredServers[vendor][server] ?? []) : [];
          return names.map((name) => [name, url]);
        }),
      ),
    async close() {
      await vendors.close();
      await postgres.stop();
    },
  };
}

export const operatorToken = 'operator-token-of-the-worker';

/** Settings as an operator would set them, but for the database. */
export function workerSettings(): Record<string, string> {
  return {
    CROSSWALK_VAULT_KEYS: generateRootKey('test'),
    CROSSWALK_API_TOKEN: operatorToken,
    CROSSWALK_EGRESS_ALLOW: '127.0.0.1',
  };
}

/** A built Worker on workerd. */
export interface RunningWorker {
  url: URL;
  logs(): string[];
  /** A request over a real connection, with the operator's token unless told otherwise. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

async function run(harness: TestHarness): Promise<RunningWorker> {
  const { url } = await harness.listen();
  return {
    url,
    logs: () => harness.getLogs().map(({ message }) => message),
    fetch(path, { headers, ...init } = {}) {
      const fields = new Headers(headers);
      if (!fields.has('authorization')) fields.set('authorization', `Bearer ${operatorToken}`);
      return fetch(new URL(path, url), { ...init, headers: fields });
    },
    close: () => harness.close(),
  };
}

/** Builds and starts the Worker of `wrangler.toml` with these secrets. */
export function startWorker(secrets: Record<string, string>): Promise<RunningWorker> {
  return run(createTestHarness({ root, workers: [{ configPath: 'wrangler.toml', secrets }] }));
}

/** Builds and starts another Worker with the settings of `wrangler.toml`, its database behind a Hyperdrive binding. */
export function startWorkerOnHyperdrive(
  file: string,
  databaseUrl: string,
  vars: Record<string, string>,
): Promise<RunningWorker> {
  const { compatibility_date, compatibility_flags } = readConfig({ config: `${root}/wrangler.toml` });
  if (compatibility_date === undefined) throw new Error('wrangler.toml has no compatibility date');
  const hyperdrive = [{ binding: 'HYPERDRIVE', id: 'local', localConnectionString: databaseUrl }];
  const main = `${root}/${file}`;
  const config = { name: 'crosswalk-embedded', main, compatibility_date, compatibility_flags, vars, hyperdrive };
  return run(createTestHarness({ root, workers: [{ config }] }));
}

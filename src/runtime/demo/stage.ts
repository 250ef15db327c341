import type { Clock } from '../../clock.ts';
import { createCrosswalk } from '../../crosswalk.ts';
import { type Crosswalk } from '../../crosswalk-api.ts';
import type { Database } from '../../db/index.ts';
import { transportFromFetch } from '../../egress/index.ts';
import { connectionOf, furnish, type Sandbox } from '../../sandbox/index.ts';
import { generateRootKey, parseKeyRing } from '../../vault/index.ts';

/** Where the demo takes place: a Crosswalk of its own over a sandbox without any people. */
export interface Stage {
  crosswalk: Crosswalk;
  clock: Clock;
  /** An admin token. */
  token: string;
  /** What links an account, by integration. */
  connections: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** How many calls a vendor has received. */
  vendorCalls: (integration: string) => number;
}

/**
 * Builds a stage on a database whose migrations have been run. Nothing leaves the process.
 *
 * @param options.sandbox An empty sandbox; it is furnished here.
 */
export async function createStage(options: { database: Database; sandbox: Sandbox; clock: Clock }): Promise<Stage> {
  const { database, sandbox, clock } = options;
  const { connections } = furnish(sandbox, { people: 0 });
  const transport = transportFromFetch((request) => sandbox.fetch(request));
  const crosswalk = createCrosswalk({
    database,
    clock,
    keyRing: parseKeyRing(generateRootKey('demo')),
    signingKeys: [crypto.getRandomValues(new Uint8Array(32))],
    transport,
    sandbox: { transport, connectionOf },
  });
  const { token } = await crosswalk.api.tokens.create({ name: 'demo', scopes: ['admin'] });
  return {
    crosswalk,
    clock,
    token,
    connections,
    vendorCalls: (integration) => sandbox.vendors.find(({ name }) => name === integration)?.requests.length ?? 0,
  };
}

import type { LogEntry } from '../api/index.ts';
import { prepareCrosswalk } from '../crosswalk.ts';
import { type Crosswalk } from '../crosswalk-api.ts';
import { type Customisation, type Surroundings } from '../crosswalk-options.ts';
import { createTenantKeys } from '../db/index.ts';
import type { EgressAllow } from '../egress/index.ts';
import type { OAuthClients } from '../oauth2/index.ts';
import { createReplaceableKeyRing, deriveSigningKeys, parseKeyRing } from '../vault/index.ts';
import { readReferenceScript } from './api-reference.ts';
import { type DatabaseOptions, openDatabase, type ReadyDatabase } from './database.ts';
import { checkVaultKeys } from './keys.ts';
import { workInBackground } from './background.ts';
import { createRotation } from './rotate-vault.ts';
import { createSandboxOnDemand, type SandboxOnDemand } from './sandbox-on-demand.ts';
import { createNodeTransport, type NodeTransport } from './node-transport.ts';
import { systemClock } from './system-clock.ts';
import { vacuumHourly } from './vacuum.ts';

export { parseEgressAllow } from '../egress/index.ts';
export { type NodeHandler, type NodeHandlerOptions, toNodeHandler } from './node-handler.ts';

export interface NodeOptions extends DatabaseOptions, Customisation {
  /** Path under which your application mounts Crosswalk, such as `/crosswalk`. */
  basePath?: string;
  /**
   * Address at which callers and browsers reach Crosswalk, base path included. Links and vendors lead there: it is
   * required beside `oauthClients`, and without it `connect_url` of a link token is null.
   */
  publicUrl?: URL;
  /** Where a server of yours listens, base path included: stands in for `publicUrl` in links. Asked once there is a request. */
  listeningUrl?: () => URL;
  /** Private hosts and networks that accounts may call; see `parseEgressAllow`. Default: none. */
  egressAllow?: EgressAllow;
  /** The clients under which you are registered at vendors, by the name of the integration. Default: none. */
  oauthClients?: OAuthClients;
  /**
   * The vendors as servers within this process, for accounts with `sandbox: true`. Their data is gone when the process
   * ends. Default: on with the embedded database, off with a server.
   */
  sandbox?: boolean | { people: number };
  /** Whether the background work is done here, every 30 seconds; false: you call `tick` yourself. Default true. */
  background?: boolean;
  /** Takes the log, one entry at a time. Default: nothing is logged. */
  log?: (entry: LogEntry) => void;
}

/** Crosswalk on Node, with what it holds open. */
export interface NodeCrosswalk extends Crosswalk {
  readonly database: Pick<ReadyDatabase, 'database' | 'dataDirectory' | 'isEmbedded' | 'madeVaultKeys'>;
  /** The sandbox of this process, if it is on. What its `start` gives is to look into, to fill further, to make fail. */
  readonly builtInSandbox: SandboxOnDemand | undefined;
  /** The log, for what never becomes a request. */
  readonly log: (entry: LogEntry) => void;
  /** From now on `/ready` answers 503, and nobody is kept waiting for a vendor to show a write; everything else goes on. */
  readonly drain: () => void;
  /**
   * Breaks off what is under way and closes the database. Call it when requests have been answered; what became of calls
   * with an idempotency key whose callers have gone is stored before.
   */
  readonly close: () => Promise<void>;
}

const samplePeople = 300;

/**
 * Crosswalk for an application of your own: opens the database, runs the migrations and puts everything together. It
 * listens on no port and reads no environment variable. Call it once and keep what it returns.
 *
 * A framework that hands over a parsed URL has collapsed dot segments before Crosswalk sees them, so that
 * `/custom/../api-token` is `/api-token` by then. Let it refuse such paths, or on Node use `toNodeHandler`, which does.
 *
 * @throws Error with one line when the database or its keys cannot be used; DefinitionError when an integration or an
 * override of yours is wrong. Nothing stays open then.
 *
 * @example
 * const crosswalk = await createCrosswalk({ databaseUrl, vaultKeys, basePath: '/crosswalk' });
 * app.use('/crosswalk', toNodeHandler(crosswalk));
 */
export async function createCrosswalk(options: NodeOptions = {}): Promise<NodeCrosswalk> {
  const opening = openDatabase(options);
  const transport = createNodeTransport();
  try {
    // Takes long, and opening does most of its work in other threads.
    const assemble = prepareDefinitions(options);
    return await assembleOn(await opening, transport, assemble, options);
  } catch (error) {
    await transport.close();
    await opening.then(
      (opened) => opened.close(),
      () => {},
    );
    throw error;
  }
}

type Assemble = (surroundings: Surroundings) => Crosswalk;

let uncustomised: Assemble | undefined;

/** Made once in a process where nothing is customised: checking and compiling the definitions takes a fifth of a second. */
function prepareDefinitions({ integrations, overrides }: Customisation): Assemble {
  if (integrations === undefined && overrides === undefined) return (uncustomised ??= prepareCrosswalk());
  return prepareCrosswalk({ ...(integrations && { integrations }), ...(overrides && { overrides }) });
}

function prepareSandbox({ sandbox, databaseUrl }: NodeOptions): SandboxOnDemand | undefined {
  const wanted = sandbox ?? databaseUrl === undefined;
  return wanted === false ? undefined : createSandboxOnDemand(wanted === true ? samplePeople : wanted.people);
}

async function assembleOn(
  opened: ReadyDatabase,
  transport: NodeTransport,
  assemble: Assemble,
  options: NodeOptions,
): Promise<NodeCrosswalk> {
  const { log = () => {}, background = true, egressAllow, oauthClients, basePath, publicUrl, listeningUrl } = options;
  const builtInSandbox = prepareSandbox(options);
  const { database, vaultKeys, dataDirectory, isEmbedded, madeVaultKeys } = opened;
  const keyRing = createReplaceableKeyRing(parseKeyRing(vaultKeys));
  await checkVaultKeys(keyRing, createTenantKeys({ database, clock: systemClock }));
  const stopping = new AbortController();
  const crosswalk = assemble({
    database,
    keyRing,
    signingKeys: await deriveSigningKeys(vaultKeys),
    transport,
    clock: systemClock,
    log,
    stopping: stopping.signal,
    referenceScript: readReferenceScript,
    rotateVault: (vault) => createRotation(vault, keyRing, opened),
    ...(builtInSandbox && { sandbox: builtInSandbox }),
    ...(egressAllow && { egressAllow }),
    ...(oauthClients && { oauthClients }),
    ...(basePath !== undefined && { basePath }),
    ...(publicUrl && { publicUrl }),
    ...(listeningUrl && { listeningUrl }),
  });
  const endings = [
    ...(isEmbedded ? [vacuumHourly(database, systemClock, log)] : []),
    ...(background ? [workInBackground(crosswalk, systemClock, log)] : []),
  ];

  async function closeAll(): Promise<void> {
    stopping.abort();
    const ended = endings.map((end) => end());
    // What is under way may wait for a vendor.
    await transport.close();
    await Promise.all([...ended, crosswalk.release()]);
    await opened.close();
  }
  let closing: Promise<void> | undefined;

  return {
    ...crosswalk,
    database: { database, dataDirectory, isEmbedded, madeVaultKeys },
    builtInSandbox,
    log,
    drain() {
      stopping.abort();
    },
    close: () => (closing ??= closeAll()),
  };
}

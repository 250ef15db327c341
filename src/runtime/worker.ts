import { prepareCrosswalk } from '../crosswalk.ts';
import { type Crosswalk } from '../crosswalk-api.ts';
import { type Customisation } from '../crosswalk-options.ts';
import { describeCause, type LogEntry } from '../api/index.ts';
import type { Database } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { ensureBootstrapToken } from '../tokens/index.ts';
import { createFetchTransport } from './fetch-transport.ts';
import { openPostgres } from './postgres.ts';
import { systemClock } from './system-clock.ts';
import { announceLength, withStatedLength } from './worker-length.ts';
import { readReferenceScript } from './worker-reference.ts';
import { readWorkerSettings, type WorkerSettings } from './worker-settings.ts';

export interface WorkerOptions extends Customisation {
  /** Path under which a Worker of your own mounts Crosswalk, such as `/crosswalk`. */
  basePath?: string;
  /** Default: one line of JSON for each entry, on the console. */
  log?: (entry: LogEntry) => void;
}

/** The part of a Worker's execution context that Crosswalk uses. */
export interface WorkerContext {
  waitUntil(promise: Promise<unknown>): void;
}

/** Crosswalk for the time of one event: a database connection belongs to the event that opened it. */
export interface OpenCrosswalk extends Crosswalk {
  /** Gives the database connections back; to be handed to `waitUntil`. */
  readonly close: () => Promise<void>;
}

export interface WorkerCrosswalk {
  /** Serves one HTTP request: the `fetch` of a Worker, or called from one. */
  fetch(request: Request, env: unknown, context: WorkerContext): Promise<Response>;
  /**
   * Does background work: the `scheduled` of a Worker, for a cron trigger of every minute.
   *
   * @throws Error with one line when a setting in `env` is missing or wrong, and CrosswalkError `unavailable` when the
   * database cannot be reached, so that Cloudflare shows the run as failed.
   */
  scheduled(event: unknown, env: unknown, context: WorkerContext): Promise<void>;
  /**
   * Opens Crosswalk to use `api` without HTTP, in any event of a Worker.
   *
   * @throws Error with one line when a setting in `env` is missing or wrong.
   *
   * @example
   * const { api, close } = await crosswalk.open(env);
   * const user = await api.unified.get({ accountId }, 'user-directory', 'users', 'email:ada@example.com');
   * context.waitUntil(close());
   */
  open(env: unknown): Promise<OpenCrosswalk>;
}

/** Queries of one request rarely run side by side, and a Worker may hold only six connections in all. */
const maximumConnections = 3;

/** Pieces of background work in one event; the next event goes on. */
const mostRounds = 20;

function logToConsole(entry: LogEntry): void {
  console[entry.level](JSON.stringify(entry));
}

/**
 * Crosswalk on Cloudflare Workers, with PostgreSQL through Hyperdrive. `env` holds the settings: the binding `HYPERDRIVE`
 * or the secret `DATABASE_URL`, `CROSSWALK_VAULT_KEYS`, and if wanted `CROSSWALK_API_TOKEN`, `CROSSWALK_EGRESS_ALLOW`,
 * `CROSSWALK_PUBLIC_URL`, base path included, and beside that `CROSSWALK_OAUTH_CLIENTS`.
 * Migrations are not run here: start the Node runtime on the same database once for each new version.
 *
 * Definitions are checked and compiled in this call, so that it belongs into the global scope of a Worker.
 *
 * @throws DefinitionError when a definition is wrong, with every finding.
 *
 * @example
 * export default createCrosswalk({ overrides });
 */
export function createCrosswalk({
  basePath = '',
  log = logToConsole,
  ...customisation
}: WorkerOptions = {}): WorkerCrosswalk {
  const assemble = prepareCrosswalk(customisation);
  let tokenIsStored = false;

  function assembleFor(database: Database, settings: WorkerSettings): Crosswalk {
    const { keyRing, signingKeys, egressAllow, oauthClients, publicUrl, apiToken, assets } = settings;
    return assemble({
      database,
      keyRing,
      signingKeys,
      egressAllow,
      oauthClients,
      transport: createFetchTransport({ announceLength }),
      clock: systemClock,
      basePath,
      log,
      ready: async () => tokenIsStored || apiToken === undefined,
      ...(publicUrl && { publicUrl }),
      ...(assets && { referenceScript: () => readReferenceScript(assets) }),
    });
  }

  /** Once in the life of an isolate; a failure shows itself in the log and at `/ready`, and is tried again. */
  async function storeToken(database: Database, { apiToken }: WorkerSettings): Promise<void> {
    if (tokenIsStored || apiToken === undefined) return;
    try {
      await ensureBootstrapToken(database, new Date(), apiToken);
      tokenIsStored = true;
    } catch (error) {
      log({ level: 'error', message: 'CROSSWALK_API_TOKEN cannot be used yet.', cause: describeCause(error) });
    }
  }

  async function open(env: unknown): Promise<OpenCrosswalk> {
    const settings = await readWorkerSettings(env);
    const { database, close } = openPostgres(settings.databaseUrl, { maximumConnections });
    const crosswalk = assembleFor(database, settings);
    await storeToken(database, settings);
    return { ...crosswalk, close };
  }

  return {
    open,
    async scheduled(_event, env, context) {
      const { tick, close } = await open(env);
      try {
        for (let round = 0; round < mostRounds && (await tick()).isMore; round += 1);
      } finally {
        context.waitUntil(close());
      }
    },
    async fetch(request, env, context) {
      let crosswalk: OpenCrosswalk;
      try {
        crosswalk = await open(env);
      } catch (error) {
        return refuse(error, log);
      }
      const response = await crosswalk.fetch(request);
      context.waitUntil(crosswalk.close());
      return withStatedLength(response);
    },
  };
}

/** The operator reads the reason in the log; whoever makes the request only learns that it is not theirs. */
function refuse(reason: unknown, log: (entry: LogEntry) => void): Response {
  const requestId = crypto.randomUUID();
  log({ level: 'error', message: String(reason), request_id: requestId });
  const message = 'This Worker is not set up completely; its log says what is wrong.';
  const error = new CrosswalkError('internal_error', message, { retryable: false });
  return Response.json(error.toBody(requestId), { status: error.status, headers: { 'x-request-id': requestId } });
}

export default /* @__PURE__ */ createCrosswalk();

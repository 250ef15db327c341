import { createAccounts } from './accounts/index.ts';
import {
  type Api,
  createApi,
  createFetch,
  createNativeRoute,
  describeCause,
  readBasePath,
  type Services,
} from './api/index.ts';

import { createLinkTokens } from './connect/index.ts';
import { createTenantKeys, deleteEndedAuthorizations } from './db/index.ts';
import { type Definitions, loadDefinitions } from './definitions/index.ts';
import { integrationSources } from './definitions/generated/integrations.ts';
import { createDiscovery } from './discovery/index.ts';
import { createMappingServices } from './field-maps/index.ts';
import { createIdempotency } from './idempotency/index.ts';
import { allowsUrl, createEgress } from './egress/index.ts';

import { createTokenClient, requireUsefulClients } from './oauth2/index.ts';
import {
  createCursors,
  createForwarder,
  createLister,
  createProxyOperations,
  createSender,
  verifyConnection,
} from './proxy/index.ts';
import { createSigner } from './signer.ts';
import { createTick, deletion } from './tick.ts';
import { createAccountTokens, createApiTokens } from './tokens/index.ts';
import { createUnifiedOperations, modelShapes } from './unified/index.ts';
import { createCrosswalkApi, type Crosswalk } from './crosswalk-api.ts';
import { type CrosswalkOptions, type Customisation, type Surroundings } from './crosswalk-options.ts';
import { createVault } from './vault/index.ts';

/**
 * Puts Crosswalk together. Nothing runs in the background but what `tick` is called for, and nothing is held open but the
 * calls under way: whoever gives the database calls `release`, and then closes it.
 *
 * A framework that hands over a parsed URL has collapsed dot segments before Crosswalk sees them, so that
 * `/custom/../api-token` is `/api-token` by then. Let it refuse such paths, or on Node hand over Node's own requests with
 * `toNodeHandler`, which does.
 *
 * @throws DefinitionError when a definition is wrong, with every finding.
 */
export function createCrosswalk({ integrations = {}, overrides = {}, ...surroundings }: CrosswalkOptions): Crosswalk {
  return prepareCrosswalk({ integrations, overrides })(surroundings);
}

/**
 * Does once what takes long, which is to check and compile the definitions. The function that it returns then costs
 * next to nothing, for runtimes whose database connections live no longer than one request.
 *
 * @throws DefinitionError when a definition is wrong, with every finding.
 *
 * @example
 * const assemble = prepareCrosswalk();
 * const { fetch } = assemble({ database, keyRing, signingKeys, transport, clock });
 */
export function prepareCrosswalk({ integrations = {}, overrides = {} }: Customisation = {}): (
  surroundings: Surroundings,
) => Crosswalk {
  const checked = new Set(Object.keys(integrationSources).filter((name) => integrations[name] === undefined));
  const sources = { ...integrationSources, ...integrations };
  const definitions = loadDefinitions(sources, { models: modelShapes, overrides, checked });
  const routes = createApi();
  return (surroundings) => assembleCrosswalk(definitions, routes, surroundings);
}

const withoutSlash = (address: URL | undefined) => address?.href.replace(/\/$/, '');

/** @throws Error with one line when vendors could not lead end customers back. */
function requireWayBack({ oauthClients = {}, publicUrl, listeningUrl }: Surroundings): void {
  if (Object.keys(oauthClients).length === 0 || publicUrl !== undefined || listeningUrl !== undefined) return;
  throw new Error(
    'publicUrl is missing: it must be set beside oauthClients, as vendors send your customers back to it.',
  );
}

function assembleCrosswalk(definitions: Definitions, routes: Api, options: Surroundings): Crosswalk {
  requireWayBack(options);
  requireUsefulClients(options.oauthClients ?? {}, definitions);
  const { database, clock, egressAllow = [], sandbox, log = () => {} } = options;
  const warn = (message: string, { cause, ...fields }: Record<string, unknown>) =>
    log({ ...fields, level: 'warn', message, ...(cause !== undefined && { cause: describeCause(cause) }) });
  const vault = createVault({ keyRing: options.keyRing, tenantKeys: createTenantKeys({ database, clock }), clock });
  const egress = createEgress({
    network: options.transport,
    clock,
    allow: egressAllow,
    ...(sandbox === undefined ? {} : { sandbox: sandbox.transport }),
  });
  const sandboxFields = async (integration: string) => sandbox?.connectionOf(integration);
  const oauth = { client: createTokenClient({ egress, clock }), clients: options.oauthClients ?? {} };
  const accounts = createAccounts({
    database,
    definitions,
    vault,
    clock,
    verify: (connection) => verifyConnection(sender, connection),
    allowsServer: (address) => allowsUrl(egressAllow, address),
    ...(sandbox === undefined ? {} : { sandboxFields }),
    oauth,
    warn,
  });
  const sender = createSender({ egress, clock, accounts });
  const signer = createSigner(options.signingKeys);
  const cursors = createCursors(signer);
  const lister = createLister(sender, cursors);
  const proxy = createProxyOperations(sender, lister);
  const unified = createUnifiedOperations({ sender, lister, cursors, clock, stopping: options.stopping });
  const accountTokens = createAccountTokens({ signer, clock });
  const tokens = createApiTokens({ database, clock, accountTokens });
  const mapping = createMappingServices({ database, clock, definitions, accounts, sender, lister, unified });
  const links = createLinkTokens({
    database,
    clock,
    linked: async (transaction, { host_fields: own = [] }, accountId) => {
      if (own.length > 0) await mapping.fieldMaps.declareOwn(transaction, accountId, own);
    },
  });
  const basePath = readBasePath(options.basePath ?? '');
  const discovery = createDiscovery({ definitions, accounts, basePath });
  const idempotency = createIdempotency({ database, vault, clock, warn });

  async function ready(): Promise<boolean> {
    if (options.stopping?.aborted === true) return false;
    if (options.ready !== undefined && !(await options.ready())) return false;
    await tokens.list({}, { limit: 1 });
    return true;
  }

  const services: Services = {
    accounts,
    tokens,
    accountTokens,
    links,
    ...mapping,
    definitions,
    discovery,
    idempotency,
    unified,
    proxy,
    sender,
    forward: createForwarder(sender, accounts),
    cursors,
    signer,
    clock,
    log,
    basePath,
    rotateVault: options.rotateVault?.(vault) ?? (async () => ({ ...(await vault.rotate()), replacedRootKeys: false })),
    sandboxFields,
    publicUrl: () => withoutSlash(options.publicUrl ?? options.listeningUrl?.()),
    visitedUrl: ({ url }) => withoutSlash(options.publicUrl) ?? new URL(url).origin + basePath,
    ready,
    referenceScript: options.referenceScript,
  };

  const chores = {
    renewals: accounts.renewTokens,
    linkTokens: deletion((limit) => links.forgetEnded(limit)),
    authorizations: deletion((limit) => deleteEndedAuthorizations(database, new Date(clock.now()), limit)),
    idempotencyKeys: deletion((limit) => idempotency.forgetEnded(limit)),
  };

  return {
    fetch: createFetch(routes, services),
    tick: createTick(clock, chores, options.stopping),
    release: () => idempotency.release(),
    native: createNativeRoute(services),
    definitions,
    links,
    mapping,
    vault,
    routes,
    api: createCrosswalkApi({ accounts, accountTokens, tokens, unified, proxy, discovery }),
  };
}

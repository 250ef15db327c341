import { createAccounts } from './accounts/index.ts';
import { type Api, createApi, createFetch, createNativeRoute, readBasePath, type Services } from './api/index.ts';

import { createLinkTokens } from './connect/index.ts';
import { createTenantKeys } from './db/index.ts';
import { type Definitions, loadDefinitions } from './definitions/index.ts';
import { integrationSources } from './definitions/generated/integrations.ts';
import { createMappingServices } from './field-maps/index.ts';
import { allowsUrl, createEgress } from './egress/index.ts';

import { createTokenClient } from './oauth2/index.ts';
import {
  createCursors,
  createForwarder,
  createLister,
  createProxyOperations,
  createSender,
  verifyConnection,
} from './proxy/index.ts';
import { createSigner } from './signer.ts';
import { createAccountTokens, createApiTokens } from './tokens/index.ts';
import { createUnifiedOperations, modelShapes, type ShapeOptions } from './unified/index.ts';
import { type AccountTarget, type Crosswalk } from './crosswalk-api.ts';
import { type CrosswalkOptions, type Customisation, type Surroundings } from './crosswalk-options.ts';
import { createVault } from './vault/index.ts';

const plainShape: ShapeOptions = { format: 'unified', ignoreRemoteData: false, excludeFields: [] };

/**
 * Puts Crosswalk together. Nothing runs in the background and nothing is held open: whoever gives the database closes it.
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

function assembleCrosswalk(definitions: Definitions, routes: Api, options: Surroundings): Crosswalk {
  const { database, clock, egressAllow = [], sandbox, log = () => {} } = options;
  const vault = createVault({ keyRing: options.keyRing, tenantKeys: createTenantKeys({ database, clock }), clock });
  const egress = createEgress({
    network: options.transport,
    clock,
    allow: egressAllow,
    ...(sandbox === undefined ? {} : { sandbox: sandbox.transport }),
  });
  const sandboxFields = (integration: string) => sandbox?.connections[integration];
  const oauth = { client: createTokenClient({ egress, clock }), clients: options.oauthClients ?? {} };
  const accounts = createAccounts({
    database,
    definitions,
    vault,
    clock,
    verify: (connection) => verifyConnection(sender, connection),
    allowsServer: (address) => allowsUrl(egressAllow, address),
    sandboxFields,
    oauth,
    warn: (message, fields) => log({ ...fields, level: 'warn', message }),
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
    publicUrl: ({ url }) => options.publicUrl?.href.replace(/\/$/, '') ?? new URL(url).origin + basePath,
    ready,
    referenceScript: options.referenceScript,
  };

  const open = ({ accountId, tenantId }: AccountTarget) => accounts.open(accountId, tenantId);
  const shapeOf = (given: Partial<ShapeOptions> = {}): ShapeOptions => ({ ...plainShape, ...given });

  return {
    fetch: createFetch(routes, services),
    native: createNativeRoute(services),
    definitions,
    links,
    mapping,
    vault,
    routes,
    api: {
      accounts: {
        create: (account) => accounts.create(account),
        get: (id, tenantId) => accounts.get(id, tenantId),
        list: async (filter, page) => (await accounts.list(filter, page)).views,
        update: (id, change, tenantId) => accounts.update(id, change, tenantId),
        remove: (id, tenantId) => accounts.remove(id, tenantId),
        refreshCredentials: (id, tenantId) => accounts.refreshCredentials(id, tenantId),
      },
      tokens,
      unified: {
        list: async (target, model, resource, given = {}) =>
          unified.list({ connection: await open(target), model, resource }, { filters: {}, ...given }, shapeOf(given)),
        get: async (target, model, resource, id, given) =>
          unified.get({ connection: await open(target), model, resource }, id, shapeOf(given)),
        create: async (target, model, resource, record, given = {}) =>
          unified.create({ connection: await open(target), model, resource }, record, shapeOf(given), given),
        update: async (target, model, resource, id, record, given = {}) =>
          unified.update({ connection: await open(target), model, resource }, id, record, shapeOf(given), given),
        remove: async (target, model, resource, id, given = {}) =>
          unified.remove({ connection: await open(target), model, resource }, id, given),
      },
      proxy: {
        list: async (target, request) => proxy.list(await open(target), request),
        call: async (target, request) => proxy.call(await open(target), request),
      },
    },
  };
}

import { type AccountChange, type AccountView, createAccounts, type NewAccount } from './accounts/index.ts';
import {
  type Api,
  type Asset,
  createApi,
  createFetch,
  createNativeRoute,
  type LogEntry,
  type NativeRoute,
  readBasePath,
  type Services,
} from './api/index.ts';
import { type Clock } from './clock.ts';
import { createLinkTokens, type LinkTokens } from './connect/index.ts';
import { createTenantKeys, type Database, type IntegratedAccountFilter, type PageRequest } from './db/index.ts';
import {
  type Definitions,
  type IntegrationOverride,
  type IntegrationSource,
  loadDefinitions,
} from './definitions/index.ts';
import { integrationSources } from './definitions/generated/integrations.ts';
import { createMappingServices, type MappingServices } from './field-maps/index.ts';
import { allowsUrl, createEgress, type EgressAllow, type Transport } from './egress/index.ts';
import { type JsonObject, type JsonValue } from './mapping/index.ts';
import { createTokenClient, type OAuthClients } from './oauth2/index.ts';
import {
  createCursors,
  createForwarder,
  createLister,
  createProxyOperations,
  createSender,
  type ListResult,
  type ProxyRequest,
  verifyConnection,
  type VendorAnswer,
} from './proxy/index.ts';
import { createSigner } from './signer.ts';
import { type ApiTokens, createAccountTokens, createApiTokens } from './tokens/index.ts';
import {
  createUnifiedOperations,
  type ListOptions,
  modelShapes,
  type ShapeOptions,
  type WriteOptions,
} from './unified/index.ts';
import { createVault, type RootKeyHolder, type Vault, type VaultRotation } from './vault/index.ts';

/** The built-in sandbox as accounts use it. */
export interface SandboxOptions {
  transport: Transport;
  /** Connection fields of the ready-made account of each integration. */
  connections: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What an installation changes about the built-in integrations. */
export interface Customisation {
  /** Integrations besides the built-in ones, or in place of them, by name. */
  integrations?: Readonly<Record<string, IntegrationSource>>;
  /** Changes of single fields of an integration, for all accounts. */
  overrides?: Readonly<Record<string, IntegrationOverride>>;
}

/** What Crosswalk needs of its surroundings. The entries `crosswalk/node` and `crosswalk/worker` fill it in. */
export interface Surroundings {
  /** An open database whose migrations have been run. */
  database: Database;
  /** Wraps the tenants' data keys. */
  keyRing: RootKeyHolder;
  /** Keys that sign cursors, the same in every process; the first signs, all verify. */
  signingKeys: readonly Uint8Array<ArrayBuffer>[];
  /** The way to the network. */
  transport: Transport;
  clock: Clock;
  /** Addresses that may be called although no definition names them. */
  egressAllow?: EgressAllow;
  /** The clients under which this installation is registered at vendors, by the name of the integration. */
  oauthClients?: OAuthClients;
  sandbox?: SandboxOptions;
  log?: (entry: LogEntry) => void;
  /**
   * Path under which an application mounts Crosswalk, such as `/api/crosswalk`. It is taken off the requests that still
   * carry it, and stands in the API document.
   */
  basePath?: string;
  /**
   * Address at which callers and browsers reach Crosswalk, base path included, such as `https://app.example.com/api`.
   * Without it, links lead to the host that a request was sent to.
   */
  publicUrl?: URL;
  /**
   * Aborts when the service is being stopped: `/ready` answers no from then on, and whoever waits for a vendor to show a
   * write hears that it was accepted.
   */
  stopping?: AbortSignal;
  /** Further conditions under which `/ready` answers yes. */
  ready?: () => Promise<boolean>;
  referenceScript?: () => Promise<Asset>;
  /** How the root key is rotated here. Default: what other root keys than the current one wrap is wrapped by it. */
  rotateVault?: (vault: Vault) => () => Promise<VaultRotation>;
}

export interface CrosswalkOptions extends Surroundings, Customisation {}

/** Which account a call in process is for; with `tenantId` an account of another tenant is not found. */
export interface AccountTarget {
  accountId: string;
  tenantId?: string;
}

/** The operations of the HTTP API without HTTP. Errors are thrown as `CrosswalkError`. */
export interface CrosswalkApi {
  accounts: {
    create(account: NewAccount): Promise<AccountView>;
    get(id: string, tenantId?: string): Promise<AccountView>;
    list(filter: IntegratedAccountFilter, page: PageRequest): Promise<AccountView[]>;
    update(id: string, change: AccountChange, tenantId?: string): Promise<AccountView>;
    remove(id: string, tenantId?: string): Promise<void>;
    refreshCredentials(id: string, tenantId?: string): Promise<void>;
  };
  tokens: ApiTokens;
  unified: {
    list(
      target: AccountTarget,
      model: string,
      resource: string,
      options?: Partial<ListOptions & ShapeOptions>,
    ): Promise<JsonObject>;
    get(
      target: AccountTarget,
      model: string,
      resource: string,
      id: string,
      options?: Partial<ShapeOptions>,
    ): Promise<JsonObject>;
    create(
      target: AccountTarget,
      model: string,
      resource: string,
      record: JsonValue,
      options?: Partial<WriteOptions & ShapeOptions>,
    ): Promise<JsonObject>;
    update(
      target: AccountTarget,
      model: string,
      resource: string,
      id: string,
      record: JsonValue,
      options?: Partial<WriteOptions & ShapeOptions>,
    ): Promise<JsonObject>;
    remove(
      target: AccountTarget,
      model: string,
      resource: string,
      id: string,
      options?: WriteOptions,
    ): Promise<{ id: string; applied: string }>;
  };
  proxy: {
    list(target: AccountTarget, request: ProxyRequest): Promise<ListResult>;
    call(target: AccountTarget, request: ProxyRequest): Promise<VendorAnswer>;
  };
}

/** A running Crosswalk. */
export interface Crosswalk {
  /** Serves one HTTP request; mounts in every framework that speaks Request and Response. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The native route of `fetch` for runtimes with requests of their own, at a third of the cost. */
  readonly native: NativeRoute;
  readonly api: CrosswalkApi;
  readonly definitions: Definitions;
  readonly links: LinkTokens;
  readonly mapping: MappingServices;
  readonly vault: Vault;
  /** The router, for the generated OpenAPI document. */
  readonly routes: Api;
}

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
  const mapping = createMappingServices({ database, clock, definitions, accounts, lister, unified });
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

import { type AccountChange, type Accounts, type AccountView, type NewAccount } from './accounts/index.ts';
import { type Api, type NativeRoute } from './api/index.ts';
import { type LinkTokens } from './connect/index.ts';
import { type IntegratedAccountFilter, type PageRequest } from './db/index.ts';
import { type Definitions } from './definitions/index.ts';
import { type Discovery } from './discovery/index.ts';
import { type OutboundResponse } from './egress/index.ts';
import { type MappingServices } from './field-maps/index.ts';
import { type JsonObject, type JsonValue } from './mapping/index.ts';
import {
  checkLimit,
  type VendorListResult,
  type ProxyOperations,
  type ProxyRequest,
  type VendorAnswer,
} from './proxy/index.ts';
import { type Tick } from './tick.ts';
import { type AccountTokens, type ApiTokens } from './tokens/index.ts';
import { type ListOptions, type ShapeOptions, type UnifiedOperations, type WriteOptions } from './unified/index.ts';
import { type Vault } from './vault/index.ts';

/** Which account a call in process is for; with `tenantId` an account of another tenant is not found. */
export interface AccountTarget {
  accountId: string;
  tenantId?: string;
}

/** What a read hands to the vendor besides, and what ends it. */
type ReadOptions = Pick<ListOptions, 'remoteQuery' | 'signal'>;

/**
 * The operations of the HTTP API without HTTP. Errors are thrown as `CrosswalkError`. Link tokens, field maps and the
 * vault are `links`, `mapping` and `vault` beside it.
 */
export interface CrosswalkApi {
  accounts: {
    create(account: NewAccount): Promise<AccountView>;
    get(id: string, tenantId?: string): Promise<AccountView>;
    /**
     * Accounts, newest first. The next page comes after the last account of this one.
     *
     * @example
     * const page = await api.accounts.list({ tenantId: 'acme' }, { limit: 100 });
     * const last = page.at(-1);
     * const after = last && { createdAt: new Date(last.created_at), id: last.id };
     */
    list(filter: IntegratedAccountFilter, page: PageRequest): Promise<AccountView[]>;
    update(id: string, change: AccountChange, tenantId?: string): Promise<AccountView>;
    remove(id: string, tenantId?: string): Promise<void>;
    refreshCredentials(id: string, tenantId?: string): Promise<void>;
    /** A token for one account, good for 15 minutes, which a browser may use on pages of these origins. */
    createToken(target: AccountTarget, origins?: readonly string[]): Promise<{ token: string; expiresAt: Date }>;
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
      options?: Partial<ShapeOptions> & ReadOptions,
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
    /** A list in the envelope. */
    list(target: AccountTarget, request: ProxyRequest): Promise<VendorListResult>;
    /** One answer, read as what is documented. */
    call(target: AccountTarget, request: ProxyRequest): Promise<VendorAnswer>;
    /** A successful answer in the vendor's own bytes, 32 MiB at most; of a list the page that the cursor names. */
    raw(target: AccountTarget, request: ProxyRequest): Promise<VendorAnswer>;
    /** Like `raw`, with a body that is still arriving: nothing of it is held. Read it to its end, or cancel it. */
    stream(target: AccountTarget, request: ProxyRequest): Promise<OutboundResponse>;
  };
  /** What can be done, and what it needs. */
  discovery: Discovery;
}

/** A running Crosswalk. */
export interface Crosswalk {
  /** Serves one HTTP request; mounts in every framework that speaks Request and Response. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The native route of `fetch` for runtimes with requests of their own, at a third of the cost. */
  readonly native: NativeRoute;
  readonly api: CrosswalkApi;
  /**
   * Does a bounded piece of background work: renews OAuth tokens of accounts in use ahead of their end, and forgets what
   * has ended. Call it every minute or more often, in as many processes as you like: work is claimed in the database. A
   * token that cannot be renewed is told to the log.
   *
   * @throws CrosswalkError `unavailable` when the database cannot be reached.
   *
   * @example
   * while ((await crosswalk.tick()).isMore);
   */
  readonly tick: Tick;
  /**
   * Waits a second at most for calls with an idempotency key that are under way, and holds their keys no longer: to be
   * called before the database is closed. What is not stored by then has an unknown outcome a minute later.
   */
  readonly release: () => Promise<void>;
  readonly definitions: Definitions;
  readonly links: LinkTokens;
  readonly mapping: MappingServices;
  readonly vault: Vault;
  /** The router, for the generated OpenAPI document. */
  readonly routes: Api;
}

/** What the operations stand on. */
interface Parts {
  accounts: Accounts;
  accountTokens: AccountTokens;
  tokens: ApiTokens;
  unified: UnifiedOperations;
  proxy: ProxyOperations;
  discovery: Discovery;
}

const plainShape: ShapeOptions = { format: 'unified', ignoreRemoteData: false, excludeFields: [] };

function shapeOf(given: Partial<ShapeOptions> = {}): ShapeOptions {
  return { ...plainShape, ...given };
}

/** The operations as an embedding program calls them: each opens its account and does what the route of HTTP does. */
export function createCrosswalkApi({
  accounts,
  accountTokens,
  tokens,
  unified,
  proxy,
  discovery,
}: Parts): CrosswalkApi {
  const open = ({ accountId, tenantId }: AccountTarget) => accounts.open(accountId, tenantId);
  return {
    accounts: {
      create: (account) => accounts.create(account),
      get: (id, tenantId) => accounts.get(id, tenantId),
      list: async (filter, page) => (await accounts.list(filter, page)).views,
      update: (id, change, tenantId) => accounts.update(id, change, tenantId),
      remove: (id, tenantId) => accounts.remove(id, tenantId),
      refreshCredentials: (id, tenantId) => accounts.refreshCredentials(id, tenantId),
      async createToken({ accountId, tenantId }, origins = []) {
        const account = await accounts.get(accountId, tenantId);
        return accountTokens.create({ id: account.id, tenantId: account.tenant_id, origins });
      },
    },
    tokens,
    unified: {
      async list(target, model, resource, given = {}) {
        checkLimit(given.limit);
        const connection = await open(target);
        return unified.list({ connection, model, resource }, { filters: {}, ...given }, shapeOf(given));
      },
      get: async (target, model, resource, id, given = {}) =>
        unified.get({ connection: await open(target), model, resource }, id, shapeOf(given), given),
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
      raw: async (target, request) => proxy.raw(await open(target), request),
      stream: async (target, request) => proxy.stream(await open(target), request),
    },
    discovery,
  };
}

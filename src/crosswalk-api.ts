import { type AccountChange, type AccountView, type NewAccount } from './accounts/index.ts';
import { type Api, type NativeRoute } from './api/index.ts';
import { type LinkTokens } from './connect/index.ts';
import { type IntegratedAccountFilter, type PageRequest } from './db/index.ts';
import { type Definitions } from './definitions/index.ts';
import { type MappingServices } from './field-maps/index.ts';
import { type JsonObject, type JsonValue } from './mapping/index.ts';
import { type ListResult, type ProxyRequest, type VendorAnswer } from './proxy/index.ts';
import { type ApiTokens } from './tokens/index.ts';
import { type ListOptions, type ShapeOptions, type WriteOptions } from './unified/index.ts';
import { type Vault } from './vault/index.ts';

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

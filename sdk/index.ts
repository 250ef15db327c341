export * from './connect.ts';
export { createClient, type CrosswalkClient } from './client.ts';
export {
  CrosswalkApiError,
  CrosswalkConnectionError,
  CrosswalkTimeoutError,
  type ErrorCode,
  type ErrorDetail,
} from './errors.ts';
export type { Query, QueryValue } from './address.ts';
export type { CallOptions, ClientOptions, KeyedOptions, Method, RequestOptions, WriteOptions } from './request.ts';
export type { StartTimer } from './waiting.ts';
export type { Page, Pages } from './pages.ts';
export type {
  Deleted,
  Group,
  Groups,
  ListFilters,
  Records,
  User,
  UserCreate,
  Users,
  UserUpdate,
  VendorRecords,
} from './records.ts';
export type { Proxy, ProxyOptions, VendorListQuery, VendorPage } from './proxy.ts';
export type { Custom, CustomOptions } from './custom.ts';
export type {
  Accounts,
  AccountToken,
  AccountTokenCreate,
  IntegratedAccount,
  IntegratedAccountCreate,
  IntegratedAccountFilters,
  IntegratedAccountUpdate,
  OwnIntegratedAccountUpdate,
} from './accounts.ts';
export type { CreatedLinkToken, LinkToken, LinkTokenCreate, LinkTokenFilters, LinkTokens } from './link-tokens.ts';
export type { ApiToken, ApiTokenCreate, ApiTokenFilters, CreatedApiToken, Tokens } from './tokens.ts';

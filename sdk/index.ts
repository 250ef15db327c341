export { createClient, type CrosswalkClient } from './client.ts';
export {
  CrosswalkApiError,
  CrosswalkConnectionError,
  CrosswalkTimeoutError,
  type ErrorCode,
  type ErrorDetail,
} from './errors.ts';
export type { Query, QueryValue } from './address.ts';
export type { CallOptions, ClientOptions, Method, RequestOptions, WriteOptions } from './request.ts';
export type { StartTimer } from './waiting.ts';
export type { Page, Pages } from './pages.ts';
export type { Deleted, Group, Groups, ListFilters, Records, User, UserCreate, Users, UserUpdate } from './records.ts';
export type { Proxy, ProxyOptions } from './proxy.ts';
export type {
  Accounts,
  IntegratedAccount,
  IntegratedAccountCreate,
  IntegratedAccountFilters,
  IntegratedAccountUpdate,
} from './accounts.ts';
export type { ApiToken, ApiTokenCreate, ApiTokenFilters, CreatedApiToken, Tokens } from './tokens.ts';

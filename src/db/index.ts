export {
  type ApiToken,
  findApiToken,
  findApiTokenByHash,
  hasAdminToken,
  insertApiTokenOnce,
  listApiTokens,
  type NewApiTokenRow,
  revokeApiToken,
  tokenScopes,
  type TokenScope,
} from './api-tokens.ts';
export { type Database, holdLock, type OpenDatabase } from './database.ts';
export {
  type AccountStatus,
  deleteIntegratedAccount,
  findIntegratedAccount,
  insertIntegratedAccount,
  type IntegratedAccount,
  type IntegratedAccountChange,
  type IntegratedAccountFilter,
  listIntegratedAccounts,
  type NewIntegratedAccount,
  type TenantScope,
  type TimeRange,
  updateIntegratedAccount,
} from './integrated-accounts.ts';
export { migrate, type Migration } from './migrate.ts';
export { type Page, type PageRequest, type Position } from './page.ts';
export { DatabaseError, runQuery } from './run-query.ts';
export { accountStatuses } from './schema.ts';
export * as schema from './schema.ts';
export { createTenantKeys, type TenantKey, type TenantKeys } from './tenant-keys.ts';

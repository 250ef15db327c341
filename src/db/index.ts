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
export {
  claimLinkToken,
  deleteEndedLinkTokens,
  findLinkToken,
  findLinkTokenByHash,
  insertLinkToken,
  type LinkToken,
  listLinkTokens,
  type NewLinkTokenRow,
  revokeLinkToken,
} from './link-tokens.ts';
export { type FieldMapRow, findFieldMap, insertFieldMap, listFieldMaps } from './field-maps.ts';
export { deleteHostField, findHostField, type HostFieldRow, listHostFields, upsertHostField } from './host-fields.ts';
export {
  claimIdempotencyKey,
  deleteEndedIdempotencyKeys,
  extendIdempotencyLease,
  findIdempotencyKey,
  type HeldIdempotencyKey,
  type IdempotencyKey,
  type NewIdempotencyKey,
  releaseIdempotencyKey,
  settleIdempotencyKey,
} from './idempotency-keys.ts';
export { migrate, type Migration } from './migrate.ts';
export {
  deleteEndedAuthorizations,
  handOverOAuthAuthorization,
  insertOAuthAuthorization,
  type OAuthAuthorization,
  takeOAuthAuthorization,
} from './oauth-authorizations.ts';
export {
  deleteOAuthCredential,
  ensureOAuthCredential,
  extendOAuthLease,
  type Fence,
  findOAuthCredential,
  leaseOAuthCredential,
  type OAuthCredential,
  type OAuthCredentialKey,
  putOAuthCredential,
  releaseOAuthCredential,
  type StoredTokens,
  storeOAuthTokens,
} from './oauth-credentials.ts';
export { isUseUnnoted, noteOAuthUse, takeOAuthRenewals } from './oauth-renewals.ts';
export { type Page, type PageRequest, type Position } from './page.ts';
export { DatabaseError, runQuery } from './run-query.ts';
export { accountStatuses } from './schema.ts';
export * as schema from './schema.ts';
export { createTenantKeys, type TenantKey, type TenantKeys } from './tenant-keys.ts';

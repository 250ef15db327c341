export {
  type AccountChange,
  type Accounts,
  type AccountsOptions,
  type NewAccount,
  type TenantId,
} from './accounts-interface.ts';
export { type Allowed, type AuthorizationOutcome, type Authorizer } from './authorize.ts';
export { createAccounts } from './accounts.ts';
export type { BegunAuthorization } from '../oauth2/index.ts';
export { addressOf, type Connection, requireFields, serverOf } from './connection.ts';
export { isRefusedBy } from './refusals.ts';
export { type TokenSets } from './connection-tokens.ts';
export type { AccountView } from './view.ts';

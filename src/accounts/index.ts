export {
  type AccountChange,
  type Accounts,
  type AccountsOptions,
  type NewAccount,
  type TenantId,
} from './accounts-interface.ts';
export { createAccounts } from './accounts.ts';
export { addressOf, type Connection, requireFields, serverOf } from './connection.ts';
export { type TokenSets } from './oauth-tokens.ts';
export type { AccountView } from './view.ts';

export {
  type AccountChange,
  type Accounts,
  type AccountsOptions,
  createAccounts,
  type NewAccount,
  type TenantId,
} from './accounts.ts';
export { addressOf, type Connection, requireFields, serverOf } from './connection.ts';
export type { AccountView } from './view.ts';

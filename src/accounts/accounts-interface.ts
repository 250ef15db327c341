import { type Clock } from '../clock.ts';
import {
  type Database,
  type IntegratedAccount,
  type IntegratedAccountFilter,
  type Page,
  type PageRequest,
} from '../db/index.ts';
import { type Definitions, type IntegrationOverride } from '../definitions/index.ts';
import { type Chore } from '../tick.ts';
import { type OAuthClients, type TokenClient } from '../oauth2/index.ts';
import { type Vault } from '../vault/index.ts';
import { type Authorizer } from './authorize.ts';
import { type GivenFields } from './connection-fields.ts';
import { type Connection } from './connection.ts';
import { type TokenSets } from './connection-tokens.ts';
import { type AccountView } from './view.ts';

/** Which tenant's accounts are visible; undefined: every tenant's. */
export type TenantId = string | undefined;

export interface NewAccount {
  tenantId: string;
  integration: string;
  context: GivenFields;
  servers?: Readonly<Record<string, string>>;
  sandbox?: boolean;
  /** False: the account is stored without the live check of its credentials. Default true. */
  verify?: boolean;
  override?: unknown;
  /** Kept with the account and shown again, in the words of Truto; nothing else follows from it. */
  region?: string;
  /** What the end customer allowed on the vendor's page, by the name of the credential. */
  tokens?: TokenSets;
  /** Runs in the transaction that stores the account; when it throws, nothing is stored. */
  claim?: Claim;
}

/** What must happen together with the storing of an account, in the same transaction. */
export type Claim = (transaction: Database, accountId: string) => Promise<void>;

export interface AccountChange {
  context?: GivenFields;
  servers?: Readonly<Record<string, string>>;
  /** False: what is new is stored without the live check. True, alone: what is stored is checked again. */
  verify?: boolean;
  /** Field rules, all but those of the host fields. */
  override?: unknown;
  /** The field rules after the change, those of the host fields too, in place of `override`. */
  overrideFrom?: (current: IntegrationOverride) => IntegrationOverride;
  /** What the end customer allowed anew on the vendor's page, by the name of the credential. */
  tokens?: TokenSets;
  /** Runs in the transaction that stores the change; when it throws, nothing is stored. */
  claim?: Claim;
}

/** Integrated accounts: the one place that stores, changes and opens them. */
export interface Accounts {
  /** Has end customers allow access on pages of vendors, for accounts that are linked so. */
  readonly authorizer: Authorizer;
  /**
   * @throws CrosswalkError `connection_invalid` or `connection_refused`, or the `remote_…` error for which the check
   * could not be made; nothing is stored then.
   */
  create(account: NewAccount): Promise<AccountView>;
  get(id: string, tenantId: TenantId): Promise<AccountView>;
  list(filter: IntegratedAccountFilter, page: PageRequest): Promise<Page<IntegratedAccount> & { views: AccountView[] }>;
  /**
   * Changes connection fields (single ones; `null` takes an optional one away), servers or overrides. New credentials
   * are checked live like those of a new account. When a check of the stored ones fails, the account is marked
   * `validation_error`. Of several changes at once exactly one is made.
   *
   * @throws CrosswalkError `state_conflict` when the account was changed by somebody else meanwhile.
   */
  update(id: string, change: AccountChange, tenantId: TenantId): Promise<AccountView>;
  /** Forgets the account, and takes its tokens back at the vendor; a vendor that fails in that is told to the log only. */
  remove(id: string, tenantId: TenantId): Promise<void>;
  /**
   * Replaces the tokens of an account now, also those that were given up.
   *
   * @throws CrosswalkError `unsupported` when it has none, `remote_unauthorized` when only connecting again helps,
   * `remote_failed` while the vendor cannot be asked.
   */
  refreshCredentials(id: string, tenantId: TenantId): Promise<void>;
  /** Renews the tokens of accounts in use ahead of their end; what fails is told to the log only. */
  readonly renewTokens: Chore<{ renewed: number; failed: number }>;
  /** The account with its secrets in the clear, for calls. Kept for a few seconds, so a busy account costs no read. */
  open(id: string, tenantId: TenantId): Promise<Connection>;
  /**
   * The connection with another token than the one that a server refused; undefined when there is none that would fare
   * better, so that the refusal stands.
   *
   * @throws CrosswalkError `remote_unauthorized` when only connecting again helps, `remote_failed` while the vendor cannot
   * be asked.
   */
  renew(connection: Connection, server: string): Promise<Connection | undefined>;
  /**
   * Notes that a server of the vendor refused the credential: the account needs to be reconnected. The refusals of several
   * servers stand side by side, the latest first.
   */
  markRefused(connection: Connection, error: { message: string; status: number; server: string }): Promise<void>;
  /**
   * Notes that a server takes the credential that it refused before. What another server takes says nothing, as each may
   * have a credential of its own.
   */
  markAccepted(connection: Connection, server: string): Promise<void>;
}

export interface AccountsOptions {
  database: Database;
  definitions: Definitions;
  vault: Vault;
  clock: Clock;
  /** The live check of credentials. @throws CrosswalkError `connection_refused` saying the likely cause. */
  verify(connection: Connection): Promise<void>;
  /** Whether an account may name this address as a server of its own. */
  allowsServer: (address: URL) => boolean;
  /** Connection fields of the ready-made sandbox account of an integration; absent: the sandbox is switched off. */
  sandboxFields?: (integration: string) => Promise<Readonly<Record<string, string>> | undefined>;
  /** Asks authorization servers, as the operator's clients where accounts have none of their own. */
  oauth: { client: TokenClient; clients: OAuthClients };
  /** Told of what went wrong without consequence for the caller. */
  warn?: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

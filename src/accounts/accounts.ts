import { createBoundedCache } from '../bounded-cache.ts';
import { type Clock } from '../clock.ts';
import {
  type Database,
  deleteIntegratedAccount,
  findIntegratedAccount,
  insertIntegratedAccount,
  type IntegratedAccount,
  type IntegratedAccountFilter,
  listIntegratedAccounts,
  type Page,
  type PageRequest,
  updateIntegratedAccount,
} from '../db/index.ts';
import {
  type CompiledIntegration,
  type Definitions,
  type IntegrationOverride,
  integrationOverrideSchema,
} from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Vault } from '../vault/index.ts';
import { checkConnectionFields, type ConnectionFields, type GivenFields } from './connection-fields.ts';
import { type Connection } from './connection.ts';
import { checkOverride } from './overrides.ts';
import { maskSecret } from './secret.ts';
import { checkServers } from './servers.ts';
import { type AccountView, viewAccount } from './view.ts';

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
}

export interface AccountChange {
  context?: GivenFields;
  servers?: Readonly<Record<string, string>>;
  /** False: what is new is stored without the live check. True, alone: what is stored is checked again. */
  verify?: boolean;
  override?: unknown;
}

/** Integrated accounts: the one place that stores, changes and opens them. */
export interface Accounts {
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
  remove(id: string, tenantId: TenantId): Promise<void>;
  /** The account with its secrets in the clear, for calls. Kept for a few seconds, so a busy account costs no read. */
  open(id: string, tenantId: TenantId): Promise<Connection>;
  /** Notes that a server of the vendor refused the credential: the account needs to be reconnected. */
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
  /** Connection fields of the ready-made sandbox account of an integration; undefined without sandbox. */
  sandboxFields?(integration: string): Readonly<Record<string, string>> | undefined;
}

const openConnections = { limit: 1000, milliseconds: 5000 };

function notFound(id: string): CrosswalkError {
  return new CrosswalkError(
    'account_not_found',
    `No integrated account "${id}" is visible to this token. List them with GET /integrated-account.`,
  );
}

/** What is stored openly: the settings, and what may be seen of the secrets. */
function contextOf({ settings, secrets }: ConnectionFields): Record<string, string> {
  const masked = Object.entries(secrets).map(([name, secret]) => [name, maskSecret(secret)]);
  return { ...settings, ...Object.fromEntries(masked) };
}

function connect(
  account: Connection['account'],
  integration: CompiledIntegration,
  { settings, secrets }: ConnectionFields,
  override: IntegrationOverride,
): Connection {
  return {
    account,
    integration,
    settings,
    fields: { ...settings, ...secrets },
    secrets: Object.values(secrets),
    override,
  };
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { database, definitions, vault, clock } = options;
  const connections = createBoundedCache<Connection>({ ...openConnections, clock });
  const now = () => new Date(clock.now());

  async function openFields(account: IntegratedAccount, integration: CompiledIntegration): Promise<ConnectionFields> {
    const secrets =
      account.credentials === null
        ? {}
        : await vault.open({ tenantId: account.tenantId, accountId: account.id }, account.credentials);
    const settings: Record<string, string> = {};
    for (const [name, field] of Object.entries(integration.connection)) {
      const value = account.context[name];
      if (!field.secret && typeof value === 'string') settings[name] = value;
    }
    return { settings, secrets };
  }

  /** The fields as a change finds them. Secrets whose key was erased are gone, so that all have to be given anew. */
  async function openForChange(account: IntegratedAccount, integration: CompiledIntegration, isNew: boolean) {
    try {
      return await openFields(account, integration);
    } catch (error) {
      const erased = error instanceof CrosswalkError && error.code === 'credential_missing';
      if (erased && isNew) return openFields({ ...account, credentials: null }, integration);
      throw error;
    }
  }

  async function find(id: string, tenantId: TenantId): Promise<IntegratedAccount> {
    const account = await findIntegratedAccount(database, id, tenantId === undefined ? {} : { tenantId });
    if (account === undefined) throw notFound(id);
    return account;
  }

  function view(account: IntegratedAccount): AccountView {
    return viewAccount(account, definitions.get(account.integration));
  }

  /**
   * Notes a state, unless the credentials were replaced meanwhile: what is known of the old ones says nothing about the
   * new.
   */
  async function mark(
    { id, credentialsVersion }: Pick<IntegratedAccount, 'id' | 'credentialsVersion'>,
    state: Pick<IntegratedAccount, 'status' | 'lastError'>,
  ): Promise<void> {
    await updateIntegratedAccount(database, id, { ...state, expectedCredentialsVersion: credentialsVersion }, now());
    connections.delete(id);
  }

  /** Checks stored credentials again; a refusal is noted before it is thrown. */
  async function recheck(account: IntegratedAccount, connection: Connection): Promise<void> {
    try {
      await options.verify(connection);
    } catch (error) {
      if (error instanceof CrosswalkError && error.code === 'connection_refused') {
        const lastError = { code: error.code, message: error.message, occurred_at: now().toISOString() };
        await mark(account, { status: 'validation_error', lastError });
      }
      throw error;
    }
  }

  return {
    async create({ tenantId, integration: name, context, servers = {}, sandbox = false, verify = true, override }) {
      const integration = definitions.get(name);
      const ready = sandbox && Object.keys(context).length === 0 ? options.sandboxFields?.(name) : undefined;
      const fields = checkConnectionFields(integration, ready ?? context);
      const row = {
        id: crypto.randomUUID(),
        tenantId,
        integration: name,
        status: 'active' as const,
        lastError: null,
        servers: checkServers(integration, servers, options.allowsServer),
        isSandbox: sandbox,
        context: contextOf(fields),
        overrides: checkOverride(definitions, name, override),
      };
      if (verify) await options.verify(connect({ ...row, credentialsVersion: 1 }, integration, fields, row.overrides));
      const credentials = await vault.seal({ tenantId, accountId: row.id }, fields.secrets);
      return view(await insertIntegratedAccount(database, { ...row, credentials }, now()));
    },

    get: async (id, tenantId) => view(await find(id, tenantId)),

    async list(filter, request) {
      const page = await listIntegratedAccounts(database, filter, request);
      return { ...page, views: page.items.map(view) };
    },

    async update(id, { context, servers: givenServers, verify, override }, tenantId) {
      const account = await find(id, tenantId);
      const integration = definitions.get(account.integration);
      const current = await openForChange(account, integration, context !== undefined);
      const fields = context === undefined ? current : checkConnectionFields(integration, context, current);
      const servers =
        givenServers === undefined ? account.servers : checkServers(integration, givenServers, options.allowsServer);
      const overrides =
        override === undefined
          ? integrationOverrideSchema.parse(account.overrides)
          : checkOverride(definitions, integration.name, override);
      const isNew = context !== undefined || givenServers !== undefined;
      const isChecked = verify ?? isNew;
      if (isChecked) {
        const connection = connect({ ...account, servers }, integration, fields, overrides);
        await (isNew ? options.verify(connection) : recheck(account, connection));
      }
      const binding = { tenantId: account.tenantId, accountId: id };
      const changed = await updateIntegratedAccount(
        database,
        id,
        {
          overrides,
          servers,
          context: contextOf(fields),
          // Every change counts as a replacement of the credentials, so that of two changes at once one fails.
          credentials: isNew ? await vault.seal(binding, fields.secrets) : account.credentials,
          expectedCredentialsVersion: account.credentialsVersion,
          ...(isNew || isChecked ? { status: 'active', lastError: null } : {}),
        },
        now(),
        { tenantId: account.tenantId },
      );
      connections.delete(id);
      if (changed !== undefined) return view(changed);
      throw new CrosswalkError(
        'state_conflict',
        'The account was changed or deleted by another request at the same time. Read it again and repeat the change.',
      );
    },

    async remove(id, tenantId) {
      const removed = await deleteIntegratedAccount(database, id, tenantId === undefined ? {} : { tenantId });
      connections.delete(id);
      if (!removed) throw notFound(id);
    },

    async open(id, tenantId) {
      const load = async () => {
        const account = await find(id, undefined);
        const integration = definitions.get(account.integration);
        const override = integrationOverrideSchema.parse(account.overrides);
        return connect(account, integration, await openFields(account, integration), override);
      };
      try {
        const connection = await connections.get(id, load);
        if (tenantId === undefined || connection.account.tenantId === tenantId) return connection;
      } catch (error) {
        // What is wrong with an account is told only to those who may see it.
        await find(id, tenantId);
        throw error;
      }
      throw notFound(id);
    },

    async markRefused({ account }, { message, status, server }) {
      if (account.status === 'needs_reauth') return;
      const lastError = { code: 'remote_unauthorized', message, status, server, occurred_at: now().toISOString() };
      await mark(account, { status: 'needs_reauth', lastError });
    },

    async markAccepted({ account }, server) {
      if (account.status !== 'needs_reauth' || account.lastError?.['server'] !== server) return;
      await mark(account, { status: 'active', lastError: null });
    },
  };
}

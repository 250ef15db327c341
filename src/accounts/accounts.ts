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
  DefinitionError,
  type Definitions,
  type IntegrationOverride,
  integrationOverrideSchema,
} from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Vault } from '../vault/index.ts';
import { checkConnectionFields, type ConnectionFields, type GivenFields, maskSecret } from './connection-fields.ts';
import { type Connection } from './connection.ts';
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
  verify?: boolean;
  override?: unknown;
}

/** Integrated accounts: the one place that stores, changes and opens them. */
export interface Accounts {
  /** @throws CrosswalkError `connection_invalid` or `connection_refused`; nothing is stored then. */
  create(account: NewAccount): Promise<AccountView>;
  get(id: string, tenantId: TenantId): Promise<AccountView>;
  list(filter: IntegratedAccountFilter, page: PageRequest): Promise<Page<IntegratedAccount> & { views: AccountView[] }>;
  /**
   * Changes connection fields (single ones; `null` takes an optional one away), servers or overrides. New credentials
   * are checked live like those of a new account.
   * @throws CrosswalkError `state_conflict` when the credentials were changed by somebody else meanwhile.
   */
  update(id: string, change: AccountChange, tenantId: TenantId): Promise<AccountView>;
  remove(id: string, tenantId: TenantId): Promise<void>;
  /** The account with its secrets in the clear, for calls. Kept for a few seconds, so a busy account costs no read. */
  open(id: string, tenantId: TenantId): Promise<Connection>;
  /** Notes that the vendor refused the credential: the account needs to be reconnected. */
  markRefused(connection: Connection, error: { message: string; status: number }): Promise<void>;
  /** Notes that the credential works, when the account was waiting to be reconnected. */
  markAccepted(connection: Connection): Promise<void>;
}

export interface AccountsOptions {
  database: Database;
  definitions: Definitions;
  vault: Vault;
  clock: Clock;
  /** The live check of credentials. @throws CrosswalkError `connection_refused` saying the likely cause. */
  verify(connection: Connection): Promise<void>;
  /** Whether an account may name this address as a server of its own. */
  allowsServer(address: URL): boolean;
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

/** The override of one account, checked by compiling the resources that it changes. */
function checkOverride(
  integration: CompiledIntegration,
  settings: Record<string, string>,
  given: unknown,
): IntegrationOverride {
  const parsed = integrationOverrideSchema.safeParse(given ?? {});
  if (!parsed.success) {
    throw new CrosswalkError(
      'invalid_request',
      'unified_model_override is not of the form { "users": { "fields": { ... } } }.',
      {
        errors: parsed.error.issues.map((issue) => ({
          path: `unified_model_override.${issue.path.join('.')}`,
          message: issue.message,
        })),
      },
    );
  }
  try {
    for (const name of integration.resourceNames) integration.resource(name, settings, parsed.data);
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    throw new CrosswalkError('invalid_request', 'unified_model_override cannot be applied.', {
      errors: error.findings.map(({ path, message, fix }) => ({
        path: `unified_model_override.${path}`,
        message: `${message}. ${fix}`,
      })),
    });
  }
  return parsed.data;
}

/** What is stored openly: the settings, and what may be seen of the secrets. */
function contextOf({ settings, secrets }: ConnectionFields): Record<string, string> {
  const masked = Object.entries(secrets).map(([name, secret]) => [name, maskSecret(secret)]);
  return { ...settings, ...Object.fromEntries(masked) };
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { database, definitions, vault, clock } = options;
  const connections = createBoundedCache<Connection>({ ...openConnections, clock });

  function checkServers(
    integration: CompiledIntegration,
    servers: Readonly<Record<string, string>>,
  ): Record<string, string> {
    for (const [name, address] of Object.entries(servers)) {
      const path = `servers.${name}`;
      if (!integration.servers.has(name)) {
        const names = [...integration.servers.keys()].join(', ');
        throw new CrosswalkError(
          'invalid_request',
          `${integration.label} has no server "${name}". There are: ${names}.`,
          { errors: [{ path, message: 'unknown server' }] },
        );
      }
      if (!URL.canParse(address) || !options.allowsServer(new URL(address))) {
        throw new CrosswalkError(
          'egress_refused',
          `The address of server "${name}" is not one of ${integration.label}. An operator may allow its host with CROSSWALK_EGRESS_ALLOW.`,
          {
            errors: [{ path, message: 'host not allowed' }],
          },
        );
      }
    }
    return { ...servers };
  }

  function connect(
    account: Connection['account'],
    integration: CompiledIntegration,
    fields: ConnectionFields,
    override: IntegrationOverride,
  ): Connection {
    return {
      account,
      integration,
      settings: fields.settings,
      fields: { ...fields.settings, ...fields.secrets },
      secrets: Object.values(fields.secrets),
      override,
    };
  }

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

  async function find(id: string, tenantId: TenantId): Promise<IntegratedAccount> {
    const account = await findIntegratedAccount(database, id, tenantId === undefined ? {} : { tenantId });
    if (account === undefined) throw notFound(id);
    return account;
  }

  async function view(account: IntegratedAccount): Promise<AccountView> {
    return viewAccount(account, definitions.get(account.integration));
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
        servers: checkServers(integration, servers),
        isSandbox: sandbox,
        context: contextOf(fields),
        overrides: checkOverride(integration, fields.settings, override),
      };
      if (verify) await options.verify(connect({ ...row, credentialsVersion: 1 }, integration, fields, row.overrides));
      const credentials = await vault.seal({ tenantId, accountId: row.id }, fields.secrets);
      return viewAccount(
        await insertIntegratedAccount(database, { ...row, credentials }, new Date(clock.now())),
        integration,
      );
    },

    get: async (id, tenantId) => view(await find(id, tenantId)),

    async list(filter, request) {
      const page = await listIntegratedAccounts(database, filter, request);
      return { ...page, views: await Promise.all(page.items.map(view)) };
    },

    async update(id, change, tenantId) {
      const account = await find(id, tenantId);
      const integration = definitions.get(account.integration);
      const current = await openFields(account, integration);
      const fields =
        change.context === undefined ? current : checkConnectionFields(integration, change.context, current);
      const servers = change.servers === undefined ? account.servers : checkServers(integration, change.servers);
      const overrides = checkOverride(
        integration,
        fields.settings,
        change.override === undefined ? account.overrides : change.override,
      );
      const reconnects = change.context !== undefined || change.servers !== undefined;
      if (reconnects && change.verify !== false)
        await options.verify(connect({ ...account, servers }, integration, fields, overrides));
      const changed = await updateIntegratedAccount(
        database,
        id,
        reconnects
          ? {
              overrides,
              servers,
              context: contextOf(fields),
              credentials: await vault.seal({ tenantId: account.tenantId, accountId: id }, fields.secrets),
              expectedCredentialsVersion: account.credentialsVersion,
              status: 'active',
              lastError: null,
            }
          : { overrides },
        new Date(clock.now()),
        { tenantId: account.tenantId },
      );
      connections.delete(id);
      if (changed === undefined) {
        throw new CrosswalkError(
          'state_conflict',
          'The account was changed or deleted by another request at the same time. Read it again and repeat the change.',
        );
      }
      return view(changed);
    },

    async remove(id, tenantId) {
      const removed = await deleteIntegratedAccount(database, id, tenantId === undefined ? {} : { tenantId });
      connections.delete(id);
      if (!removed) throw notFound(id);
    },

    async open(id, tenantId) {
      const connection = await connections.get(id, async () => {
        const account = await find(id, undefined);
        const integration = definitions.get(account.integration);
        const override = integrationOverrideSchema.parse(account.overrides);
        return connect(account, integration, await openFields(account, integration), override);
      });
      if (tenantId !== undefined && connection.account.tenantId !== tenantId) throw notFound(id);
      return connection;
    },

    async markRefused({ account }, { message, status }) {
      if (account.status === 'needs_reauth') return;
      const at = new Date(clock.now());
      await updateIntegratedAccount(
        database,
        account.id,
        {
          status: 'needs_reauth',
          lastError: { code: 'remote_unauthorized', message, status, occurred_at: at.toISOString() },
          // A refusal of credentials that were replaced meanwhile says nothing about the new ones.
          expectedCredentialsVersion: account.credentialsVersion,
        },
        at,
      );
      connections.delete(account.id);
    },

    async markAccepted({ account }) {
      if (account.status !== 'needs_reauth') return;
      await updateIntegratedAccount(
        database,
        account.id,
        { status: 'active', lastError: null, expectedCredentialsVersion: account.credentialsVersion },
        new Date(clock.now()),
      );
      connections.delete(account.id);
    },
  };
}

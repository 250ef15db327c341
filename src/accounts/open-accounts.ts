import { createBoundedCache } from '../bounded-cache.ts';
import { findIntegratedAccount, type IntegratedAccount, updateIntegratedAccount } from '../db/index.ts';
import { type CompiledIntegration, integrationOverrideSchema } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { createTokenKeeper } from '../oauth2/index.ts';
import { type AccountsOptions, type TenantId } from './accounts-interface.ts';
import { type ConnectionFields } from './connection-fields.ts';
import { connect, type Connection } from './connection.ts';
import { integrationOf } from './integration-of.ts';
import { createOAuthTokens, type OAuthTokens } from './oauth-tokens.ts';
import { type AccountState, active, withRefusal } from './refusals.ts';

const remembered = { limit: 1000, milliseconds: 5000 };

/** Stored accounts, opened for calls. */
export interface OpenAccounts {
  readonly tokens: OAuthTokens;
  /** @throws CrosswalkError `account_not_found` */
  readonly find: (id: string, tenantId: TenantId) => Promise<IntegratedAccount>;
  openFields(account: IntegratedAccount, integration: CompiledIntegration): Promise<ConnectionFields>;
  /** The account without its tokens, read from the database. */
  load(account: IntegratedAccount): Promise<Connection>;
  /** The account with its secrets and tokens in the clear, remembered for a few seconds. */
  readonly open: (id: string, tenantId: TenantId) => Promise<Connection>;
  /** Forgets what is remembered of an account. */
  forget(id: string): void;
  /**
   * Notes a state, unless the credentials were replaced meanwhile: what is known of the old ones says nothing about the
   * new.
   */
  readonly mark: (account: Pick<IntegratedAccount, 'id' | 'credentialsVersion'>, state: AccountState) => Promise<void>;
}

function notFound(id: string): CrosswalkError {
  return new CrosswalkError(
    'account_not_found',
    `No integrated account "${shorten(id)}" is visible to this token. List them with GET /integrated-account.`,
  );
}

export function createOpenAccounts({ database, definitions, vault, clock, oauth }: AccountsOptions): OpenAccounts {
  const connections = createBoundedCache<Connection>({ ...remembered, clock });
  const now = () => new Date(clock.now());

  const keeper = createTokenKeeper({
    database,
    vault,
    clock,
    client: oauth.client,
    async onDead({ accountId }, { message }) {
      await updateIntegratedAccount(database, accountId, withRefusal(active, clock.now(), { message }), now());
      connections.delete(accountId);
    },
  });
  const tokens = createOAuthTokens({ database, vault, clock, keeper, ...oauth });

  async function find(id: string, tenantId: TenantId): Promise<IntegratedAccount> {
    const account = await findIntegratedAccount(database, id, tenantId === undefined ? {} : { tenantId });
    if (account === undefined) throw notFound(id);
    return account;
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

  async function load(account: IntegratedAccount): Promise<Connection> {
    const integration = integrationOf(definitions, account);
    const override = integrationOverrideSchema.parse(account.overrides);
    return connect(account, integration, await openFields(account, integration), override);
  }

  /** Connections that were found to be over: the first who finds it has them opened anew, for all. */
  const retired = new WeakSet<Connection>();

  async function remember(id: string): Promise<Connection> {
    const read = async () => tokens.hold(await load(await find(id, undefined)));
    const connection = await connections.get(id, read);
    if (connection.until === undefined || clock.now() < connection.until) return connection;
    if (!retired.has(connection)) connections.delete(id);
    retired.add(connection);
    return connections.get(id, read);
  }

  return {
    tokens,
    find,
    openFields,
    load,
    async open(id, tenantId) {
      try {
        const connection = await remember(id);
        if (tenantId === undefined || connection.account.tenantId === tenantId) return connection;
      } catch (error) {
        // What is wrong with an account is told only to those who may see it.
        await find(id, tenantId);
        throw error;
      }
      throw notFound(id);
    },
    forget: (id) => connections.delete(id),
    async mark({ id, credentialsVersion }, state) {
      await updateIntegratedAccount(database, id, { ...state, expectedCredentialsVersion: credentialsVersion }, now());
      connections.delete(id);
    },
  };
}

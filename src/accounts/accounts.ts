import {
  deleteIntegratedAccount,
  insertIntegratedAccount,
  type IntegratedAccount,
  listIntegratedAccounts,
  updateIntegratedAccount,
} from '../db/index.ts';
import { type CompiledIntegration, integrationOverrideSchema } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Accounts, type AccountsOptions } from './accounts-interface.ts';
import { createAuthorizer } from './authorize.ts';
import { checkConnectionFields, contextOf } from './connection-fields.ts';
import { connect, type Connection, serverOf } from './connection.ts';
import { clientTokens, newTokens, withTokens } from './connection-tokens.ts';
import { integrationOf } from './integration-of.ts';
import { type Revocation } from './oauth-tokens.ts';
import { createOpenAccounts } from './open-accounts.ts';
import { changeOverride } from './overrides.ts';
import { isRefusedBy, withoutRefusal, withRefusal } from './refusals.ts';
import { createTokenRenewals } from './renew-tokens.ts';
import { sandboxContext } from './sandbox-context.ts';
import { checkServers } from './servers.ts';
import { type AccountView, viewAccount } from './view.ts';

/** Integrated accounts on this database. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { database, definitions, vault, clock, warn = () => {} } = options;
  const opened = createOpenAccounts(options);
  const { tokens: oauth, find, mark } = opened;
  const now = () => new Date(clock.now());

  /** The fields as a change finds them. Secrets whose key was erased are gone, so that all have to be given anew. */
  async function openForChange(account: IntegratedAccount, integration: CompiledIntegration, isNew: boolean) {
    try {
      return await opened.openFields(account, integration);
    } catch (error) {
      const erased = error instanceof CrosswalkError && error.code === 'credential_missing';
      if (erased && isNew) return opened.openFields({ ...account, credentials: null }, integration);
      throw error;
    }
  }

  function view(account: IntegratedAccount): AccountView {
    return viewAccount(account, definitions.find(account.integration));
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

  /** What is to be taken back at the vendor. An account that cannot be opened any more can be deleted all the same. */
  async function prepareRevocation(account: IntegratedAccount): Promise<Revocation> {
    if (definitions.find(account.integration)?.oauth2.size === 0) return async () => [];
    try {
      return await oauth.prepareRevocation(await opened.load(account));
    } catch (error) {
      if (!(error instanceof CrosswalkError)) throw error;
      warn('tokens of a deleted account were not taken back', { account_id: account.id, reason: error.message });
      return async () => [];
    }
  }

  return {
    authorizer: createAuthorizer(options, opened),

    async create(wanted) {
      const { tenantId, integration: name, context, servers = {}, sandbox = false, verify = true } = wanted;
      const { override, region = null, tokens = {}, claim } = wanted;
      const integration = definitions.get(name);
      const isReadyMade = sandbox && Object.keys(context).length === 0 && Object.keys(tokens).length === 0;
      const given = isReadyMade ? await sandboxContext(integration, options.sandboxFields) : context;
      const fields = checkConnectionFields(integration, given, undefined, Object.keys(tokens));
      const row = {
        id: crypto.randomUUID(),
        tenantId,
        integration: name,
        status: 'active' as const,
        lastError: null,
        servers: checkServers(integration, servers, options.allowsServer),
        isSandbox: sandbox,
        region,
        context: contextOf(fields),
        overrides: changeOverride(definitions, name, {}, { override }),
      };
      const connection = connect({ ...row, credentialsVersion: 1 }, integration, fields, row.overrides);
      const obtained = verify ? await oauth.obtain(connection, tokens) : tokens;
      if (verify) await options.verify(withTokens(connection, newTokens(obtained)));
      const credentials = await vault.seal({ tenantId, accountId: row.id }, fields.secrets);
      const sealed = await oauth.seal(connection, obtained);
      const inserted = await database.transaction(async (transaction) => {
        await claim?.(transaction, row.id);
        const stored = await insertIntegratedAccount(transaction, { ...row, credentials }, now());
        await oauth.store(transaction, connection.account, sealed);
        return stored;
      });
      return view(inserted);
    },

    get: async (id, tenantId) => view(await find(id, tenantId)),

    async list(filter, request) {
      const page = await listIntegratedAccounts(database, filter, request);
      return { ...page, views: page.items.map(view) };
    },

    async update(id, wanted, tenantId) {
      const { context, servers: givenServers, verify, tokens = {}, claim } = wanted;
      const account = await find(id, tenantId);
      const integration = integrationOf(definitions, account);
      const current = await openForChange(account, integration, context !== undefined);
      const names = await oauth.namesOf(connect(account, integration, current, {}), tokens);
      const fields = context === undefined ? current : checkConnectionFields(integration, context, current, names);
      const servers =
        givenServers === undefined ? account.servers : checkServers(integration, givenServers, options.allowsServer);
      const rules = integrationOverrideSchema.parse(account.overrides);
      const overrides = changeOverride(definitions, integration.name, rules, wanted);
      const isNew = context !== undefined || givenServers !== undefined || Object.keys(tokens).length > 0;
      const isChecked = verify ?? isNew;
      const connection = connect({ ...account, servers }, integration, fields, overrides);
      const obtained = isNew && isChecked ? await oauth.obtain(connection, tokens) : tokens;
      const held = isChecked
        ? withTokens(await oauth.hold(connection, Object.keys(obtained)), newTokens(obtained))
        : connection;
      if (isChecked) await (isNew ? options.verify(held) : recheck(account, held));
      // A token that cannot be used is mended by the end customer, not by a change of anything else.
      const works = Object.values(held.tokens ?? {}).every((token) => 'token' in token);
      const binding = { tenantId: account.tenantId, accountId: id };
      const change = {
        overrides,
        servers,
        context: contextOf(fields),
        // Every change counts as a replacement of the credentials, so that of two changes at once one fails.
        credentials: isNew ? await vault.seal(binding, fields.secrets) : account.credentials,
        expectedCredentialsVersion: account.credentialsVersion,
        ...((isNew || isChecked) && works ? { status: 'active' as const, lastError: null } : {}),
      };
      const sealed = await oauth.seal(connection, obtained);
      const changed = await database.transaction(async (transaction) => {
        const updated = await updateIntegratedAccount(transaction, id, change, now(), { tenantId: account.tenantId });
        if (updated === undefined) return undefined;
        await claim?.(transaction, id);
        // Tokens that the old client got say nothing about the new one.
        if (isNew) await oauth.drop(transaction, account, clientTokens(integration));
        await oauth.store(transaction, account, sealed);
        return updated;
      });
      opened.forget(id);
      if (changed !== undefined) return view(changed);
      throw new CrosswalkError(
        'state_conflict',
        'The account was changed or deleted by another request at the same time. Read it again and repeat the change.',
      );
    },

    async remove(id, tenantId) {
      const revoke = await prepareRevocation(await find(id, tenantId));
      const removed = await deleteIntegratedAccount(database, id, tenantId === undefined ? {} : { tenantId });
      opened.forget(id);
      if (!removed) await find(id, tenantId);
      for (const { reason } of await revoke()) {
        warn('a token of a deleted account was not taken back', { account_id: id, reason });
      }
    },

    async refreshCredentials(id, tenantId) {
      const account = await find(id, tenantId);
      const connection = await opened.load(account);
      try {
        if (!(await oauth.renewAll(connection))) {
          const message = `The credentials of this account do not run out, so ${connection.integration.label} has no new ones to give.`;
          throw new CrosswalkError('unsupported', message);
        }
      } finally {
        opened.forget(id);
      }
      if (account.status === 'needs_reauth') await mark(account, { status: 'active', lastError: null });
    },

    renewTokens: createTokenRenewals(options, opened),

    open: opened.open,

    async renew(connection, server) {
      const { id } = connection.account;
      if (!(await oauth.renew(connection, serverOf(connection, server).oauth2))) return undefined;
      opened.forget(id);
      return opened.open(id, undefined);
    },

    async markRefused({ account }, error) {
      if (isRefusedBy(account, error.server)) return;
      await mark(account, withRefusal(account, clock.now(), error));
    },

    async markAccepted({ account }, server) {
      if (isRefusedBy(account, server)) await mark(account, withoutRefusal(account, server));
    },
  };
}

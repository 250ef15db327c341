import { type CompiledIntegration, type CompiledOAuth2 } from '../definitions/index.ts';
import { type AuthorizationRequest, type BegunAuthorization, createAuthorizations } from '../oauth2/index.ts';
import { type AccountsOptions } from './accounts-interface.ts';
import { checkConnectionFields } from './connection-fields.ts';
import { connect, type Connection } from './connection.ts';
import { providerFor, type TokenSets } from './connection-tokens.ts';
import { type OpenAccounts } from './open-accounts.ts';

/** Tokens that no account is stored with yet. */
export interface Allowed {
  tokens: TokenSets;
  /** Takes them back at the vendor, when no account will be; a vendor that fails in that is told to the log only. */
  withdraw(): Promise<void>;
}

/** What the end customer did on the vendor's page. */
export type AuthorizationOutcome = Allowed | { denied: true } | { failed: string };

/** Which account the permission is for: one that there is, or a new one. */
interface ForAccount {
  accountId: string | null;
  isSandbox: boolean;
}

/** Has end customers allow access on pages of vendors. */
export interface Authorizer {
  /** The credential that needs the end customer's permission; undefined when there is none. */
  credentialOf(integration: CompiledIntegration): CompiledOAuth2 | undefined;
  /**
   * The address of the page.
   *
   * @throws CrosswalkError `connection_invalid` when a connection field is missing or wrong, or when the operator has no
   * client at the vendor.
   */
  begin(request: AuthorizationRequest & ForAccount): Promise<URL>;
  /** Has another browser come back than the one that began; true for one caller, and for a state that `from` holds. */
  handOver(state: string, visits: { from: string; to: string }): Promise<boolean>;
  /** What was begun under a state by this visit; a state is good once, and for 15 minutes. */
  take(state: string, visit: string): Promise<BegunAuthorization | undefined>;
  /**
   * The tokens for the answer of the page.
   *
   * @throws CrosswalkError `invalid_request` for an answer that is from or for somebody else.
   */
  complete(begun: BegunAuthorization & ForAccount, parameters: URLSearchParams): Promise<AuthorizationOutcome>;
}

/** The credential of an integration that needs the end customer's permission. */
function credentialOf({ oauth2 }: CompiledIntegration): CompiledOAuth2 | undefined {
  return [...oauth2.values()].find(({ grant }) => grant === 'authorization_code');
}

function required(integration: CompiledIntegration): CompiledOAuth2 {
  const spec = credentialOf(integration);
  if (spec === undefined) throw new Error(`${integration.name} has no page on which access is allowed`);
  return spec;
}

/** Has end customers allow access to their accounts, over the same database as those. */
export function createAuthorizer(
  { definitions, oauth, warn, ...surroundings }: AccountsOptions,
  opened: Pick<OpenAccounts, 'find' | 'openFields'>,
): Authorizer {
  const authorizations = createAuthorizations(surroundings);

  async function connectionFor({
    tenantId,
    integration: name,
    fields: given,
    accountId,
    isSandbox,
  }: Pick<AuthorizationRequest, 'tenantId' | 'integration' | 'fields'> & ForAccount): Promise<Connection> {
    const integration = definitions.get(name);
    const tokens = [required(integration).name];
    if (accountId === null) {
      const account = { id: crypto.randomUUID(), tenantId, status: 'active' as const, lastError: null, servers: {} };
      const fields = checkConnectionFields(integration, given, undefined, tokens);
      return connect({ ...account, isSandbox, credentialsVersion: 0 }, integration, fields, {});
    }
    const account = await opened.find(accountId, tenantId);
    const fields = checkConnectionFields(integration, given, await opened.openFields(account, integration), tokens);
    return connect(account, integration, fields, {});
  }

  async function providerOf(request: Parameters<typeof connectionFor>[0]) {
    const connection = await connectionFor(request);
    return providerFor(connection, required(connection.integration), oauth.clients);
  }

  return {
    credentialOf,
    async begin({ accountId, isSandbox, ...request }) {
      return authorizations.begin(await providerOf({ ...request, accountId, isSandbox }), request);
    },
    handOver: (state, visits) => authorizations.handOver(state, visits),
    take: (state, visit) => authorizations.take(state, visit),
    async complete(begun, parameters) {
      const provider = await providerOf(begun);
      const { state: expectedState, redirectUri, codeVerifier } = begun;
      const answer = await oauth.client.exchange(provider, { parameters, expectedState, redirectUri, codeVerifier });
      if ('denied' in answer) return answer;
      if ('failure' in answer) return { failed: answer.failure.reason };
      const token = answer.tokens.refreshToken ?? answer.tokens.accessToken;
      return {
        tokens: { [provider.spec.name]: answer.tokens },
        async withdraw() {
          const failure = await oauth.client.revoke(provider, token);
          if (failure === undefined) return;
          const { tenantId, integration } = begun;
          const fields = { tenant_id: tenantId, integration, reason: failure.reason };
          warn?.('a token that no account was stored with was not taken back', fields);
        },
      };
    },
  };
}

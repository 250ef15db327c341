import { type Clock } from '../clock.ts';
import {
  type Database,
  deleteOAuthCredential,
  findOAuthCredential,
  putOAuthCredential,
  type StoredTokens,
} from '../db/index.ts';
import { type CompiledIntegration, type CompiledOAuth2 } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import {
  type CredentialKey,
  type Grant,
  type OAuthClients,
  openTokens,
  sealTokens,
  type TokenClient,
  type TokenFailure,
  type TokenKeeper,
} from '../oauth2/index.ts';
import { type Vault } from '../vault/index.ts';
import { type Connection, type ConnectionToken } from './connection.ts';
import { heldCredentials, providerFor, type TokenSets, withTokens } from './connection-tokens.ts';

/** Tokens as they are stored, by the name of their credential. */
type SealedTokens = Readonly<Record<string, StoredTokens>>;

/** What is taken back at the vendor when an account is deleted. */
export type Revocation = () => Promise<TokenFailure[]>;

/** The tokens of accounts: who keeps them fresh, who asks for the first ones, who takes them back. */
export interface OAuthTokens {
  /**
   * The connection with its tokens, but for those of the names that are left out. A connection without any is handed back
   * as it is, at no cost.
   */
  hold(connection: Connection, leftOut?: readonly string[]): Promise<Connection>;
  /** Names of the tokens that an account has, or is given. */
  namesOf(connection: Connection, given: TokenSets): Promise<string[]>;
  /**
   * The first tokens of a connection whose client stands for itself, asked for now, beside those that are given.
   *
   * @throws CrosswalkError `connection_refused` when the authorization server does not know the client.
   */
  obtain(connection: Connection, given: TokenSets): Promise<TokenSets>;
  /** Seals tokens, which a transaction leaves no room for. */
  seal(connection: Connection, tokens: TokenSets): Promise<SealedTokens>;
  /** Stores tokens in the transaction that stores their account. */
  store(transaction: Database, account: Connection['account'], sealed: SealedTokens): Promise<void>;
  /** Forgets tokens in the transaction that changes their account. */
  drop(transaction: Database, account: Connection['account'], names: readonly string[]): Promise<void>;
  /**
   * Replaces the tokens that a server was sent. True when there are others now; false when that would not help.
   *
   * @throws CrosswalkError `remote_unauthorized` when only connecting again helps, `remote_failed` while nobody can be asked.
   */
  renew(connection: Connection, names: readonly string[]): Promise<boolean>;
  /** Replaces every token of an account, whatever is known of it; false when it has none. @throws like `renew` */
  renewAll(connection: Connection): Promise<boolean>;
  /** Replaces a token ahead of its end, unless that is done already; true when there is another one now. @throws like `renew` */
  renewAhead(connection: Connection, name: string): Promise<boolean>;
  /** Reads the tokens that are to be taken back at the vendor, for when the account is gone. */
  prepareRevocation(connection: Connection): Promise<Revocation>;
}

export function createOAuthTokens({
  database,
  vault,
  clock,
  clients,
  keeper,
  client,
}: {
  database: Database;
  vault: Vault;
  clock: Clock;
  clients: OAuthClients;
  keeper: TokenKeeper;
  client: TokenClient;
}): OAuthTokens {
  const keyOf = ({ id, tenantId }: Connection['account'], name: string): CredentialKey => ({
    tenantId,
    accountId: id,
    name,
  });

  const grantOf = (connection: Connection, spec: CompiledOAuth2): Grant => ({
    key: keyOf(connection.account, spec.name),
    provider: () => providerFor(connection, spec, clients),
  });

  /** A token, or why there is none: only calls that need it are to fail. */
  async function holdOne(connection: Connection, spec: CompiledOAuth2): Promise<ConnectionToken | undefined> {
    try {
      return await keeper.current(grantOf(connection, spec));
    } catch (error) {
      if (error instanceof CrosswalkError) return { error };
      throw error;
    }
  }

  function specOf(integration: CompiledIntegration, name: string): CompiledOAuth2 {
    const spec = integration.oauth2.get(name);
    if (spec === undefined) throw new Error(`${integration.name} has no OAuth credential ${name}`);
    return spec;
  }

  return {
    async hold(connection, leftOut = []) {
      const specs = heldCredentials(connection).filter(({ name }) => !leftOut.includes(name));
      if (specs.length === 0) return connection;
      const held = await Promise.all(
        specs.map(async (spec) => ({ name: spec.name, token: await holdOne(connection, spec) })),
      );
      const tokens = held.flatMap(({ name, token }) => (token === undefined ? [] : [[name, token] as const]));
      return withTokens(connection, Object.fromEntries(tokens));
    },

    async obtain(connection, given) {
      const wanted = heldCredentials(connection).filter(
        ({ name, grant }) => grant === 'client_credentials' && given[name] === undefined,
      );
      const obtained = await Promise.all(
        wanted.map(async (spec) => {
          const answer = await client.clientCredentials(providerFor(connection, spec, clients));
          if ('tokens' in answer) return [spec.name, answer.tokens] as const;
          throw refusalOf(connection, spec, answer.failure);
        }),
      );
      return { ...given, ...Object.fromEntries(obtained) };
    },

    async namesOf({ account, integration }, given) {
      const stored = await Promise.all(
        [...integration.oauth2.keys()].map(async (name) => {
          const row = await findOAuthCredential(database, keyOf(account, name));
          return row === undefined ? [] : [name];
        }),
      );
      return [...new Set([...stored.flat(), ...Object.keys(given)])];
    },

    async drop(transaction, account, names) {
      for (const name of names) await deleteOAuthCredential(transaction, keyOf(account, name));
    },

    async seal({ account, integration }, tokens) {
      const sealed = Object.entries(tokens).map(async ([name, set]) => {
        const spec = specOf(integration, name);
        return [name, await sealTokens(vault, keyOf(account, name), spec, set, clock.now())] as const;
      });
      return Object.fromEntries(await Promise.all(sealed));
    },

    async store(transaction, account, sealed) {
      for (const [name, tokens] of Object.entries(sealed)) {
        await putOAuthCredential(transaction, keyOf(account, name), tokens, new Date(clock.now()));
      }
    },

    async renew(connection, names) {
      const renewed = await Promise.all(
        names.map(async (name) => {
          const held = connection.tokens?.[name];
          if (held === undefined || !('token' in held)) return false;
          const { version } = await keeper.renew(
            grantOf(connection, specOf(connection.integration, name)),
            held.version,
          );
          return version !== held.version;
        }),
      );
      return renewed.includes(true);
    },

    async renewAll(connection) {
      const specs = heldCredentials(connection);
      for (const spec of specs) await keeper.renew(grantOf(connection, spec));
      return specs.length > 0;
    },

    renewAhead: (connection, name) => keeper.renewAhead(grantOf(connection, specOf(connection.integration, name))),

    async prepareRevocation(connection) {
      const prepared = await Promise.all(
        heldCredentials(connection)
          .filter(({ grant }) => grant === 'authorization_code')
          .map(async (spec) => {
            const key = keyOf(connection.account, spec.name);
            const row = await findOAuthCredential(database, key);
            const tokens = row === undefined ? undefined : await openTokens(vault, key, row);
            return (
              tokens && {
                provider: providerFor(connection, spec, clients),
                token: tokens.refreshToken ?? tokens.accessToken,
              }
            );
          }),
      );
      return async () => {
        const failures = await Promise.all(
          prepared.map(async (grant) => grant && client.revoke(grant.provider, grant.token)),
        );
        return failures.filter((failure) => failure !== undefined);
      };
    },
  };
}

function refusalOf(
  { integration }: Connection,
  spec: CompiledOAuth2,
  { kind, reason, retryAfter }: TokenFailure,
): CrosswalkError {
  if (kind !== 'dead' && kind !== 'refused') {
    return new CrosswalkError('remote_failed', reason, {
      retryable: true,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    });
  }
  const message = `The connection to ${integration.label} was tried and does not work. ${reason}`;
  return new CrosswalkError('connection_refused', message, {
    errors: [{ path: `context.${spec.clientFields.at(-1) ?? ''}`, message: reason }],
  });
}

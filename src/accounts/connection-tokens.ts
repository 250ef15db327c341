import { type CompiledIntegration, type CompiledOAuth2 } from '../definitions/index.ts';
import { type OAuthClients, type Provider, providerOf, type TokenSet } from '../oauth2/index.ts';
import { addressOf, type Connection, type ConnectionToken } from './connection.ts';

/** Tokens by the name of their credential. */
export type TokenSets = Readonly<Record<string, TokenSet>>;

/** The authorization server of a credential, as an account uses it. @throws CrosswalkError when the operator has no client */
export function providerFor(connection: Connection, spec: CompiledOAuth2, clients: OAuthClients): Provider {
  const { integration, fields, secrets, account } = connection;
  const addresses = { addressOf: (server: CompiledOAuth2['server']) => addressOf(connection, server) };
  return providerOf(spec, { integration, fields, secrets, isSandbox: account.isSandbox, ...addresses }, clients);
}

/** The credentials that a connection's own fields are enough for, and those that the end customer allows. */
export function heldCredentials({ integration, fields }: Connection): CompiledOAuth2[] {
  return [...integration.oauth2.values()].filter(({ clientFields }) =>
    clientFields.every((name) => fields[name] !== undefined),
  );
}

/** Names of the credentials that come from a client alone. */
export function clientTokens({ oauth2 }: CompiledIntegration): string[] {
  return [...oauth2.values()].filter(({ grant }) => grant === 'client_credentials').map(({ name }) => name);
}

/** Tokens that are not stored yet. */
export function newTokens(sets: TokenSets): Record<string, ConnectionToken> {
  return Object.fromEntries(
    Object.entries(sets).map(([name, { accessToken }]) => [name, { token: accessToken, version: 0 }]),
  );
}

/** The connection with these tokens besides those that it has. */
export function withTokens(connection: Connection, tokens: Readonly<Record<string, ConnectionToken>>): Connection {
  const held = Object.entries(tokens).flatMap(([name, token]) => ('token' in token ? [{ name, ...token }] : []));
  if (Object.keys(tokens).length === 0) return connection;
  const ends = held.flatMap(({ until }) => until ?? []);
  return {
    ...connection,
    fields: { ...connection.fields, ...Object.fromEntries(held.map(({ name, token }) => [name, token])) },
    secrets: [...connection.secrets, ...held.map(({ token }) => token)],
    tokens: { ...connection.tokens, ...tokens },
    ...(ends.length === 0 ? {} : { until: Math.min(...ends) }),
  };
}

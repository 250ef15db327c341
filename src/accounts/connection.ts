import {
  type CompiledIntegration,
  type CompiledServer,
  type IntegrationOverride,
  type Settings,
} from '../definitions/index.ts';
import { type IntegratedAccount } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';

/**
 * An integrated account that is ready for calls: its definition, its settings, and its secrets in the clear. It lives
 * only in memory and only egress puts the secrets anywhere.
 */
export interface Connection {
  readonly account: Pick<
    IntegratedAccount,
    'id' | 'tenantId' | 'status' | 'lastError' | 'credentialsVersion' | 'isSandbox' | 'servers'
  >;
  readonly integration: CompiledIntegration;
  readonly settings: Settings;
  /** Settings and secrets together, as the placeholders of a server see them. */
  readonly fields: Readonly<Record<string, string>>;
  /** The secret values, for redaction. */
  readonly secrets: readonly string[];
  readonly override: IntegrationOverride;
}

/** A server of the connection's vendor. @throws CrosswalkError `resource_not_found` naming the servers there are. */
export function serverOf(connection: Connection, name?: string): CompiledServer {
  const { integration } = connection;
  if (name === undefined) return integration.defaultServer;
  const server = integration.servers.get(name);
  if (server === undefined) {
    const names = [...integration.servers.keys()].join(', ');
    throw new CrosswalkError(
      'resource_not_found',
      `${integration.label} has no server "${name}". There are: ${names}.`,
    );
  }
  return server;
}

/**
 * Checks that the account can call a server.
 *
 * @param names Further placeholders of the call; those that are no connection fields are not looked at.
 * @throws CrosswalkError `credential_missing` naming the connection fields without which the server cannot be called.
 */
export function requireFields(connection: Connection, server: CompiledServer, names: readonly string[] = []): void {
  const { account, fields, integration } = connection;
  const needed = [...server.credentialFields, ...names.filter((name) => integration.connection[name] !== undefined)];
  const missing = [...new Set(needed)].filter((field) => fields[field] === undefined);
  if (missing.length === 0) return;
  throw new CrosswalkError(
    'credential_missing',
    `This call goes to the ${server.label} of ${integration.label}, for which the account lacks ${missing.join(' and ')}. ` +
      `Add ${missing.length === 1 ? 'it' : 'them'} with PATCH /integrated-account/${account.id}.`,
    {
      errors: missing.map((field) => ({
        path: `context.${field}`,
        message: integration.connection[field]?.help ?? 'is missing',
      })),
    },
  );
}

/**
 * Where calls to a server go for this account.
 *
 * @throws CrosswalkError `credential_missing` naming the connection fields without which the server cannot be called.
 */
export function addressOf(connection: Connection, server: CompiledServer): URL {
  requireFields(connection, server);
  const address = connection.account.servers[server.name] ?? server.address(connection.settings);
  if (address === undefined) {
    throw new CrosswalkError(
      'connection_invalid',
      `The account does not say where the ${server.label} of ${connection.integration.label} is.`,
    );
  }
  return new URL(address);
}

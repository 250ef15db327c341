import {
  type CompiledIntegration,
  type CompiledServer,
  type IntegrationOverride,
  type Settings,
} from '../definitions/index.ts';
import { type IntegratedAccount } from '../db/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { type ConnectionFields } from './connection-fields.ts';

/** A token of an account, which one it is, and until when it is good; or why there is none that could be called with. */
export type ConnectionToken =
  | { readonly token: string; readonly version: number; readonly until?: number | undefined }
  | { readonly error: CrosswalkError };

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
  /** Settings, secrets and tokens together, as the placeholders of a server see them. */
  readonly fields: Readonly<Record<string, string>>;
  /** The secret values, for redaction. */
  readonly secrets: readonly string[];
  readonly override: IntegrationOverride;
  /** What is known of the tokens of the account, by the name of their credential; absent: it has none. */
  readonly tokens?: Readonly<Record<string, ConnectionToken>>;
  /** When the first of the tokens runs out, in milliseconds since the epoch; absent: nobody knows. */
  readonly until?: number;
  /** Hears what the vendor says of its limit with each success; absent: nobody asks. */
  readonly noteRate?: (rate: Readonly<Record<string, string>>) => void;
}

/** An account made ready for calls with its checked fields. */
export function connect(
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

/** A server of the connection's vendor. @throws CrosswalkError `resource_not_found` naming the servers there are. */
export function serverOf(connection: Connection, name?: string): CompiledServer {
  const { integration } = connection;
  if (name === undefined) return integration.defaultServer;
  const server = integration.servers.get(name);
  if (server === undefined) {
    const names = [...integration.servers.keys()].join(', ');
    throw new CrosswalkError(
      'resource_not_found',
      `${integration.label} has no server "${shorten(name)}". There are: ${names}.`,
    );
  }
  return server;
}

/** @throws CrosswalkError why a token that the server takes cannot be called with. */
function requireTokens({ account, fields, integration, tokens = {} }: Connection, server: CompiledServer): void {
  for (const name of server.oauth2) {
    const held = tokens[name];
    if (held !== undefined && 'error' in held) throw held.error;
    if (fields[name] !== undefined || !server.credentialFields.includes(name)) continue;
    const label = integration.oauth2.get(name)?.label ?? name;
    throw new CrosswalkError(
      'credential_missing',
      `${integration.label} has not been allowed yet to be called for this account (${label}). ` +
        `Let the end customer connect it: POST /link-token with integrated_account_id ${account.id}.`,
    );
  }
}

/**
 * Checks that the account can call a server.
 *
 * @param names Further placeholders of the call; those that are no connection fields are not looked at.
 * @throws CrosswalkError `credential_missing` naming the connection fields without which the server cannot be called, or
 * why its token cannot be called with.
 */
export function requireFields(connection: Connection, server: CompiledServer, names: readonly string[] = []): void {
  requireTokens(connection, server);
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

/** Addresses of connections, by the name of the server. A connection never changes, so neither do they. */
const addresses = new WeakMap<Connection, Map<string, URL>>();

/**
 * Where calls to a server go for this account. Whoever wants another address makes a URL of their own from it.
 *
 * @throws CrosswalkError `credential_missing` naming the connection fields without which the server cannot be called.
 */
export function addressOf(connection: Connection, server: CompiledServer): URL {
  const known = addresses.get(connection) ?? new Map<string, URL>();
  const found = known.get(server.name);
  if (found !== undefined) return found;
  const address = findAddress(connection, server);
  addresses.set(connection, known.set(server.name, address));
  return address;
}

function findAddress(connection: Connection, server: CompiledServer): URL {
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

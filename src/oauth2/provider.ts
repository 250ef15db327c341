import { type CompiledOAuth2, type CompiledServer } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type OAuthClient, type OAuthClients } from './clients.ts';

/** An authorization server as one account uses it. */
export interface Provider {
  readonly spec: CompiledOAuth2;
  /** What people call the vendor. */
  readonly vendor: string;
  readonly issuer: string;
  readonly tokenEndpoint: URL;
  readonly revocationEndpoint: URL | undefined;
  /** The page on which access is allowed. */
  readonly authorizationEndpoint: URL | undefined;
  readonly client: OAuthClient;
  /** Whether the client is the operator's, so that the end customer can do nothing about it. */
  readonly isOperators: boolean;
  /** Connection fields, for the placeholders of the definition. */
  readonly fields: Readonly<Record<string, string>>;
  /** To be kept out of errors. */
  readonly secrets: readonly string[];
  readonly via: 'network' | 'sandbox';
}

/** What an account says about itself. */
export interface ProviderAccount {
  integration: { name: string; label: string };
  fields: Readonly<Record<string, string>>;
  secrets: readonly string[];
  isSandbox: boolean;
  /** Where a server is for this account. */
  addressOf(server: CompiledServer): URL;
}

const at = (address: URL, path: string) => new URL(`${address.href.replace(/\/$/, '')}${path}`);

function clientOf(spec: CompiledOAuth2, { integration, fields }: ProviderAccount, clients: OAuthClients): OAuthClient {
  if (spec.client !== undefined) {
    const { id, secret, privateKey, keyId } = spec.client;
    const clientId = id(fields);
    if (clientId === undefined) throw new Error(`The client of ${spec.name} is not complete.`);
    return { clientId, clientSecret: secret(fields), privateKey: privateKey(fields), keyId: keyId(fields) };
  }
  const client = clients[integration.name];
  if (client !== undefined) return client;
  throw new CrosswalkError(
    'connection_invalid',
    `This installation is not registered at ${integration.label} yet. Its operator has to give a client id and secret for "${integration.name}" in CROSSWALK_OAUTH_CLIENTS.`,
  );
}

/**
 * The authorization server of a credential, for an account whose client fields are complete.
 *
 * @throws CrosswalkError `connection_invalid` when the operator has no client there.
 */
export function providerOf(spec: CompiledOAuth2, account: ProviderAccount, clients: OAuthClients): Provider {
  const base = account.addressOf(spec.server);
  const page = spec.authorization === undefined ? undefined : account.addressOf(spec.authorization.server);
  const client = clientOf(spec, account, clients);
  return {
    spec,
    vendor: account.integration.label,
    issuer: `${(page ?? base).href.replace(/\/$/, '')}${spec.issuerPath}`,
    tokenEndpoint: at(base, spec.tokenPath),
    revocationEndpoint: spec.revocationPath === undefined ? undefined : at(base, spec.revocationPath),
    authorizationEndpoint: page === undefined ? undefined : at(page, spec.authorization?.path ?? ''),
    client,
    isOperators: spec.client === undefined,
    fields: account.fields,
    secrets: [...account.secrets, client.clientSecret, client.privateKey].filter((secret) => secret !== undefined),
    via: account.isSandbox ? 'sandbox' : 'network',
  };
}

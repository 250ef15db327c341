import { z } from 'zod';
import { type EgressAllow, parseEgressAllow } from '../egress/index.ts';
import { type OAuthClients, parseOAuthClients } from '../oauth2/index.ts';
import { deriveSigningKeys, parseKeyRing, type RootKeyHolder } from '../vault/index.ts';
import { parsePublicUrl } from './public-url.ts';

/** What the bindings, variables and secrets of a Worker say. */
export interface WorkerSettings {
  databaseUrl: string;
  keyRing: RootKeyHolder;
  signingKeys: readonly Uint8Array<ArrayBuffer>[];
  egressAllow: EgressAllow;
  oauthClients: OAuthClients;
  /** Where callers and browsers reach the Worker; undefined when nobody has said it. */
  publicUrl: URL | undefined;
  /** Files that are uploaded beside the Worker; undefined when there are none. */
  assets: AssetsBinding | undefined;
  /** The operator's token; undefined when tokens are made elsewhere. */
  apiToken: string | undefined;
}

/** The part of a binding to static assets that Crosswalk uses. */
export interface AssetsBinding {
  fetch(request: Request): Promise<Response>;
}

function isAssetsBinding(value: unknown): value is AssetsBinding {
  return typeof value === 'object' && value !== null && 'fetch' in value && typeof value.fetch === 'function';
}

const text = z.string().trim().optional();

const bindings = z.object({
  HYPERDRIVE: z.object({ connectionString: z.string() }).optional(),
  ASSETS: z.custom<AssetsBinding>(isAssetsBinding).optional(),
  DATABASE_URL: text,
  CROSSWALK_VAULT_KEYS: text,
  CROSSWALK_API_TOKEN: text,
  CROSSWALK_EGRESS_ALLOW: text,
  CROSSWALK_OAUTH_CLIENTS: text,
  CROSSWALK_PUBLIC_URL: text,
});

/**
 * Reads the `env` of a Worker. Hyperdrive goes before `DATABASE_URL`.
 *
 * @throws Error with one line that names what is missing or wrong and shows no secret.
 */
export async function readWorkerSettings(env: unknown): Promise<WorkerSettings> {
  const parsed = bindings.safeParse(env);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => path.join('.') || 'env');
    throw new Error(`These settings of the Worker do not have the right type: ${names.join(', ')}.`);
  }
  const { HYPERDRIVE, ASSETS, DATABASE_URL, ...variables } = parsed.data;
  const { CROSSWALK_VAULT_KEYS, CROSSWALK_API_TOKEN, CROSSWALK_EGRESS_ALLOW, CROSSWALK_OAUTH_CLIENTS } = variables;
  const { CROSSWALK_PUBLIC_URL } = variables;
  const databaseUrl = HYPERDRIVE?.connectionString ?? DATABASE_URL;
  if (!databaseUrl) throw new Error('The Worker needs a database: bind HYPERDRIVE, or set the secret DATABASE_URL.');
  if (!CROSSWALK_VAULT_KEYS) throw new Error('The Worker needs the secret CROSSWALK_VAULT_KEYS.');
  const oauthClients = parseOAuthClients(CROSSWALK_OAUTH_CLIENTS || '{}');
  const publicUrl = CROSSWALK_PUBLIC_URL ? parsePublicUrl(CROSSWALK_PUBLIC_URL) : undefined;
  if (publicUrl === undefined && Object.keys(oauthClients).length > 0) {
    throw new Error('The Worker needs CROSSWALK_PUBLIC_URL beside CROSSWALK_OAUTH_CLIENTS: vendors lead back there.');
  }
  return {
    databaseUrl,
    keyRing: parseKeyRing(CROSSWALK_VAULT_KEYS),
    signingKeys: await deriveSigningKeys(CROSSWALK_VAULT_KEYS),
    egressAllow: parseEgressAllow(CROSSWALK_EGRESS_ALLOW ?? ''),
    oauthClients,
    publicUrl,
    assets: ASSETS,
    apiToken: CROSSWALK_API_TOKEN || undefined,
  };
}

import { z } from 'zod';
import { type Definitions, nearest } from '../definitions/index.ts';

/** A client that is registered at an authorization server. */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** PKCS #8 in PEM, for private_key_jwt. */
  readonly privateKey?: string | undefined;
  /** Tells several keys of the client apart. */
  readonly keyId?: string | undefined;
}

/** The operator's clients by the name of the integration. */
export type OAuthClients = Readonly<Record<string, OAuthClient>>;

const text = z.string().min(1);

const clientsSchema = z.record(
  z.string(),
  z
    .strictObject({
      client_id: text,
      client_secret: text.optional(),
      private_key: text.optional(),
      key_id: text.optional(),
    })
    .transform((given): OAuthClient => ({
      clientId: given.client_id,
      clientSecret: given.client_secret,
      privateKey: given.private_key,
      keyId: given.key_id,
    })),
);

/**
 * Reads the operator's OAuth clients from JSON.
 *
 * @throws Error with one line that names the place and shows no value.
 *
 * @example
 * parseOAuthClients('{"acme": {"client_id": "…", "client_secret": "…"}}');
 */
export function parseOAuthClients(json: string): OAuthClients {
  const parsed = clientsSchema.safeParse(parseJson(json));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole');
  throw new Error(
    `OAuth clients must be JSON such as {"acme": {"client_id": "…", "client_secret": "…"}}; wrong: ${places.join(', ')}.`,
  );
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Checks that every client is of use: there is such an integration, and its vendor has a client of the operator.
 *
 * @throws Error with one line that names the integration.
 */
export function requireUsefulClients(clients: OAuthClients, definitions: Definitions): void {
  for (const name of Object.keys(clients)) {
    const integration = definitions.find(name);
    if (integration === undefined) {
      const near = nearest(name, definitions.names);
      const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
      throw new Error(`OAuth clients name the integration "${name}", which there is not.${hint}`);
    }
    if ([...integration.oauth2.values()].some(({ client }) => client === undefined)) continue;
    throw new Error(
      `OAuth clients name "${name}", but ${integration.label} takes none of yours: each account gives its own credentials.`,
    );
  }
}

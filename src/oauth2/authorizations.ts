import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import {
  type Database,
  handOverOAuthAuthorization,
  insertOAuthAuthorization,
  takeOAuthAuthorization,
} from '../db/index.ts';
import { type Vault } from '../vault/index.ts';
import { type Provider } from './provider.ts';

/** Milliseconds that the end customer has on the vendor's page. */
const longestVisit = 15 * 60 * 1000;

/** Who begins, and for what. */
export interface AuthorizationRequest {
  tenantId: string;
  integration: string;
  /** The link token that is used when access was allowed. */
  linkTokenId: string;
  /** What only the visitor's browser knows: no other can come back. */
  visit: string;
  redirectUri: string;
  /** In place of those of the definition. */
  scopes?: readonly string[] | undefined;
  /** What was filled in before, secrets included. */
  fields: Readonly<Record<string, string>>;
}

/** What the way back needs. */
export interface BegunAuthorization extends Omit<AuthorizationRequest, 'scopes'> {
  state: string;
  codeVerifier: string;
}

/** End customers on the way to a vendor's page and back. */
export interface Authorizations {
  /** The address of the page, with PKCE and a state that is good for one answer. */
  begin(provider: Provider, request: AuthorizationRequest): Promise<URL>;
  /**
   * Has another browser come back than the one that began. Of several callers exactly one gets true; nobody does for a
   * state that `from` does not hold, or not any more.
   */
  handOver(state: string, visits: { from: string; to: string }): Promise<boolean>;
  /**
   * What was begun under a state by this visit, once: whoever comes second, or after 15 minutes, gets undefined. Another
   * visit gets undefined too, and leaves the state good for its owner.
   */
  take(state: string, visit: string): Promise<BegunAuthorization | undefined>;
}

const sealedSchema = z.object({ redirect_uri: z.string(), code_verifier: z.string(), fields: z.string() });
const fieldsSchema = z.record(z.string(), z.string());

async function idOf(state: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(state));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const bindingOf = (tenantId: string, id: string) => ({ tenantId, accountId: id, part: 'oauth2 authorization' });

function addressOf({ spec, client, fields, authorizationEndpoint }: Provider, parameters: Record<string, string>): URL {
  if (authorizationEndpoint === undefined) throw new Error(`${spec.name} has no page on which access is allowed`);
  const address = new URL(authorizationEndpoint);
  const resource = spec.resource(fields);
  const all = {
    ...spec.parameters(fields),
    ...(resource === undefined ? {} : { resource }),
    response_type: 'code',
    client_id: client.clientId,
    ...parameters,
  };
  for (const [name, value] of Object.entries(all)) address.searchParams.set(name, value);
  return address;
}

export function createAuthorizations({
  database,
  vault,
  clock,
}: {
  database: Database;
  vault: Vault;
  clock: Pick<Clock, 'now'>;
}): Authorizations {
  return {
    async begin(provider, { scopes = provider.spec.scopes(provider.fields), fields, redirectUri, ...request }) {
      // It names the link, so that who comes back a second time can be led to what became of the first.
      const state = `${request.linkTokenId}.${generateRandomState()}`;
      const codeVerifier = generateRandomCodeVerifier();
      const id = await idOf(state);
      const sealed = await vault.seal(bindingOf(request.tenantId, id), {
        redirect_uri: redirectUri,
        code_verifier: codeVerifier,
        fields: JSON.stringify(fields),
      });
      const expiresAt = new Date(clock.now() + longestVisit);
      await insertOAuthAuthorization(database, { ...request, id, sealed, expiresAt });
      return addressOf(provider, {
        redirect_uri: redirectUri,
        state,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
      });
    },

    handOver: async (state, visits) => handOverOAuthAuthorization(database, await idOf(state), visits),

    async take(state, givenVisit) {
      const taken = await takeOAuthAuthorization(database, await idOf(state), givenVisit);
      if (taken === undefined || taken.expiresAt.getTime() <= clock.now()) return undefined;
      const { id, sealed, tenantId, integration, linkTokenId, visit } = taken;
      const opened = sealedSchema.parse(await vault.open(bindingOf(tenantId, id), sealed));
      return {
        tenantId,
        integration,
        linkTokenId,
        visit,
        state,
        redirectUri: opened.redirect_uri,
        codeVerifier: opened.code_verifier,
        fields: fieldsSchema.parse(JSON.parse(opened.fields)),
      };
    },
  };
}

import { createBoundedCache } from '../bounded-cache.ts';
import type { Clock } from '../clock.ts';
import {
  type ApiToken,
  type Database,
  findApiToken,
  findApiTokenByHash,
  insertApiTokenOnce,
  listApiTokens,
  type Page,
  type PageRequest,
  revokeApiToken,
  type TenantScope,
  type TokenScope,
} from '../db/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import type { AccountTokens } from './account-tokens.ts';
import { ensureBootstrapToken } from './bootstrap-token.ts';
import type { Principal } from './principal.ts';
import { generateToken, hashToken, isMistyped } from './token-text.ts';

export interface NewApiToken {
  name: string;
  /** At least one. */
  scopes: readonly TokenScope[];
  /** Binds the token to one tenant. */
  tenantId?: string;
  /** Until when the token is valid; in the future. Without it the token is valid until it is revoked. */
  expiresAt?: Date;
}

export interface ApiTokens {
  /**
   * Makes a token. `token` is the plaintext: it is answered here once and stored nowhere.
   *
   * @throws CrosswalkError `invalid_request` when no scope is given or the expiry is not in the future.
   */
  create(wanted: NewApiToken): Promise<{ apiToken: ApiToken; token: string }>;
  /** Tokens, revoked and expired ones too, newest first. With a tenant, only the tokens bound to it. */
  list(scope: TenantScope, page: PageRequest): Promise<Page<ApiToken>>;
  /** @throws CrosswalkError `token_not_found` */
  find(id: string, scope?: TenantScope): Promise<ApiToken>;
  /**
   * Revokes for good: at once in this process, within 5 seconds in others. Revoking again changes nothing.
   *
   * @throws CrosswalkError `token_not_found`
   */
  revoke(id: string, scope?: TenantScope): Promise<ApiToken>;
  /**
   * Tells who a token stands for, an account token without a read. What was read is remembered for 5 seconds, so that hot callers cost no read; others
   * cost one, and a mistyped token none.
   *
   * @throws CrosswalkError `token_invalid` when the token is unknown, mistyped or revoked, `token_expired` from its
   * expiry on. Messages never repeat the token.
   */
  authenticate(token: string): Promise<Principal>;
  /** The web origins of an account token; none of any other token. */
  originsOf(token: string): Promise<readonly string[]>;
  /** Makes sure that the operator can get in; see `ensureBootstrapToken`. */
  ensureBootstrapToken(token?: string): Promise<string | undefined>;
}

/** How long, and how many, tokens and what they stand for are remembered. */
const remembered = { limit: 1000, milliseconds: 5000 };

/**
 * API tokens, stored as hashes in this database.
 *
 * @example
 * const tokens = createApiTokens({ database, clock, accountTokens });
 * const { token } = await tokens.create({ name: 'backend', scopes: ['write'] });
 * const principal = await tokens.authenticate(token);
 */
export function createApiTokens({
  database,
  clock,
  accountTokens,
}: {
  database: Database;
  clock: Pick<Clock, 'now'>;
  accountTokens: AccountTokens;
}): ApiTokens {
  const principals = createBoundedCache<Principal>({ ...remembered, clock });
  const now = () => new Date(clock.now());

  const load = async (token: string): Promise<Principal> => {
    if (isMistyped(token)) {
      throw new CrosswalkError('token_invalid', 'The token is mistyped: its last six characters do not fit the rest.');
    }
    const stored = await findApiTokenByHash(database, await hashToken(token));
    if (!stored) throw new CrosswalkError('token_invalid', 'The token is not known.');
    if (stored.revokedAt) throw new CrosswalkError('token_invalid', 'The token was revoked.');
    const { id, scopes, tenantId, expiresAt } = stored;
    return Object.freeze({ tokenId: id, scopes: Object.freeze(scopes), tenantId, expiresAt });
  };

  return {
    async create({ name, scopes, tenantId, expiresAt }) {
      if (scopes.length === 0) throw new CrosswalkError('invalid_request', 'A token needs at least one scope.');
      const createdAt = now();
      if (expiresAt && expiresAt <= createdAt) {
        throw new CrosswalkError('invalid_request', 'The expiry of a token must be in the future.');
      }
      const token = generateToken();
      const apiToken = await insertApiTokenOnce(database, {
        id: crypto.randomUUID(),
        name,
        tokenHash: await hashToken(token),
        hint: token.slice(-4),
        scopes: [...new Set(scopes)],
        tenantId: tenantId ?? null,
        createdAt,
        expiresAt: expiresAt ?? null,
      });
      return { apiToken, token };
    },
    list: (scope, page) => listApiTokens(database, scope, page),
    async find(id, scope) {
      return (await findApiToken(database, id, scope)) ?? notFound(id);
    },
    async revoke(id, scope) {
      const apiToken = (await revokeApiToken(database, id, now(), scope)) ?? notFound(id);
      // Which of the remembered ones it is, nobody knows: its text is stored nowhere.
      principals.clear();
      return apiToken;
    },
    originsOf: (token) => accountTokens.originsOf(token),
    async authenticate(token) {
      if (accountTokens.isOne(token)) return accountTokens.open(token);
      const principal = await principals.get(token, () => load(token));
      if (principal.expiresAt && principal.expiresAt <= now()) {
        throw new CrosswalkError('token_expired', `The token expired at ${principal.expiresAt.toISOString()}.`);
      }
      return principal;
    },
    ensureBootstrapToken: (token) => ensureBootstrapToken(database, now(), token),
  };
}

function notFound(id: string): never {
  throw new CrosswalkError('token_not_found', `There is no API token with the id "${shorten(id)}".`);
}

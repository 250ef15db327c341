import type { TokenScope } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';

/** Who makes a request: what an API token or an account token stands for. */
export interface Principal {
  readonly tokenId: string;
  readonly scopes: readonly TokenScope[];
  /** The only tenant whose accounts are visible; null for all. */
  readonly tenantId: string | null;
  readonly expiresAt: Date | null;
  /** The only account that it may call, and the web origins it may be used from; absent: an API token. */
  readonly account?: { readonly id: string; readonly origins: readonly string[] };
}

/** Each scope, and those that include it. */
const granting: Record<TokenScope, readonly TokenScope[]> = {
  read: ['read', 'write', 'admin'],
  write: ['write', 'admin'],
  admin: ['admin'],
};

/**
 * Passes when the principal has the scope or one that includes it: admin includes write, write includes read.
 *
 * @throws CrosswalkError `scope_missing`, naming the scope.
 *
 * @example
 * requireScope(principal, 'write');
 */
export function requireScope(principal: Pick<Principal, 'scopes'>, scope: TokenScope): void {
  if (granting[scope].some((candidate) => principal.scopes.includes(candidate))) return;
  throw new CrosswalkError('scope_missing', `This needs a token with the scope "${scope}".`);
}

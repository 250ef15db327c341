import { type OAuthCredential, type OAuthCredentialKey, type StoredTokens } from '../db/index.ts';
import { type CompiledOAuth2 } from '../definitions/index.ts';
import { type Vault } from '../vault/index.ts';
import { type TokenSet } from './token-answer.ts';

/** Which credential of which account. */
export interface CredentialKey extends OAuthCredentialKey {
  tenantId: string;
}

/** Tokens as they are sealed. */
type SealedFields = Pick<TokenSet, 'accessToken' | 'refreshToken' | 'scope'>;

const bindingOf = ({ tenantId, accountId, name }: CredentialKey) => ({ tenantId, accountId, part: `oauth2.${name}` });

/** When tokens that are got now are to be refreshed, and when they are over. */
function timesOf({ refreshMargin }: CompiledOAuth2, life: number | undefined, now: number) {
  if (life === undefined) return { refreshAt: null, expiresAt: null };
  const margin = Math.min(refreshMargin, life / 4);
  return { refreshAt: new Date(now + (life - margin) * 1000), expiresAt: new Date(now + life * 1000) };
}

/** Seals tokens for their place in the database. */
export async function sealTokens(
  vault: Vault,
  key: CredentialKey,
  spec: CompiledOAuth2,
  { accessToken, refreshToken, scope, life }: TokenSet,
  now: number,
): Promise<StoredTokens> {
  const fields = {
    access_token: accessToken,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    ...(scope === undefined ? {} : { scope }),
  };
  return { tokens: await vault.seal(bindingOf(key), fields), ...timesOf(spec, life, now) };
}

/** The tokens of a row; undefined when it has none. */
export async function openTokens(
  vault: Vault,
  key: CredentialKey,
  { tokens }: Pick<OAuthCredential, 'tokens'>,
): Promise<SealedFields | undefined> {
  if (tokens === null) return undefined;
  const { access_token: accessToken, refresh_token: refreshToken, scope } = await vault.open(bindingOf(key), tokens);
  return accessToken === undefined ? undefined : { accessToken, refreshToken, scope };
}

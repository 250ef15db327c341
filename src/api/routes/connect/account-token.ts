import { CrosswalkError } from '../../../errors/index.ts';
import { type ApiContext } from '../../mount.ts';

/**
 * What an account token opens its mapping page for.
 *
 * @throws CrosswalkError `token_invalid` or `token_expired`
 */
export async function openAccountToken(context: ApiContext, token: string) {
  const { account, tenantId: tenant, expiresAt } = await context.get('services').accountTokens.open(token);
  if (account === undefined || tenant === null || expiresAt === null) {
    throw new CrosswalkError('token_invalid', 'The token is not that of an account.');
  }
  return { account: account.id, origins: [...account.origins], tenant, expiresAt };
}

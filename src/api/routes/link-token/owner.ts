import { CrosswalkError } from '../../../errors/index.ts';
import { type Principal } from '../../../tokens/index.ts';
import { type Services } from '../../services.ts';
import { tenantForNew, visibleTenant } from '../../tenant.ts';

/** Whose account is linked. */
export interface LinkOwner {
  tenantId: string;
  /** The account that is connected again; absent: a new one is linked. */
  account?: { id: string; integration: string; isSandbox: boolean };
}

/**
 * Whose account is linked: a new one of a tenant, or an existing one again.
 *
 * @throws CrosswalkError `invalid_request` for both at once, `account_not_found`
 */
export async function ownerOf(
  { accounts }: Pick<Services, 'accounts'>,
  principal: Principal,
  { tenantId: asked, accountId }: { tenantId: string | undefined; accountId: string | undefined },
): Promise<LinkOwner> {
  if (accountId === undefined) return { tenantId: tenantForNew(principal, asked) };
  if (asked !== undefined) {
    const message = 'Send tenant_id for a new account or integrated_account_id to reconnect one, not both.';
    throw new CrosswalkError('invalid_request', message, {
      errors: [{ path: 'tenant_id', message: 'stands beside integrated_account_id' }],
    });
  }
  const account = await accounts.get(accountId, visibleTenant(principal));
  const { id, tenant_id: tenantId, integration, is_sandbox: isSandbox } = account;
  return { tenantId, account: { id, integration: integration.name, isSandbox } };
}

import { CrosswalkError } from '../errors/index.ts';
import { type Principal } from '../tokens/index.ts';

/** The tenant whose accounts a principal sees; undefined: every tenant's. */
export function visibleTenant(principal: Principal): string | undefined {
  return principal.tenantId ?? undefined;
}

/**
 * The tenant that something new belongs to: the one asked for, or the only one that the token may act for.
 *
 * @throws CrosswalkError `invalid_request` when none is named, `scope_missing` when it is not the token's.
 */
export function tenantForNew(principal: Principal, asked: string | undefined): string {
  if (principal.tenantId === null) {
    if (asked !== undefined) return asked;
    throw new CrosswalkError(
      'invalid_request',
      'tenant_id is missing: name the customer of yours that the account belongs to.',
      {
        errors: [{ path: 'tenant_id', message: 'is missing' }],
      },
    );
  }
  if (asked === undefined || asked === principal.tenantId) return principal.tenantId;
  throw new CrosswalkError('scope_missing', `This token acts for tenant "${principal.tenantId}" only.`);
}

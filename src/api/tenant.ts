import { CrosswalkError } from '../errors/index.ts';
import { type Principal } from '../tokens/index.ts';

/** The tenant whose accounts a principal sees; undefined: every tenant's. */
export function visibleTenant(principal: Principal): string | undefined {
  return principal.tenantId ?? undefined;
}

function wrongTenant(own: string): CrosswalkError {
  return new CrosswalkError('scope_missing', `This token acts for tenant "${own}" only.`);
}

/**
 * The tenant that is asked for, or the only one that the token may act for; undefined: all.
 *
 * @throws CrosswalkError `scope_missing` when another tenant than the token's is asked for.
 */
export function narrowTenant({ tenantId: own }: Principal, asked: string | undefined): string | undefined {
  if (own !== null && asked !== undefined && asked !== own) throw wrongTenant(own);
  return own ?? asked;
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
  throw wrongTenant(principal.tenantId);
}

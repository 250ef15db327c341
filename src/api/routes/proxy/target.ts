import { type Connection } from '../../../accounts/index.ts';
import { type JsonObject } from '../../../mapping/index.ts';
import { type ApiContext } from '../../mount.ts';
import { readAccountId } from '../../parameters.ts';
import { visibleTenant } from '../../tenant.ts';

/** The account that a request is for. */
export function openConnection(context: ApiContext, query: JsonObject): Promise<Connection> {
  const principal = context.get('principal');
  return context.get('services').accounts.open(readAccountId(query, principal), visibleTenant(principal));
}

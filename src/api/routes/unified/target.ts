import { type JsonObject } from '../../../mapping/index.ts';
import { type UnifiedResource, type UnifiedTarget } from '../../../unified/index.ts';
import { type ApiContext } from '../../mount.ts';
import { withRateHeaders } from '../../note-rate.ts';
import { checkUserType, readAccountId } from '../../parameters.ts';
import { visibleTenant } from '../../tenant.ts';

/** The resource of the account that a request is for. */
export async function readTarget(
  context: ApiContext,
  { model, resource }: UnifiedResource,
  query: JsonObject,
): Promise<UnifiedTarget> {
  if (resource === 'users') checkUserType(query);
  const { accounts } = context.get('services');
  const principal = context.get('principal');
  const connection = await accounts.open(readAccountId(query, principal), visibleTenant(principal));
  return { connection: withRateHeaders(context, connection), model, resource };
}

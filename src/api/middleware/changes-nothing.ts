import { type Context } from 'hono';
import { routePath } from 'hono/route';
import { scopeOfEndpoint } from '../../proxy/index.ts';
import { type ApiEnvironment } from '../services.ts';
import { visibleTenant } from '../tenant.ts';
import { scopeOfMethod } from './authenticate.ts';
import { accountOf } from './call-account.ts';

/** The route whose POST says nothing of what is done: the call of the vendor does that its last part names. */
const callOfVendor = '/proxy/:resource/:id';

/**
 * Whether a call only reads, by its verb or by the vendor's call that it names: nothing has to be remembered of it.
 *
 * @throws CrosswalkError `account_not_found` when the account of a vendor's call is not there for the caller.
 */
export async function changesNothing(context: Context<ApiEnvironment>): Promise<boolean> {
  const { method } = context.req;
  if (scopeOfMethod(method) === 'read') return true;
  if (method !== 'POST' || routePath(context) !== callOfVendor) return false;
  const accountId = accountOf(context);
  if (accountId === undefined) return false;
  const { accounts, definitions } = context.get('services');
  const { integration } = await accounts.get(accountId, visibleTenant(context.get('principal')));
  const name = `${context.req.param('resource')}.${context.req.param('id')}`;
  const endpoint = definitions.find(integration.name)?.endpoints.get(name);
  return endpoint !== undefined && scopeOfEndpoint(endpoint) === 'read';
}

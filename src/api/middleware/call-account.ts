import { type Context } from 'hono';
import { routePath } from 'hono/route';
import { parseQuery, textParameter } from '../query.ts';
import { type ApiEnvironment } from '../services.ts';

const ownAccount = '/integrated-account/:id';

/** Routes whose calls name their account in the query. To all others the parameter means nothing. */
const namesAccount = /^\/(?:unified|proxy|custom)\//;

/**
 * The account that a call is for, with which what is remembered of it goes. Undefined for what belongs to none, and for
 * unlinking an account, whose answer must outlive it.
 */
export function accountOf(context: Context<ApiEnvironment>): string | undefined {
  const { account } = context.get('principal');
  if (account !== undefined) return account.id;
  const route = routePath(context);
  if (route === ownAccount && context.req.method === 'DELETE') return undefined;
  if (route === ownAccount || route.startsWith(`${ownAccount}/`)) return context.req.param('id');
  const { search } = new URL(context.req.url);
  return namesAccount.test(route) ? textParameter(parseQuery(search), 'integrated_account_id') : undefined;
}

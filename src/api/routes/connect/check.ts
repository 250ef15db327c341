import { parentOrigins } from '../../../connect/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { type Api, type ApiContext } from '../../mount.ts';
import { openAccountToken } from './account-token.ts';
import { readForm } from './read-form.ts';

/** What whoever holds a token may know of its page before it is opened. */
type Finding = { is_open: true; is_told: boolean } | { is_open: false; code: string; message: string };

const tokenProblems: ReadonlySet<string> = new Set([
  'link_token_invalid',
  'link_token_used',
  'token_invalid',
  'token_expired',
  'account_not_found',
]);

/** The origins that may show the page of a token and are told how it ends. */
async function originsOf(context: ApiContext, form: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { link_token: link, integrated_account_session_token: token = '' } = form;
  if (link === undefined) {
    const { account, tenant, origins } = await openAccountToken(context, token);
    await context.get('services').accounts.get(account, tenant);
    return origins;
  }
  return parentOrigins((await context.get('services').links.open(link)).settings);
}

async function find(context: ApiContext): Promise<Finding> {
  const origin = context.req.header('origin') ?? '';
  try {
    return { is_open: true, is_told: (await originsOf(context, await readForm(context))).includes(origin) };
  } catch (error) {
    if (!(error instanceof CrosswalkError) || !tokenProblems.has(error.code)) throw error;
    return { is_open: false, code: error.code, message: error.message };
  }
}

/**
 * `POST /connect-account/check`: whether a token opens its page, and whether the page of the product that asks may show it
 * and hears of its end. The page itself cannot say so to a product that it does not know.
 *
 * Any origin may read the answer: it says less than the page that the token opens, and nothing without one. The token
 * stands in a form, so that browsers ask in one request and no log has it.
 */
export function registerConnectCheck(app: Api): void {
  app.post('/connect-account/check', async (context: ApiContext) => {
    const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
    return context.json(await find(context), 200, headers);
  });
}

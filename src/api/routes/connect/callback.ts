import { type Allowed, type BegunAuthorization, type NewAccount, type TokenSets } from '../../../accounts/index.ts';
import { type LinkToken, type OpenLink } from '../../../connect/index.ts';
import { toCrosswalkError } from '../../../errors/index.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { textParameter } from '../../query.ts';
import { linkPath } from './paths.ts';
import { withProblemPages } from './problem.tsx';
import { answerWithProblem } from './returned-problem.ts';
import { type ConnectSession, readSession } from './session.ts';
import { vendorFailureOf } from './vendor-failure.ts';
import { isOwnUse, regionOf } from './visit.ts';
import { isUnconfirmed, ownKey } from './window-visit.ts';

/** Links the account with what the end customer allowed, in one step with the use of the link. */
async function linkAccount(
  context: ApiContext,
  { integration, fields }: BegunAuthorization,
  { id, tenantId, accountId, settings }: OpenLink,
  { visit }: ConnectSession,
  tokens: TokenSets,
): Promise<void> {
  const { accounts, links } = context.get('services');
  const claim: NonNullable<NewAccount['claim']> = (transaction, linkedAccountId) =>
    links.claim(transaction, id, { linkedAccountId, usedBy: visit });
  const given = { context: fields, tokens, claim };
  if (accountId !== null) await accounts.update(accountId, given, tenantId);
  else
    await accounts.create({
      ...given,
      tenantId,
      integration,
      sandbox: settings.sandbox === true,
      ...regionOf(settings),
    });
}

/** Takes what the vendor's page answered; what went wrong is said on the form. */
async function finish(
  context: ApiContext,
  begun: BegunAuthorization,
  link: OpenLink,
  session: ConnectSession,
): Promise<Response> {
  const { authorizer } = context.get('services').accounts;
  const request = { ...begun, accountId: link.accountId, isSandbox: link.settings.sandbox === true };
  const failed = (reason: string) => answerWithProblem(context, begun, { text: 'authorization_failed', reason });
  let allowed: Allowed | undefined;
  try {
    const outcome = await authorizer.complete(request, new URL(context.req.url).searchParams);
    if ('denied' in outcome) return await answerWithProblem(context, begun, { text: 'denied' });
    if ('failed' in outcome) return await failed(outcome.failed);
    allowed = outcome;
    await linkAccount(context, begun, link, session, allowed.tokens);
  } catch (thrown) {
    const error = toCrosswalkError(thrown);
    // After an error of our own the account may have been stored, and then needs them.
    if (error.code !== 'internal_error') await allowed?.withdraw();
    if (error.code.startsWith('link_') || error.code === 'internal_error') throw error;
    if (vendorFailureOf(error) === 'away') {
      return answerWithProblem(context, begun, { text: 'problem_unreachable' });
    }
    return failed(error.message);
  }
  return context.redirect(linkPath(context, link.id), 303);
}

/**
 * `GET /connect-account/callback`: where vendors send end customers back. The state is good once, and only in the browser
 * that was sent away; the second time leads to what became of the first.
 */
export function registerConnectCallback(app: Api): void {
  app.get('/connect-account/callback', async (context: ApiContext) => {
    const { accounts, links } = context.get('services');
    let link: LinkToken | undefined;
    return withProblemPages(
      context,
      async () => link,
      async () => {
        const state = textParameter(readQuery(context), 'state') ?? '';
        const [linkId = ''] = state.split('.');
        const session = await readSession(context, linkId);
        link = await links.find(linkId);
        const back = () => context.redirect(linkPath(context, session.link), 303);
        if (link === undefined || isOwnUse(link, session) || isUnconfirmed(session)) return back();
        const open = await links.reopen(linkId);
        const begun = await accounts.authorizer.take(state, ownKey(session));
        return begun?.linkTokenId === linkId ? finish(context, begun, open, session) : back();
      },
    );
  });
}

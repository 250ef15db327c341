import { CrosswalkError } from '../../../errors/index.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { textParameter } from '../../query.ts';
import { beginMapping, mappingPath } from './post-connect-session.ts';
import { withProblemPages } from './problem.tsx';

/**
 * `GET /connect-account/post-connect?integrated_account_session_token=…`: begins a visit with an account token, and takes
 * the token out of the address. The visit lasts no longer than the token. The origins of the token may show the page in a frame and are told how it ended.
 */
export function registerMappingOpen(app: Api): void {
  app.get('/connect-account/post-connect', async (context: ApiContext) =>
    withProblemPages(
      context,
      async () => undefined,
      async () => {
        const { accounts, accountTokens } = context.get('services');
        const token = textParameter(readQuery(context), 'integrated_account_session_token') ?? '';
        const { account, tenantId: tenant, expiresAt } = await accountTokens.open(token);
        if (account === undefined || tenant === null || expiresAt === null) {
          throw new CrosswalkError('token_invalid', 'The token is not that of an account.');
        }
        const { id } = await accounts.get(account.id, tenant);
        await beginMapping(context, { account: id, tenant, opener: { origins: [...account.origins] } }, expiresAt);
        return context.redirect(mappingPath(context, id), 303);
      },
    ),
  );
}

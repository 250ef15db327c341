import { CrosswalkError } from '../../../errors/index.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { textParameter } from '../../query.ts';
import { openAccountToken } from './account-token.ts';
import { beginMapping, mappingPath } from './post-connect-session.ts';
import { withProblemPages } from './problem.tsx';

/** Options of Truto's link SDK that would have no effect here. */
const refusedOptions = ['truto_additional_context', 'truto_prevent_deselect', 'truto_disabled_fields'];

/** @throws CrosswalkError `invalid_request`, so that nobody relies on an option that does nothing */
function refuseOptions(context: ApiContext): void {
  const query = readQuery(context);
  const given = refusedOptions.filter((name) => !['', '{}'].includes(textParameter(query, name) ?? ''));
  if (given.length === 0) return;
  throw new CrosswalkError('invalid_request', `This page cannot honour ${given.join(', ')}.`, {
    errors: given.map((path) => ({ path, message: 'has no effect on this page' })),
  });
}

/**
 * `GET /connect-account/post-connect?integrated_account_session_token=…`: begins a visit with an account token, and takes
 * the token out of the address. The visit lasts no longer than the token. The origins of the token may show the page in a
 * frame and are told how it ended.
 */
export function registerMappingOpen(app: Api): void {
  app.get('/connect-account/post-connect', async (context: ApiContext) =>
    withProblemPages(
      context,
      async () => undefined,
      async () => {
        refuseOptions(context);
        const token = textParameter(readQuery(context), 'integrated_account_session_token') ?? '';
        const { account, origins, tenant, expiresAt } = await openAccountToken(context, token);
        await context.get('services').accounts.get(account, tenant);
        await beginMapping(context, { account, tenant, opener: { origins } }, expiresAt);
        return context.redirect(mappingPath(context, account), 303);
      },
    ),
  );
}

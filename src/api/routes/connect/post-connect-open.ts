import { CrosswalkError, shorten } from '../../../errors/index.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { textParameter } from '../../query.ts';
import { openAccountToken } from './account-token.ts';
import { openWithToken } from './opening.ts';
import { mappingPath, mappingsPath } from './paths.ts';
import { readMapping } from './post-connect-page.tsx';
import { beginMapping, type MappingSession } from './post-connect-session.ts';
import { readFieldOptions } from './read-field-options.ts';
import { vendorFailureOf } from './vendor-failure.ts';
import { requireWayOut } from './way-out.ts';

const tokenParameter = 'integrated_account_session_token';

/** @throws CrosswalkError `integration_not_found` when the account is of another integration than the one that is asked for */
function requireIntegration(context: ApiContext, name: string): void {
  const wanted = textParameter(readQuery(context), 'integration');
  if (wanted === undefined || wanted === name) return;
  throw new CrosswalkError('integration_not_found', `The account is one of ${name}, not of ${shorten(wanted)}.`);
}

/**
 * Refuses a page on which nobody could save before it is opened. It costs no call of its own, as the page asks the vendor for
 * the same.
 *
 * @throws CrosswalkError `invalid_request`
 */
async function requireSavable(
  context: ApiContext,
  visited: Pick<MappingSession, 'account' | 'tenant' | 'options'>,
): Promise<void> {
  if (visited.options.disabled === undefined) return;
  try {
    await requireWayOut(context, { ...visited, ...(await readMapping(context, visited)) });
  } catch (error) {
    // What the vendor has against it is what the page tells, and it looks again once the vendor answers.
    if (!(error instanceof CrosswalkError) || vendorFailureOf(error) === undefined) throw error;
  }
}

/**
 * `GET /connect-account/post-connect?integrated_account_session_token=…`: begins a visit with an account token, and takes
 * the token out of the address. The visit lasts no longer than the token. The origins of the token may show the page in a
 * frame and are told how it ended, also when what else stands in the address cannot be meant.
 */
export function registerMappingOpen(app: Api): void {
  app.get('/connect-account/post-connect', async (context: ApiContext) =>
    openWithToken(context, { path: mappingsPath(context), token: tokenParameter }, async (know) => {
      const token = textParameter(readQuery(context), tokenParameter) ?? '';
      const { account, origins, tenant, expiresAt } = await openAccountToken(context, token);
      know({ origins });
      const { integration } = await context.get('services').accounts.get(account, tenant);
      requireIntegration(context, integration.name);
      const options = await readFieldOptions(context, { account, tenant });
      await requireSavable(context, { account, tenant, options });
      await beginMapping(context, { account, tenant, origins, options }, expiresAt);
      return context.redirect(mappingPath(context, { account }), 303);
    }),
  );
}

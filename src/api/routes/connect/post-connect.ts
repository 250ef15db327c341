import { type LinkToken } from '../../../connect/index.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { textParameter } from '../../query.ts';
import { mappingPath } from './paths.ts';
import { answerMapping, readMapping } from './post-connect-page.tsx';
import { withMapping } from './post-connect-problem.tsx';
import { endOfSecondStep } from './post-connect-session.ts';

/**
 * Leads from a link that was used by this visit to the mapping of its account's fields, the second step; undefined when there is
 * nothing to map, the step was done or put off or its time is over, or the account that was connected anew has a map already.
 */
export async function leadToMapping(context: ApiContext, link: LinkToken): Promise<Response | undefined> {
  const { linkedAccountId: account, tenantId: tenant } = link;
  if (account === null || readQuery(context)['mapped'] === 'true') return undefined;
  if (endOfSecondStep(link) <= context.get('services').clock.now()) return undefined;
  const { fields, version, isComplete } = await context.get('services').fieldMaps.get(account, tenant);
  const isMapped = link.accountId !== null && version > 0 && isComplete;
  if (fields.length === 0 || isMapped) return undefined;
  return context.redirect(mappingPath(context, { account, link: link.id }), 303);
}

/** `GET /connect-account/post-connect/{account}`: where the vendor keeps the fields of the product. */
export function registerMappingPage(app: Api): void {
  app.get('/connect-account/post-connect/:account', async (context: ApiContext) =>
    withMapping(context, async (session) => {
      const isUndone = textParameter(readQuery(context), 'undone') === 'true';
      return answerMapping(context, { session, ...(await readMapping(context, session)), isUndone });
    }),
  );
}

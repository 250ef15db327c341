import { linkSettingsSchema, type LinkToken } from '../../../connect/index.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { answerMapping, readMapping } from './post-connect-page.tsx';
import { withMapping } from './post-connect-problem.tsx';
import { beginMapping, mappingPath } from './post-connect-session.ts';

/**
 * Leads from a link that was used to the mapping of its account's fields, the second step; undefined when there is
 * nothing to map, or the step was done or put off.
 */
export async function leadToMapping(context: ApiContext, link: LinkToken): Promise<Response | undefined> {
  const { linkedAccountId: account, tenantId: tenant } = link;
  if (account === null || readQuery(context)['mapped'] === 'true') return undefined;
  const { fields } = await context.get('services').fieldMaps.get(account, tenant);
  if (fields.length === 0) return undefined;
  await beginMapping(context, { account, tenant, settings: linkSettingsSchema.parse(link.settings), link: link.id });
  return context.redirect(mappingPath(context, account), 303);
}

/** `GET /connect-account/post-connect/{account}`: where the vendor keeps the fields of the product. */
export function registerMappingPage(app: Api): void {
  app.get('/connect-account/post-connect/:account', async (context: ApiContext) =>
    withMapping(context, async (session) =>
      answerMapping(context, { session, ...(await readMapping(context, session)) }),
    ),
  );
}

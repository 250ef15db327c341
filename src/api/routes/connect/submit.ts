import { type OpenLink } from '../../../connect/index.ts';
import { type CompiledIntegration } from '../../../definitions/index.ts';
import { toCrosswalkError } from '../../../errors/index.ts';
import { type Api, type ApiContext } from '../../mount.ts';
import { beginAuthorization } from './authorize.tsx';
import { requireFormat } from './auth-format.ts';
import { answerForm } from './connect-form.tsx';
import { givenFields } from './given-fields.ts';
import { linkPath } from './paths.ts';
import { readForm } from './read-form.ts';
import { type ConnectSession, requireOwnForm } from './session.ts';
import { chosenIntegration, findLink, isOwnUse, regionOf } from './visit.ts';
import { withVisit } from './with-visit.ts';

/** Links the account, or links it again, in one step with the use of the link. */
async function linkAccount(
  context: ApiContext,
  { id, tenantId, accountId, settings }: OpenLink,
  { visit, format }: ConnectSession,
  definition: CompiledIntegration,
  given: Readonly<Record<string, string>>,
): Promise<void> {
  const { accounts, links } = context.get('services');
  const { sandbox = false, persist_previous_context: persists = false } = settings;
  const claim: Parameters<typeof accounts.create>[0]['claim'] = (transaction, linkedAccountId) =>
    links.claim(transaction, id, { linkedAccountId, usedBy: visit });
  const { name: integration, form } = definition;
  const isKept = (name: string) => accountId !== null && persists && form[name]?.secret === true;
  requireFormat(definition, format, given, isKept);
  const empty = Object.keys(form).filter((name) => given[name] === undefined && !isKept(name));
  const fields = { ...Object.fromEntries(empty.map((name) => [name, null])), ...given };
  const region = regionOf(settings);
  if (accountId === null) await accounts.create({ tenantId, integration, context: fields, sandbox, ...region, claim });
  else await accounts.update(accountId, { context: fields, claim }, tenantId);
}

/** `POST /connect-account/{link}/{integration}`: tries the credentials, and links the account when they work. */
export function registerConnectSubmit(app: Api): void {
  app.post('/connect-account/:link/:integration', async (context: ApiContext) => {
    let body: Readonly<Record<string, string>> = {};
    return withVisit(context, {
      async check(session) {
        body = await readForm(context);
        requireOwnForm(context, session, body['csrf']);
      },
      async ongoing(link, session) {
        const done = () => context.redirect(linkPath(context, session.link), 303);
        const integration = chosenIntegration(context, link, session);
        const given = givenFields(integration, body);
        try {
          const leaving = await beginAuthorization(context, link, session, integration, given);
          if (leaving !== undefined) return leaving;
          await linkAccount(context, link, session, integration, given);
        } catch (thrown) {
          const error = toCrosswalkError(thrown);
          // Of two forms at once the later one finds the link used, or the account that is connected anew changed.
          if (error.code === 'link_token_used' || error.code === 'state_conflict') {
            const used = await findLink(context);
            if (used !== undefined && isOwnUse(used, session)) return done();
          }
          if (error.code.startsWith('link_') || error.code === 'internal_error') throw error;
          return answerForm(context, { link, session, integration, given, error });
        }
        return done();
      },
    });
  });
}

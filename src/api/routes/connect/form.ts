import { type Api, type ApiContext } from '../../mount.ts';
import { answerForm } from './connect-form.tsx';
import { withProblemPages } from './problem.tsx';
import { readReturnedProblem } from './returned-problem.ts';
import { linkPath, readSession } from './session.ts';
import { chosenIntegration, findLink, isOwnUse } from './visit.ts';

/** `GET /connect-account/{link}/{integration}`: the form of one platform. */
export function registerConnectForm(app: Api): void {
  app.get('/connect-account/:link/:integration', async (context: ApiContext) =>
    withProblemPages(
      context,
      () => findLink(context),
      async () => {
        const session = await readSession(context);
        const found = await findLink(context);
        // The way back leads here after the account was linked.
        if (found !== undefined && isOwnUse(found, session)) {
          return context.redirect(linkPath(context, session.link), 303);
        }
        const link = await context.get('services').links.reopen(session.link);
        const integration = chosenIntegration(context, link, session);
        const error = await readReturnedProblem(context, link, integration);
        return answerForm(context, { link, session, integration, ...(error === undefined ? {} : { error }) });
      },
    ),
  );
}

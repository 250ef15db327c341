import { type Api, type ApiContext } from '../../mount.ts';
import { answerCancelled } from './outcome.tsx';
import { linkPath } from './paths.ts';
import { withProblemPages } from './problem.tsx';
import { readForm } from './read-form.ts';
import { readSession, requireOwnForm } from './session.ts';
import { findLink } from './visit.ts';

/** `POST /connect-account/{link}`: ends the visit without a link. The link itself stays good. */
export function registerConnectCancel(app: Api): void {
  app.post('/connect-account/:link', async (context: ApiContext) =>
    withProblemPages(
      context,
      () => findLink(context),
      async () => {
        const session = await readSession(context);
        const { csrf } = await readForm(context);
        requireOwnForm(context, session, csrf);
        const { settings } = await context.get('services').links.reopen(session.link);
        return answerCancelled(context, settings, linkPath(context, session.link));
      },
    ),
  );
}

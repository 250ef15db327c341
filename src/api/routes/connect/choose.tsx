import { ChoosePage } from '../../connect-page/index.ts';
import { type Api, type ApiContext } from '../../mount.ts';
import { answerLinked } from './outcome.tsx';
import { answerPage, frameOf } from './page-answer.ts';
import { leadToMapping } from './post-connect.ts';
import { withProblemPages } from './problem.tsx';
import { linkPath, readSession } from './session.ts';
import { findLink, isOwnUse, linkedForOf, offeredIntegrations } from './visit.ts';

/** `GET /connect-account/{link}`: which platform to connect; once one is connected, that it is. */
export function registerConnectChoose(app: Api): void {
  app.get('/connect-account/:link', async (context: ApiContext) =>
    withProblemPages(
      context,
      () => findLink(context),
      async () => {
        const session = await readSession(context);
        const found = await findLink(context);
        if (found !== undefined && isOwnUse(found, session)) {
          const next = session.mapping ? await leadToMapping(context, found) : undefined;
          return next ?? answerLinked(context, found);
        }
        const link = await context.get('services').links.reopen(session.link);
        const frame = frameOf(context, link.settings);
        const path = linkPath(context, link.id);
        const page = (
          <ChoosePage
            frame={frame}
            integrations={offeredIntegrations(context, link, session)}
            addressOf={(integration) => `${path}/${integration}`}
            linkedFor={linkedForOf(link)}
            cancel={{ action: path, csrf: session.visit }}
          />
        );
        return answerPage(context, frame, link.settings, page);
      },
    ),
  );
}

import { ChoosePage } from '../../connect-page/index.ts';
import { type Api, type ApiContext } from '../../mount.ts';
import { answerLinked } from './outcome.tsx';
import { answerPage, frameOf } from './page-answer.ts';
import { linkPath } from './paths.ts';
import { leadToMapping } from './post-connect.ts';
import { integrationsToChoose, linkedForOf } from './visit.ts';
import { withVisit } from './with-visit.ts';

/** `GET /connect-account/{link}`: which platform to connect; once one is connected, that it is. */
export function registerConnectChoose(app: Api): void {
  app.get('/connect-account/:link', async (context: ApiContext) =>
    withVisit(context, {
      async linked(link, { mapping }) {
        const next = mapping ? await leadToMapping(context, link) : undefined;
        return next ?? answerLinked(context, link);
      },
      ongoing(link, session) {
        const frame = frameOf(context, link.settings);
        const path = linkPath(context, link.id);
        const page = (
          <ChoosePage
            frame={frame}
            integrations={integrationsToChoose(context, link, session)}
            addressOf={(integration) => `${path}/${integration}`}
            linkedFor={linkedForOf(link)}
            cancel={{ action: path, csrf: session.visit }}
          />
        );
        return answerPage(context, frame, link.settings, page);
      },
    }),
  );
}

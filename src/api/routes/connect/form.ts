import { type Api, type ApiContext } from '../../mount.ts';
import { answerForm } from './connect-form.tsx';
import { readReturnedProblem } from './returned-problem.ts';
import { chosenIntegration } from './visit.ts';
import { withVisit } from './with-visit.ts';

/** `GET /connect-account/{link}/{integration}`: the form of one platform. */
export function registerConnectForm(app: Api): void {
  app.get('/connect-account/:link/:integration', async (context: ApiContext) =>
    withVisit(context, {
      async ongoing(link, session) {
        const integration = chosenIntegration(context, link, session);
        const returned = await readReturnedProblem(context, link, integration);
        return answerForm(context, { link, session, integration, returned });
      },
    }),
  );
}

import { type LinkToken, type OpenLink } from '../../../connect/index.ts';
import { type ApiContext } from '../../mount.ts';
import { withProblemPages } from './problem.tsx';
import { type ConnectSession, linkPath, readSession } from './session.ts';
import { findLink, isOwnUse } from './visit.ts';

/** What a step of a visit does, by how far the visit is. */
export interface VisitStep {
  /** Looks at the request before anything else is done with it. */
  check?: (session: ConnectSession) => Promise<void>;
  /**
   * Answers once this visit has linked an account: whoever goes back, or sends a form twice, hears of the same end. By
   * default it leads to the page that says so.
   */
  linked?: (link: LinkToken, session: ConnectSession) => Response | Promise<Response>;
  /** Answers while nothing is linked yet. */
  ongoing: (link: OpenLink, session: ConnectSession) => Response | Promise<Response>;
}

/** Runs a step of the visit that a page's address belongs to; what keeps it from being gone on with becomes a page. */
export async function withVisit(context: ApiContext, { check, linked, ongoing }: VisitStep): Promise<Response> {
  return withProblemPages(
    context,
    () => findLink(context),
    async () => {
      const session = await readSession(context);
      await check?.(session);
      const found = await findLink(context);
      if (found !== undefined && isOwnUse(found, session)) {
        return linked === undefined ? context.redirect(linkPath(context, session.link), 303) : linked(found, session);
      }
      return ongoing(await context.get('services').links.reopen(session.link), session);
    },
  );
}

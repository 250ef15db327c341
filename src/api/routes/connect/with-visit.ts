import { type LinkToken, type OpenLink } from '../../../connect/index.ts';
import { type ApiContext } from '../../mount.ts';
import { linkPath } from './paths.ts';
import { withProblemPages } from './problem.tsx';
import { type ConnectSession, readSession } from './session.ts';
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

/**
 * The link of a visit, or what became of it when this visit has used it. It is opened first and looked at afterwards, as it
 * may be used at any moment between the two, and never the other way round.
 *
 * @throws CrosswalkError `link_token_invalid`, or `link_token_used` when it was used by somebody else
 */
async function openOrUsed(context: ApiContext, session: ConnectSession): Promise<OpenLink | { used: LinkToken }> {
  try {
    return await context.get('services').links.reopen(session.link);
  } catch (error) {
    const used = await findLink(context);
    if (used !== undefined && isOwnUse(used, session)) return { used };
    throw error;
  }
}

/** Runs a step of the visit that a page's address belongs to; what keeps it from being gone on with becomes a page. */
export async function withVisit(context: ApiContext, { check, linked, ongoing }: VisitStep): Promise<Response> {
  return withProblemPages(
    context,
    () => findLink(context),
    async () => {
      const session = await readSession(context);
      await check?.(session);
      const open = await openOrUsed(context, session);
      if (!('used' in open)) return ongoing(open, session);
      return linked?.(open.used, session) ?? context.redirect(linkPath(context, session.link), 303);
    },
  );
}

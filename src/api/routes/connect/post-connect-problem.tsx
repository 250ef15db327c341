import { type LinkToken, parentOrigins } from '../../../connect/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { OutcomePage } from '../../connect-page/index.ts';
import { type ApiContext, readQuery } from '../../mount.ts';
import { answerPage, frameOf } from './page-answer.ts';
import { mappingPath } from './paths.ts';
import { type MappingSession, readMappingSession } from './post-connect-session.ts';
import { withProblemPages } from './problem.tsx';
import { type VendorFailure, vendorFailureOf } from './vendor-failure.ts';

const unreachable = { title: 'map_unreachable_title', lead: 'map_unreachable_lead', isTriedAgain: true } as const;

/** What the page says of a vendor that shows nothing to map to, and whether it may do so when it is asked again. */
const failures = {
  disconnected: { title: 'map_disconnected_title', lead: 'map_disconnected_lead', isTriedAgain: false },
  refused: { title: 'map_refused_title', lead: 'map_refused_lead', isTriedAgain: false },
  busy: unreachable,
  away: unreachable,
} as const;

/** Says why the vendor cannot be asked, so that nothing can be mapped now. */
async function answerFailure(
  context: ApiContext,
  session: MappingSession,
  { error, failure }: { error: CrosswalkError; failure: VendorFailure },
): Promise<Response> {
  const { account, tenant, settings } = session;
  const { integration } = await context.get('services').accounts.get(account, tenant);
  const frame = frameOf(context, settings);
  const { language } = frame;
  const { title, lead, isTriedAgain } = failures[failure];
  const named = { integration: integration.label, product: frame.theme.product_name, reason: error.message };
  const message = {
    is_truto: true,
    result: 'error',
    error: error.message,
    error_type: 'rapid_form_error',
    integration: integration.name,
    integrated_account_id: account,
  };
  const page = (
    <OutcomePage
      frame={frame}
      title={language.say(title, named)}
      lead={language.say(lead, named)}
      outcome="bad"
      message={message}
      origins={parentOrigins(settings)}
      again={isTriedAgain ? mappingPath(context, session) : undefined}
    />
  );
  return answerPage(context, frame, settings, page, { status: error.status });
}

/** The link whose second step a page is, although that is over or was never begun: its product is told, and looked like. */
async function findOpener(context: ApiContext): Promise<LinkToken | undefined> {
  const { link } = readQuery(context);
  return typeof link === 'string' ? context.get('services').links.find(link) : undefined;
}

/** Runs a step of the mapping page within its visit; what keeps it from being gone on with becomes a page, and the product hears of it. */
export async function withMapping(
  context: ApiContext,
  step: (session: MappingSession) => Promise<Response>,
): Promise<Response> {
  let settings: Record<string, unknown> | undefined;
  return withProblemPages(
    context,
    async () => (settings === undefined ? findOpener(context) : { settings }),
    async () => {
      const session = await readMappingSession(context);
      settings = { ...session.settings };
      try {
        return await step(session);
      } catch (error) {
        const failure = error instanceof CrosswalkError ? vendorFailureOf(error) : undefined;
        if (!(error instanceof CrosswalkError) || failure === undefined) throw error;
        return answerFailure(context, session, { error, failure });
      }
    },
  );
}

import { parentOrigins } from '../../../connect/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { OutcomePage } from '../../connect-page/index.ts';
import { type ApiContext } from '../../mount.ts';
import { answerPage, frameOf } from './page-answer.ts';
import { mappingPath, type MappingSession, readMappingSession } from './post-connect-session.ts';
import { withProblemPages } from './problem.tsx';
import { isVendorAway } from './vendor-away.ts';

/** Says that the vendor did not answer, so that nothing can be mapped now. */
async function answerUnreachable(
  context: ApiContext,
  { account, tenant, settings }: MappingSession,
  error: CrosswalkError,
): Promise<Response> {
  const { integration } = await context.get('services').accounts.get(account, tenant);
  const frame = frameOf(context, settings);
  const { language } = frame;
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
      title={language.say('map_unreachable_title', { integration: integration.label })}
      lead={language.say('map_unreachable_lead')}
      outcome="bad"
      message={message}
      origins={parentOrigins(settings)}
      again={mappingPath(context, account)}
    />
  );
  return answerPage(context, frame, settings, page, { status: error.status });
}

/** Runs a step of the mapping page within its visit; what keeps it from being gone on with becomes a page, and the product hears of it. */
export async function withMapping(
  context: ApiContext,
  step: (session: MappingSession) => Promise<Response>,
): Promise<Response> {
  let settings: Record<string, unknown> | undefined;
  return withProblemPages(
    context,
    async () => settings && { settings },
    async () => {
      const session = await readMappingSession(context);
      settings = { ...session.settings };
      try {
        return await step(session);
      } catch (error) {
        if (!(error instanceof CrosswalkError) || !isVendorAway(error)) throw error;
        return answerUnreachable(context, session, error);
      }
    },
  );
}

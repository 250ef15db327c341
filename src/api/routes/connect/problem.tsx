import { findSettings, type LinkToken, parentOrigins } from '../../../connect/index.ts';
import { type CrosswalkError, toCrosswalkError } from '../../../errors/index.ts';
import { OutcomePage } from '../../connect-page/index.ts';
import { describeFailure } from '../../errors.ts';
import { type ApiContext } from '../../mount.ts';
import { answerPage, frameOf } from './page-answer.ts';

/** What the page says of an error, and how the product is told of it. */
const problems = {
  link_token_invalid: { title: 'link_title', lead: 'link_lead', type: 'invalid_token' },
  link_token_used: { title: 'used_title', lead: 'link_lead', type: 'invalid_token' },
  token_invalid: { title: 'link_title', lead: 'link_lead', type: 'invalid_token' },
  token_expired: { title: 'link_title', lead: 'link_lead', type: 'invalid_token' },
  link_session_missing: { title: 'cookies_title', lead: 'cookies_lead', type: 'cookies_blocked' },
  link_form_foreign: { title: 'foreign_title', lead: 'foreign_lead', type: 'validation_error' },
  integration_not_found: { title: 'platform_title', lead: 'link_lead', type: 'invalid_integration' },
  account_not_found: { title: 'account_title', lead: 'link_lead', type: 'connection_error' },
  invalid_request: { title: 'link_title', lead: 'link_lead', type: 'validation_error' },
  body_too_large: { title: 'large_title', lead: 'large_lead', type: 'validation_error' },
} as const;

/**
 * Problems that any page around this one may hear of, when nobody knows whose it is: they say of a token no more than that
 * it opens nothing, and of a visitor that the browser keeps no cookie.
 */
const toldToAnybody: ReadonlySet<string> = new Set([
  'link_token_invalid',
  'token_invalid',
  'token_expired',
  'link_session_missing',
]);

/** Whose page it is: a link, or whatever else says how its page looks and who may hold it. */
export type Opened = Pick<LinkToken, 'settings'>;

/** What is said of a problem. */
interface Problem {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** Of the request that it is a problem of; absent: this one. */
  readonly requestId?: string;
}

const isForeseen = (code: string): code is keyof typeof problems => Object.hasOwn(problems, code);

/**
 * Says that the link cannot be gone on with, to the visitor and to the product. A link that is not known, or has settings
 * that are not safe to follow, has no product, so that any page may show what is wrong with it: there is nothing on it to
 * press.
 */
export function answerProblem(
  context: ApiContext,
  { code, status, message: error, requestId = context.get('requestId') }: Problem,
  opened: Opened | undefined,
): Response {
  const known = opened && findSettings(opened);
  const settings = known ?? {};
  const origins = known === undefined && toldToAnybody.has(code) ? ['*'] : parentOrigins(settings);
  const frame = { ...frameOf(context, settings), origins };
  const { language } = frame;
  const { title, lead, type } = isForeseen(code)
    ? problems[code]
    : ({ title: 'failed_title', lead: 'failed_lead', type: 'connection_error' } as const);
  const named = { product: frame.theme.product_name, request: requestId };
  const page = (
    <OutcomePage
      frame={frame}
      title={language.say(title)}
      lead={language.say(lead, named)}
      outcome="bad"
      message={{ is_truto: true, result: 'error', error, error_type: type }}
      origins={origins}
    />
  );
  return answerPage(context, frame, settings, page, {
    status,
    ...(known === undefined ? { ancestors: ['*'] } : {}),
  });
}

/**
 * Runs a step of the flow; what keeps it from being gone on with becomes a page, and goes to the log if it is our fault.
 *
 * @param find whose page it is; looked for only when there is a problem
 * @param answer how the problem is said; by default at the address of the request
 */
export async function withProblemPages(
  context: ApiContext,
  find: () => Promise<Opened | undefined>,
  step: () => Promise<Response>,
  answer: (error: CrosswalkError) => Promise<Response> = async (error) => answerProblem(context, error, await find()),
): Promise<Response> {
  try {
    return await step();
  } catch (caught) {
    const { signal } = context.req.raw;
    if (signal.aborted) throw caught;
    describeFailure(caught, { signal, requestId: context.get('requestId'), log: context.get('services').log });
    return answer(toCrosswalkError(caught));
  }
}

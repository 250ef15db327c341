import { type AccountView } from '../../../accounts/index.ts';
import { type LinkSettings, type LinkToken, parentOrigins, settingsOf } from '../../../connect/index.ts';
import { type CompiledIntegration } from '../../../definitions/index.ts';
import { type Language, OutcomePage, textsOf } from '../../connect-page/index.ts';
import { type ApiContext } from '../../mount.ts';
import { answerPage, frameOf } from './page-answer.ts';

function withResult({ redirect_uri: redirect }: LinkSettings, result: Record<string, string>): string | undefined {
  if (redirect === undefined) return undefined;
  const address = new URL(redirect);
  for (const [name, value] of Object.entries(result)) address.searchParams.set(name, value);
  return address.href;
}

/** What was connected, so that somebody with several accounts sees which it was. Of secrets only the end is known. */
function detailsOf(integration: CompiledIntegration, { context }: AccountView, language: Language) {
  const texts = textsOf(integration, language);
  return Object.entries(integration.connection).flatMap(([name, declared]) => {
    const value = context[name];
    if (typeof value !== 'string') return [];
    const { label, choices = {}, secret } = texts.field(name, declared);
    return [[label, secret ? value.replaceAll('*', '•') : (choices[value] ?? value)] as const];
  });
}

/** The page that says that the account is linked, and tells the product which. */
export async function answerLinked(context: ApiContext, link: LinkToken): Promise<Response> {
  const settings = settingsOf(link);
  const frame = frameOf(context, settings);
  const { language } = frame;
  const { accounts, definitions } = context.get('services');
  const accountId = link.linkedAccountId ?? '';
  const account = await accounts.get(accountId, link.tenantId);
  const { name, label } = account.integration;
  const result = { result: 'success', integration: name, integrated_account_id: accountId };
  const redirect = withResult(settings, result);
  const named = { integration: label, product: frame.theme.product_name };
  const integration = definitions.find(name);
  const page = (
    <OutcomePage
      frame={frame}
      title={language.say('done_title', named)}
      lead={language.say(redirect === undefined ? 'done_lead' : 'done_redirect', named)}
      outcome="good"
      message={{ is_truto: true, ...result }}
      origins={parentOrigins(settings)}
      redirect={redirect}
      details={integration === undefined ? [] : detailsOf(integration, account, language)}
      notes={integration === undefined ? [] : textsOf(integration, language).unchecked(account.context)}
    />
  );
  return answerPage(context, frame, settings, page);
}

/** The page that says that nothing was linked, as the visitor wanted. @param again where to begin anew */
export function answerCancelled(context: ApiContext, settings: LinkSettings, again: string): Response {
  const frame = frameOf(context, settings);
  const { language } = frame;
  const page = (
    <OutcomePage
      frame={frame}
      title={language.say('cancelled_title')}
      lead={language.say('cancelled_lead', { product: frame.theme.product_name })}
      outcome="none"
      message="closed"
      origins={parentOrigins(settings)}
      redirect={withResult(settings, { result: 'closed' })}
      again={again}
    />
  );
  return answerPage(context, frame, settings, page);
}

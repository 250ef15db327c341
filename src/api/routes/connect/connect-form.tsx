import { z } from 'zod';
import { type AccountView } from '../../../accounts/index.ts';
import { type OpenLink } from '../../../connect/index.ts';
import { type CompiledIntegration } from '../../../definitions/index.ts';
import { type CrosswalkError } from '../../../errors/index.ts';
import {
  type AccountState,
  FormPage,
  type IntegrationTexts,
  type ShownField,
  type ShownProblem,
  textsOf,
} from '../../connect-page/index.ts';
import { type ApiContext } from '../../mount.ts';
import { fieldsOfFormat } from './auth-format.ts';
import { formProblems } from './form-problems.ts';
import { answerPage, frameOf } from './page-answer.ts';
import { linkPath } from './paths.ts';
import { type ConnectSession } from './session.ts';
import { linkedForOf, offeredIntegrations } from './visit.ts';

/** What the form of one integration is filled with. */
export interface FormFilling {
  link: OpenLink;
  session: ConnectSession;
  integration: CompiledIntegration;
  /** What was typed; undefined when the form is shown for the first time. */
  given?: Readonly<Record<string, string>>;
  /** Why the last try failed. */
  error?: CrosswalkError;
  /** What went wrong on the vendor's page, in the language of the visitor. */
  returned?: string | undefined;
}

/** The status of a page that says what is wrong with what was tried. */
const refused = 422;

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** The account that is reconnected. */
export async function reconnectedAccount(context: ApiContext, link: OpenLink): Promise<AccountView | undefined> {
  if (link.accountId === null) return undefined;
  return context.get('services').accounts.get(link.accountId, link.tenantId);
}

const lastErrorSchema = z.object({ message: z.string(), occurred_at: z.iso.datetime().optional() });

function stateOf({ status, last_error: lastError }: AccountView): AccountState {
  const parsed = lastErrorSchema.safeParse(lastError);
  if (!parsed.success) return { works: status === 'active' };
  const { message, occurred_at: at } = parsed.data;
  return { works: status === 'active', lastError: { message, at: at === undefined ? undefined : new Date(at) } };
}

function shownFields(
  { link, session, integration, given }: FormFilling,
  account: AccountView | undefined,
  texts: IntegrationTexts,
  problems: readonly ShownProblem[],
): ShownField[] {
  const { context: prefilled = {}, persist_previous_context: persists = false } = link.settings;
  return fieldsOfFormat(integration, session.format).map(([name, field]) => {
    const stored = text(account?.context[name]);
    const problem = problems.find((each) => each.field === name)?.text;
    return {
      name,
      field: texts.field(name, field),
      // A secret is never written into a page, not even one that was typed a moment ago.
      value: field.secret ? '' : (given?.[name] ?? prefilled[name] ?? stored ?? ''),
      ...(field.secret && persists && stored !== undefined ? { keptSecret: stored.slice(-4) } : {}),
      ...(problem === undefined ? {} : { problem }),
    };
  });
}

/** Answers the form of an integration, with what is wrong if there was a try before. */
export async function answerForm(context: ApiContext, filling: FormFilling): Promise<Response> {
  const { link, session, integration, error, returned } = filling;
  const { settings } = link;
  const { sandboxFields } = context.get('services');
  const frame = frameOf(context, settings);
  const { language } = frame;
  const path = linkPath(context, link.id);
  const account = await reconnectedAccount(context, link);
  const texts = textsOf(integration, language);
  const shown = { integration, texts, language, product: frame.theme.product_name };
  const problems = [
    ...(returned === undefined ? [] : [{ text: returned }]),
    ...(error === undefined ? [] : formProblems(error, shown)),
  ];
  const hasChoice = offeredIntegrations(context, link, session).length > 1;
  const page = (
    <FormPage
      frame={frame}
      integration={integration}
      fields={shownFields(filling, account, texts, problems)}
      linkedFor={linkedForOf(link)}
      action={`${path}/${integration.name}`}
      csrf={session.visit}
      cancelAction={path}
      back={session.back && hasChoice ? path : undefined}
      account={account === undefined ? undefined : stateOf(account)}
      problems={problems}
      sample={settings.sandbox === true ? await sandboxFields(integration.name) : undefined}
    />
  );
  return answerPage(context, frame, settings, page, {
    status: error?.status ?? (returned === undefined ? 200 : refused),
  });
}

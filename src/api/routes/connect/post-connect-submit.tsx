import { parentOrigins } from '../../../connect/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import {
  type AttributeChoices,
  FieldMapError,
  type FieldMapping,
  type FieldMapView,
} from '../../../field-maps/index.ts';
import { OutcomePage, type ShownPreview } from '../../connect-page/index.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { integerParameter } from '../../query.ts';
import { type FieldOptions } from './field-options.ts';
import { type FieldProblem } from './field-problems.ts';
import { answerPage, frameOf } from './page-answer.ts';
import { linkPath, mappingPath } from './paths.ts';
import { readField } from './post-connect-form.ts';
import { answerMapping, previewProblem, readMapping } from './post-connect-page.tsx';
import { withMapping } from './post-connect-problem.tsx';
import { type MappingSession, offersUndo } from './post-connect-session.ts';
import { readSettings, settingProblemsOf } from './post-connect-settings.ts';
import { largestMapForm, readForm } from './read-form.ts';
import { requireOwnForm } from './session.ts';

type Form = Readonly<Record<string, string>>;

/** The map that a form stands for, and what keeps parts of it from being one. */
function readMap(form: Form, { fields }: FieldMapView, choices: AttributeChoices, options: FieldOptions) {
  const mappings: Record<string, FieldMapping> = {};
  const problems: FieldProblem[] = [];
  for (const field of fields) {
    const read = readField(form, field, choices, options);
    if ('problem' in read) problems.push({ name: field.name, reason: read.problem });
    else if (read.mapping !== undefined) mappings[field.name] = read.mapping;
  }
  return { mappings, problems };
}

/** The page that says that the map is in force, and tells the product so. */
async function answerSaved(context: ApiContext, { account, tenant, settings }: MappingSession): Promise<Response> {
  const { integration } = await context.get('services').accounts.get(account, tenant);
  const frame = frameOf(context, settings);
  const { language } = frame;
  const page = (
    <OutcomePage
      frame={frame}
      title={language.say('map_saved_title')}
      lead={language.say('map_saved_lead', { product: frame.theme.product_name })}
      outcome="good"
      message={{ is_truto: true, result: 'success', integration: integration.name, integrated_account_id: account }}
      origins={parentOrigins(settings)}
    />
  );
  return answerPage(context, frame, settings, page);
}

/** The end of the page: what comes after it when it is the second step of linking an account. */
function finish(context: ApiContext, session: MappingSession): Response | Promise<Response> {
  if (session.link === undefined) return answerSaved(context, session);
  return context.redirect(`${linkPath(context, session.link)}?mapped=true`, 303);
}

async function preview(
  context: ApiContext,
  { account, tenant, settings }: MappingSession,
  mappings: Readonly<Record<string, FieldMapping>>,
  user: string,
): Promise<ShownPreview> {
  const { fieldMaps, accounts } = context.get('services');
  try {
    const wanted = user === '' ? undefined : user;
    return { user, result: await fieldMaps.preview(account, mappings, wanted, tenant) };
  } catch (error) {
    const { integration } = await accounts.get(account, tenant);
    const { language, theme } = frameOf(context, settings);
    const named = { integration: integration.label, product: theme.product_name };
    return { user, problem: previewProblem(error, named, language) };
  }
}

/**
 * The version of the map that the form was filled from; it stands in the address to which our page sends its form.
 *
 * @throws CrosswalkError `link_form_foreign` when there is none
 */
function seenVersion(context: ApiContext): number {
  const bounds = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
  const version = integerParameter(readQuery(context), 'version', bounds);
  if (version !== undefined) return version;
  throw new CrosswalkError('link_form_foreign', 'The form does not say which version of the map it began with.');
}

/** Tries or saves the map of a form. What is wrong with it is said on the page. */
async function useMap(context: ApiContext, session: MappingSession, form: Form): Promise<Response> {
  const { fieldMaps, syncSettings } = context.get('services');
  const { account, tenant, options } = session;
  const read = await readMapping(context, session);
  const { view, choices, settings } = read;
  const { mappings, problems: unread } = readMap(form, view, choices, options);
  const user = (form['user'] ?? '').trim();
  const seen = seenVersion(context);
  const isSaved = form['action'] === 'save';
  const shown = { session, ...read, form, seen };
  const checked = await fieldMaps.check(account, mappings, tenant, isSaved ? seen : undefined);
  const problems = [...unread, ...checked.filter(({ name }) => unread.every((other) => other.name !== name))];
  if (problems.length > 0) return answerMapping(context, { ...shown, problems, preview: { user } });
  if (!isSaved) {
    return answerMapping(context, { ...shown, preview: await preview(context, session, mappings, user) });
  }
  const { chosen, problems: settingProblems } = readSettings(form, settings, options);
  if (settingProblems.length > 0) return answerMapping(context, { ...shown, settingProblems, preview: { user } });
  try {
    const changed = await syncSettings.changes(account, chosen, tenant);
    const change = { savedBy: 'customer', expectedVersion: seen, ...(changed && { context: changed }) } as const;
    await fieldMaps.save(account, mappings, change, tenant);
  } catch (error) {
    const found = settingProblemsOf(error, settings);
    if (found.length === 0) throw error;
    return answerMapping(context, { ...shown, settingProblems: found, preview: { user } });
  }
  return finish(context, session);
}

/**
 * Takes the last change back, and leads to the map as it is then.
 *
 * @throws CrosswalkError `link_form_foreign` from a page that offers none
 */
async function undo(context: ApiContext, session: MappingSession): Promise<Response> {
  if (!offersUndo(session)) {
    throw new CrosswalkError('link_form_foreign', 'This page takes no change back.');
  }
  const { account, tenant } = session;
  const change = { savedBy: 'customer', expectedVersion: seenVersion(context) } as const;
  try {
    await context.get('services').fieldMaps.undo(account, change, tenant);
  } catch (error) {
    if (!(error instanceof FieldMapError)) throw error;
    return answerMapping(context, { session, ...(await readMapping(context, session)), cannotUndo: true });
  }
  return context.redirect(mappingPath(context, session, { undone: 'true' }), 303);
}

/** `POST /connect-account/post-connect/{account}`: previews, saves, undoes or leaves the map. */
export function registerMappingSubmit(app: Api): void {
  app.post('/connect-account/post-connect/:account', async (context: ApiContext) =>
    withMapping(context, async (session) => {
      const form = await readForm(context, largestMapForm);
      requireOwnForm(context, session, form['csrf']);
      if (form['action'] === 'later' && session.link !== undefined) return finish(context, session);
      try {
        return await (form['action'] === 'undo' ? undo(context, session) : useMap(context, session, form));
      } catch (error) {
        if (!(error instanceof CrosswalkError) || error.code !== 'state_conflict') throw error;
        return answerMapping(context, { session, ...(await readMapping(context, session)), isOutdated: true });
      }
    }),
  );
}

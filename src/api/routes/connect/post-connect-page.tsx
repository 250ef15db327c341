import { CrosswalkError } from '../../../errors/index.ts';
import { type AttributeChoices, type FieldMapView, type SyncSetting } from '../../../field-maps/index.ts';
import { type Language, MappingPage, settingField, type ShownPreview, textsOf } from '../../connect-page/index.ts';
import { type ApiContext } from '../../mount.ts';
import { type FieldProblem } from './field-problems.ts';
import { answerPage, frameOf } from './page-answer.ts';
import { mappingPath } from './paths.ts';
import { type MappingSession, offersUndo } from './post-connect-session.ts';
import { type SettingProblem } from './post-connect-settings.ts';
import { shownMappings, shownSettings } from './shown-fields.ts';
import { vendorFailureOf } from './vendor-failure.ts';
import { requireWayOut } from './way-out.ts';

/** What the page is filled with. */
export interface MappingFilling {
  session: MappingSession;
  view: FieldMapView;
  choices: AttributeChoices;
  settings: readonly SyncSetting[];
  /** What was sent; undefined: what is stored is shown. */
  form?: Readonly<Record<string, string>>;
  /** The version of the map that what was sent began with; undefined: the one in force. */
  seen?: number;
  problems?: readonly FieldProblem[];
  settingProblems?: readonly SettingProblem[];
  preview?: ShownPreview;
  /** True when the map was left as it is, because another was saved meanwhile. */
  isOutdated?: boolean;
  isUndone?: boolean;
  /** True when the map before the last change cannot work any more. */
  cannotUndo?: boolean;
}

/** The map in force and what there is to choose from, read live. */
export async function readMapping(
  context: ApiContext,
  { account, tenant }: Pick<MappingSession, 'account' | 'tenant'>,
) {
  const { fieldMaps, syncSettings } = context.get('services');
  return {
    view: await fieldMaps.get(account, tenant),
    choices: await fieldMaps.choices(account, tenant),
    settings: await syncSettings.list(account, tenant),
  };
}

/**
 * The page, filled in.
 *
 * @throws CrosswalkError `invalid_request` when what the product wants of the fields would let nobody save
 */
export async function answerMapping(context: ApiContext, filling: MappingFilling): Promise<Response> {
  const { session, view, choices, settings, form, seen = view.version, isOutdated = false, isUndone = false } = filling;
  const { problems = [], settingProblems = [], preview = { user: '' }, cannotUndo = false } = filling;
  await requireWayOut(context, { ...session, view, choices, settings }, settingProblems);
  const { accounts, definitions } = context.get('services');
  const { integration } = await accounts.get(session.account, session.tenant);
  const definition = definitions.get(integration.name);
  const frame = frameOf(context, session.settings);
  const { language } = frame;
  const showing = { form, options: session.options, integration: integration.label, language };
  const fields = shownMappings(view, choices, problems, showing);
  const shown = shownSettings(settings, textsOf(definition, language), settingProblems, showing);
  const listed = [
    ...fields.map(({ field, problem }) => ({ name: field.name, problem })),
    ...shown.map(({ name, problem }) => ({ name: settingField(name), problem })),
  ];
  const page = (
    <MappingPage
      frame={frame}
      integration={definition}
      fields={fields}
      choices={choices}
      settings={shown}
      preview={preview}
      problems={[
        ...(isOutdated ? [{ text: language.say('map_conflict') }] : []),
        ...(cannotUndo ? [{ text: language.say('map_problem_undo') }] : []),
        // In the order of the page, whichever was found first.
        ...listed.filter(({ problem }) => problem !== undefined).map(({ name }) => ({ text: name, field: name })),
      ]}
      action={mappingPath(context, session, { version: String(seen) })}
      csrf={session.visit}
      linkedFor={session.link === undefined ? { name: session.tenant } : undefined}
      linked={
        session.link === undefined
          ? undefined
          : { integration: integration.name, integrated_account_id: session.account }
      }
      canUndo={offersUndo(session) && (view.restores ?? view.version) > 0}
      isUndone={isUndone}
    />
  );
  const isRefused = problems.length > 0 || settingProblems.length > 0 || cannotUndo;
  const status = isOutdated ? 409 : isRefused ? 422 : 200;
  return answerPage(context, frame, session.settings, page, { status });
}

/** Why no user can be shown, for the end customer. @throws the error itself when it is none that a customer can mend. */
export function previewProblem(
  error: unknown,
  { integration, product }: { integration: string; product: string | undefined },
  language: Language,
): string {
  if (!(error instanceof CrosswalkError) || error.code === 'internal_error') throw error;
  if (error.code === 'record_not_found') return language.say('map_preview_missing', { integration });
  if (error.code === 'unsupported') return language.say('map_preview_name_one', { integration });
  const failure = vendorFailureOf(error);
  if (failure === 'disconnected') return language.say('map_disconnected_lead', { integration, product });
  const isLater = failure === 'busy' || failure === 'away';
  return language.say(isLater ? 'map_preview_failed' : 'map_preview_wrong', { integration });
}

import { CrosswalkError } from '../../../errors/index.ts';
import {
  type AttributeChoices,
  type FieldMapView,
  longestAttribute,
  type MapProblem,
  type MappedField,
  type SyncSetting,
} from '../../../field-maps/index.ts';
import {
  type Language,
  MappingPage,
  settingField,
  type ShownMapping,
  type ShownPreview,
  textsOf,
} from '../../connect-page/index.ts';
import { type ApiContext } from '../../mount.ts';
import { answerPage, frameOf } from './page-answer.ts';
import { type InputProblem, inputOf, inputOfMapping } from './post-connect-form.ts';
import { mappingPath, type MappingSession } from './post-connect-session.ts';
import { isVendorAway } from './vendor-away.ts';

/** What is wrong with one field. */
export type FieldProblem = MapProblem | { name: string; reason: InputProblem };

/** What is wrong with what was chosen or typed for syncs: it is there no more, or is of another form. */
export interface SettingProblem {
  name: string;
  reason: 'gone' | 'wrong_form';
}

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

/** A type of ours in words; one of the vendor's by its name. */
function typeText(type: string, fields: readonly { type: string }[], language: Language): string {
  const names = ['string', 'number', 'boolean', 'date', 'datetime', 'array'] as const;
  const known = names.find((name) => name === type);
  return known === undefined || fields.length === 0 ? type : language.say(`map_type_${known}`);
}

/** Why a field cannot be mapped so, for the end customer. */
function problemText(problem: FieldProblem, fields: readonly MappedField[], integration: string, language: Language) {
  const { reason } = problem;
  const detail = 'detail' in problem ? (problem.detail ?? '') : '';
  const field = fields.find(({ name }) => name === problem.name);
  const other = fields.find(({ name }) => name === detail);
  switch (reason) {
    case 'required':
    case 'wrong_values':
    case 'wrong_format':
    case 'name_missing':
      return language.say(`map_problem_${reason}`);
    case 'name_too_long':
      return language.say('map_problem_name_too_long', { most: String(longestAttribute) });
    case 'taken_twice':
      return language.say('map_problem_taken_twice', { detail: other?.label ?? detail });
    case 'type_clash':
      return language.say('map_problem_type_clash', {
        detail: typeText(detail, fields, language),
        type: typeText(field?.type ?? '', fields, language),
      });
    case 'unwritable':
      return language.say('map_problem_unwritable', { detail, integration });
    case 'undeclared':
    case 'unknown_field':
    case 'invalid':
      return language.say('map_problem_invalid', { integration });
  }
}

/** The map in force and what there is to choose from, read live. */
export async function readMapping(context: ApiContext, { account, tenant }: MappingSession) {
  const { fieldMaps, syncSettings } = context.get('services');
  return {
    view: await fieldMaps.get(account, tenant),
    choices: await fieldMaps.choices(account, tenant),
    settings: await syncSettings.list(account, tenant),
  };
}

/** The version that is in force can be taken back. */
const canUndo = ({ version, restores }: FieldMapView) => (restores ?? version) > 0;

export async function answerMapping(context: ApiContext, filling: MappingFilling): Promise<Response> {
  const { session, view, choices, settings, form, seen = view.version, isOutdated = false, isUndone = false } = filling;
  const { problems = [], settingProblems = [], preview = { user: '' }, cannotUndo = false } = filling;
  const { accounts, definitions } = context.get('services');
  const { integration } = await accounts.get(session.account, session.tenant);
  const definition = definitions.get(integration.name);
  const frame = frameOf(context, session.settings);
  const { language } = frame;
  const fields: ShownMapping[] = view.fields.map((field) => {
    const problem = problems.find(({ name }) => name === field.name);
    return {
      field,
      input: form === undefined ? inputOfMapping(field, choices) : inputOf(form, field),
      problem: problem === undefined ? undefined : problemText(problem, view.fields, integration.label, language),
    };
  });
  const texts = textsOf(definition, language);
  const shownSettings = settings.map((setting) => {
    const wrong = settingProblems.find(({ name }) => name === setting.name);
    return {
      ...setting,
      field: texts.field(setting.name, setting.field),
      chosen: form?.[`setting.${setting.name}`] ?? setting.chosen,
      problem: wrong && language.say(`map_problem_${wrong.reason}`, { integration: integration.label }),
    };
  });
  const listed = [
    ...fields.map(({ field, problem }) => ({ name: field.name, problem })),
    ...shownSettings.map(({ name, problem }) => ({ name: settingField(name), problem })),
  ];
  const page = (
    <MappingPage
      frame={frame}
      integration={definition}
      fields={fields}
      choices={choices}
      settings={shownSettings}
      preview={preview}
      problems={[
        ...(isOutdated ? [{ text: language.say('map_conflict') }] : []),
        ...(cannotUndo ? [{ text: language.say('map_problem_undo') }] : []),
        // In the order of the page, whichever was found first.
        ...listed.filter(({ problem }) => problem !== undefined).map(({ name }) => ({ text: name, field: name })),
      ]}
      action={`${mappingPath(context, session.account)}?version=${seen}`}
      csrf={session.visit}
      linkedFor={session.link === undefined ? { name: session.tenant } : undefined}
      linked={
        session.link === undefined
          ? undefined
          : { integration: integration.name, integrated_account_id: session.account }
      }
      canUndo={session.link === undefined && canUndo(view)}
      isUndone={isUndone}
    />
  );
  const isRefused = problems.length > 0 || settingProblems.length > 0 || cannotUndo;
  const status = isOutdated ? 409 : isRefused ? 422 : 200;
  return answerPage(context, frame, session.settings, page, { status });
}

/** Why no user can be shown, for the end customer. @throws the error itself when it is none that a customer can mend. */
export function previewProblem(error: unknown, integration: string, language: Language): string {
  if (!(error instanceof CrosswalkError) || error.code === 'internal_error') throw error;
  if (error.code === 'record_not_found') return language.say('map_preview_missing', { integration });
  if (error.code === 'unsupported') return language.say('map_preview_name_one', { integration });
  return language.say(isVendorAway(error) ? 'map_preview_failed' : 'map_preview_wrong', { integration });
}

import { CrosswalkError } from '../../../errors/index.ts';
import {
  type AttributeChoices,
  type FieldMapping,
  type FieldMapView,
  type SyncSetting,
} from '../../../field-maps/index.ts';
import { chooseLanguage } from '../../connect-page/index.ts';
import { type ApiContext } from '../../mount.ts';
import { type FieldOptions, givenFor, isDisabled } from './field-options.ts';
import { type FieldProblem, problemText } from './field-problems.ts';
import { readPresent } from './post-connect-form.ts';
import { type SettingProblem, settingProblemsOf, settingProblemText } from './post-connect-settings.ts';

/** What a page would show, and whose it is. */
interface Shown {
  account: string;
  tenant: string;
  options: FieldOptions;
  view: FieldMapView;
  choices: AttributeChoices;
  settings: readonly SyncSetting[];
}

/** What is wrong with the host fields that may not be changed, as the page shows them. */
async function fieldProblems(
  context: ApiContext,
  { account, tenant, options, view, choices }: Shown,
): Promise<FieldProblem[]> {
  const held = view.fields.filter(({ name }) => isDisabled(options, name));
  if (held.length === 0) return [];
  const mappings: Record<string, FieldMapping> = {};
  const problems: FieldProblem[] = [];
  for (const field of held) {
    const present = readPresent(field, choices, options);
    if ('problem' in present) problems.push({ name: field.name, reason: present.problem });
    else if (present.mapping !== undefined) mappings[field.name] = present.mapping;
  }
  // By themselves: what else is wrong, the customer can mend.
  const checked = await context.get('services').fieldMaps.check(account, mappings, tenant);
  const isHeld = (name: string) => held.some((field) => field.name === name);
  const isRead = (name: string) => problems.every((problem) => problem.name !== name);
  return [...problems, ...checked.filter(({ name }) => isHeld(name) && isRead(name))];
}

/** What is filled in for syncs, may not be changed, and is not there to choose. */
async function settingProblems(
  context: ApiContext,
  { account, tenant, options, settings }: Shown,
): Promise<SettingProblem[]> {
  const filled = settings.flatMap(({ name }) => {
    const given = isDisabled(options, name) ? givenFor(options, name) : undefined;
    return given === undefined ? [] : [[name, given] as const];
  });
  if (filled.length === 0) return [];
  try {
    await context.get('services').syncSettings.changes(account, Object.fromEntries(filled), tenant);
    return [];
  } catch (error) {
    const found = settingProblemsOf(error, settings);
    if (found.length === 0) throw error;
    return found;
  }
}

/**
 * Makes sure that somebody can save: a field that may not be changed and cannot be stored as it is shown would have every
 * form refused. What the vendor lists is taken into account, so that this may be so at one time and not at another.
 *
 * @param refused what else was wrong with settings when a form was to be stored
 * @throws CrosswalkError `invalid_request` with the reason of each field, for the product that disabled them
 */
export async function requireWayOut(
  context: ApiContext,
  shown: Shown,
  refused: readonly SettingProblem[] = [],
): Promise<void> {
  const { account, tenant, options, view } = shown;
  if (options.disabled === undefined) return;
  const ofFields = await fieldProblems(context, shown);
  const ofSettings = [
    ...(await settingProblems(context, shown)),
    ...refused.filter(({ name, reason }) => reason === 'wrong_form' && isDisabled(options, name)),
  ];
  if (ofFields.length + ofSettings.length === 0) return;
  const { integration } = await context.get('services').accounts.get(account, tenant);
  const { label } = integration;
  const english = chooseLanguage('en', undefined);
  const textOf = (problem: FieldProblem) =>
    'message' in problem ? problem.message : problemText(problem, view.fields, label, english);
  const found = [
    ...ofFields.map((problem) => ({ ...problem, message: textOf(problem) })),
    ...ofSettings.map((problem) => ({ ...problem, message: settingProblemText(problem, label, english) })),
  ];
  const reasons = found.map(({ name, message }) => `${name}: ${message}`).join(' ');
  throw new CrosswalkError(
    'invalid_request',
    `truto_disabled_fields holds what cannot be stored as it is, so that nobody could save. ${reasons} Fill it in otherwise with truto_additional_context, or leave it to the customer.`,
    {
      errors: found.map(({ name, reason, message }) => ({ path: `truto_disabled_fields.${name}`, reason, message })),
    },
  );
}

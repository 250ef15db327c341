import { type AttributeChoices, type FieldMapView, type SyncSetting } from '../../../field-maps/index.ts';
import {
  type Hold,
  type IntegrationTexts,
  type Language,
  type ShownMapping,
  type ShownSetting,
} from '../../connect-page/index.ts';
import { type FieldHold, type FieldOptions, holdOf } from './field-options.ts';
import { type FieldProblem, holdText, problemText } from './field-problems.ts';
import { inputOf, isEmptyInput, presentInput, shownAgain } from './post-connect-form.ts';
import { presentSetting, type SettingProblem, settingProblemText } from './post-connect-settings.ts';

type Form = Readonly<Record<string, string>>;

/** What fields are shown with. */
export interface Showing {
  /** What was sent; undefined: what is there is shown. */
  form: Form | undefined;
  options: FieldOptions;
  /** Label of the integration. */
  integration: string;
  language: Language;
}

function shownHold(hold: FieldHold | undefined, language: Language): Hold | undefined {
  return hold && { isDisabled: hold.reason === 'disabled', text: holdText(hold, language) };
}

/** Whether what was sent cannot be shown, as it may not be. */
const isAgainst = (hold: FieldHold | undefined, isEmptied: boolean) =>
  hold?.reason === 'disabled' || (hold?.reason === 'kept' && isEmptied);

/** The host fields as the page shows them. What may not be changed is shown as it is, whatever was sent. */
export function shownMappings(
  { fields }: FieldMapView,
  choices: AttributeChoices,
  problems: readonly FieldProblem[],
  { form, options, integration, language }: Showing,
): ShownMapping[] {
  return fields.map((field) => {
    const present = presentInput(field, choices, options);
    const hold = holdOf(options, field.name, isEmptyInput(present));
    const problem = problems.find(({ name }) => name === field.name);
    const sent = form && inputOf(form, field);
    const again = sent && shownAgain(sent, choices);
    return {
      field,
      input: again === undefined || isAgainst(hold, isEmptyInput(again)) ? present : again,
      problem: problem && problemText(problem, fields, integration, language),
      hold: shownHold(hold, language),
    };
  });
}

/** What syncs need as the page shows it, in its language. */
export function shownSettings(
  settings: readonly SyncSetting[],
  texts: IntegrationTexts,
  problems: readonly SettingProblem[],
  { form, options, integration, language }: Showing,
): ShownSetting[] {
  return settings.map((setting) => {
    const { name, field } = setting;
    const present = presentSetting(setting, options);
    const hold = holdOf(options, name, present === '');
    const problem = problems.find((each) => each.name === name);
    const sent = form?.[`setting.${name}`];
    return {
      ...setting,
      field: texts.field(name, field),
      chosen: sent === undefined || isAgainst(hold, sent.trim() === '') ? present : sent,
      problem: problem && settingProblemText(problem, integration, language),
      hold: shownHold(hold, language),
    };
  });
}

import { CrosswalkError } from '../../../errors/index.ts';
import { type SyncSetting } from '../../../field-maps/index.ts';
import { type Language } from '../../connect-page/index.ts';
import { type FieldOptions, givenFor, type HoldReason, holdOf } from './field-options.ts';

type Form = Readonly<Record<string, string>>;

/**
 * What is wrong with what was chosen or typed for syncs: it is there no more, is of another form, or is not the customer's
 * to change.
 */
export interface SettingProblem {
  name: string;
  reason: 'gone' | 'wrong_form' | HoldReason;
}

/** What was sent for a setting; undefined when nothing was. */
const sentFor = (form: Form, name: string) => form[`setting.${name}`]?.trim();

/** What the page shows of a setting before anybody changes it: what is filled in for it, or else what is stored. */
export function presentSetting({ name, chosen }: SyncSetting, options: FieldOptions): string {
  return givenFor(options, name) ?? chosen;
}

/** What a form chooses for syncs, and what of it goes against the options. */
export function readSettings(form: Form, settings: readonly SyncSetting[], options: FieldOptions) {
  const chosen: Record<string, string> = {};
  const problems: SettingProblem[] = [];
  for (const setting of settings) {
    const { name } = setting;
    const sent = sentFor(form, name);
    // What is left out stays as it is stored, which may not be what is filled in.
    const meant = sent ?? setting.chosen;
    const present = presentSetting(setting, options);
    const reason = holdOf(options, name, present === '')?.reason;
    const isAgainst = reason === 'disabled' ? meant !== present : reason === 'kept' && meant === '';
    if (reason !== undefined && isAgainst) problems.push({ name, reason });
    else if (sent !== undefined) chosen[name] = sent;
  }
  return { chosen, problems };
}

/** What an error says of what was chosen or typed for syncs; empty for any other error. */
export function settingProblemsOf(error: unknown, settings: readonly SyncSetting[]): SettingProblem[] {
  const details = error instanceof CrosswalkError ? (error.options.errors ?? []) : [];
  return settings.flatMap(({ name }) => {
    const found = details.find(({ path }) => path === `context.${name}`);
    return found === undefined ? [] : [{ name, reason: found.reason === 'gone' ? 'gone' : 'wrong_form' }];
  });
}

/** What is wrong with a setting, for the end customer. */
export function settingProblemText({ reason }: SettingProblem, integration: string, language: Language): string {
  if (reason === 'disabled' || reason === 'kept') return language.say(`map_${reason}`);
  return language.say(`map_problem_${reason}`, { integration });
}

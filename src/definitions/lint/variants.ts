import { type ConnectionField, type ResourceFile } from '../schema/index.ts';
import { type Finding, parseResource } from '../source.ts';
import { findSwitches, resolveSwitches, type Settings } from '../switch.ts';
import { type SwitchSubject } from './switches.ts';

/** A resource as accounts with these settings have it, or why it has not the right shape for them. */
export interface Variant {
  readonly settings: Settings;
  readonly content: { resource: ResourceFile } | { findings: Finding[] };
}

/** What a setting may be: a choice of the field, or nothing where it may be left empty. */
function settingsOf(field: ConnectionField | undefined): (string | undefined)[] {
  const choices = Object.keys(field?.choices ?? {});
  const isAlwaysSet = field?.required !== false || field.default !== undefined;
  return isAlwaysSet ? choices : [...choices, undefined];
}

/** Every combination of the settings that the switches of a resource distinguish. */
function combinations({ content, connection }: SwitchSubject): Settings[] {
  const fields = new Set(findSwitches(content).map(({ by }) => by));
  let settings: Settings[] = [{}];
  for (const field of fields) {
    settings = settings.flatMap((others) =>
      settingsOf(connection[field]).map((value) => (value === undefined ? others : { ...others, [field]: value })),
    );
  }
  return settings;
}

/** The resource for every combination of settings. Its switches must have passed their rules. */
export function variantsOf(file: string, subject: SwitchSubject): Variant[] {
  return combinations(subject).map((settings) => ({
    settings,
    content: parseResource(file, resolveSwitches(subject.content, settings)),
  }));
}

/** `project_type is email or hybrid`: the settings that these have in common and others have not; empty when they are all. */
export function describeSettings(some: readonly Settings[], all: readonly Settings[]): string {
  if (some.length === all.length) return '';
  const values = (settings: readonly Settings[], field: string) => [
    ...new Set(settings.map((each) => each[field] ?? 'not set')),
  ];
  const fields = [...new Set(all.flatMap((settings) => Object.keys(settings)))];
  return fields
    .filter((field) => values(some, field).length < values(all, field).length)
    .map((field) => `${field} is ${values(some, field).join(' or ')}`)
    .join(' and ');
}

import { combinations } from '../combinations.ts';
import { type ResourceFile } from '../schema/index.ts';
import { type Finding, parseResource } from '../source.ts';
import { resolveSwitches, type Settings } from '../switch.ts';
import { type SwitchSubject } from './switches.ts';

/** A resource as accounts with these settings have it, or why it has not the right shape for them. */
export interface Variant {
  readonly settings: Settings;
  readonly content: { resource: ResourceFile } | { findings: Finding[] };
}

/** The resource for every combination of settings. Its switches must have passed their rules. */
export function variantsOf(file: string, subject: SwitchSubject): Variant[] {
  return combinations(subject.content, subject.connection).map((settings) => ({
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

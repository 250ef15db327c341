import { type IntegrationOverride } from '../overrides.ts';
import { type Finding, type ParsedSource } from '../source.ts';
import { useOneOf } from './rule.ts';

/** Checks that an override names resource files that are there; a typo would otherwise change nothing, unseen. */
export function lintOverride({ integration, resources }: ParsedSource, override: IntegrationOverride): Finding[] {
  return Object.keys(override)
    .filter((name) => !resources.has(name))
    .map((name) => ({
      file: `${integration.name}/${name}.json`,
      path: '$',
      message: 'an override names this file, which is not there',
      fix: useOneOf(name, resources.keys()),
    }));
}

import { isForSyncs } from '../schema/index.ts';
import { type ParsedSource } from '../source.ts';
import { findSwitches } from '../switch.ts';
import { placeholdersOf } from '../template.ts';
import { oauth2Texts } from './oauth2.ts';
import { type Rules } from './rule.ts';
import { credentialTexts, tokenTexts } from './servers.ts';
import { type TemplateUse } from './templates.ts';

/** A whole definition, once all of its resources can be read. */
export interface WholeDefinition {
  readonly source: ParsedSource;
  /** Every template of the checks and the resources. */
  readonly templates: readonly TemplateUse[];
  /** `model/resource` of each resource file. */
  readonly resourceNames: readonly { readonly file: string; readonly name: string }[];
}

/** Connection fields that anything in the definition uses. */
function usedFields({ source: { integration, resources }, templates }: WholeDefinition): Set<string> {
  const byServers = Object.values(integration.servers).flatMap((server) => [
    ...(typeof server.url === 'string' ? [] : [server.url.by]),
    ...[...credentialTexts('', server.authentication), ...tokenTexts('', server)].flatMap(({ text }) =>
      placeholdersOf(text),
    ),
    ...Object.values(server.headers).flatMap(placeholdersOf),
    ...Object.values(server.oauth2?.body ?? {}).flatMap(placeholdersOf),
  ]);
  const byOAuth2 = Object.values(integration.oauth2).flatMap((spec) =>
    oauth2Texts('', spec).flatMap(({ text }) => placeholdersOf(text)),
  );
  const bySwitches = [...resources.values()].flatMap((content) => findSwitches(content).map(({ by }) => by));
  return new Set([
    ...byServers,
    ...byOAuth2,
    ...bySwitches,
    ...templates.flatMap(({ template }) => placeholdersOf(template)),
  ]);
}

/** Rules that compare the files of a definition with each other. */
export const wholeDefinitionRules = {
  *connection_used(subject) {
    const used = usedFields(subject);
    // What is chosen or typed for syncs is theirs to use.
    const asked = Object.entries(subject.source.integration.connection).filter(([, field]) => !isForSyncs(field));
    for (const [name] of asked.filter(([field]) => !used.has(field))) {
      const fix = 'Use it in a server, a call or a switch, or remove it.';
      yield { path: `connection.${name}`, message: 'nothing uses it, so nobody should have to fill it in', fix };
    }
  },

  *resource_unique({ resourceNames }) {
    for (const [index, { file, name }] of resourceNames.entries()) {
      const first = resourceNames.findIndex((other) => other.name === name);
      if (first === index) continue;
      const fix = 'Keep one of the files.';
      yield { path: '$', message: `${resourceNames[first]?.file} and ${file} are both ${name}`, fix };
    }
  },
} satisfies Rules<WholeDefinition>;

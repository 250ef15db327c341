import {
  type CompiledIntegration,
  type ConnectionField,
  explanationPlace,
  uncheckedPlace,
} from '../../definitions/index.ts';
import { type Language } from './texts.ts';

/** What an end customer reads of an integration, in the language of the page where there is a translation. */
export interface IntegrationTexts {
  readonly category: string;
  field(name: string, field: ConnectionField): ConnectionField;
  /** The likely cause of a refusal; undefined when the definition explains none of this name. */
  explanation(reason: string): string | undefined;
  /** Why credentials among these fields could not be tried when the account was linked; empty when all were. */
  unchecked(given: Readonly<Record<string, unknown>>): readonly string[];
}

/** The servers whose credential is among these fields and is tried by no check, each with the reason. */
function* uncheckedServers({ checks }: CompiledIntegration, given: Readonly<Record<string, unknown>>) {
  const tried = new Set(checks.flatMap(({ call, server }) => (call === undefined ? [] : server.credentialFields)));
  for (const { server, impossible } of checks) {
    const untried = server.credentialFields.filter((name) => !tried.has(name) && given[name] !== undefined);
    if (impossible === undefined || untried.length === 0) continue;
    yield { server: server.name, reason: impossible };
    // Several servers may share a credential: it is spoken of once.
    for (const name of untried) tried.add(name);
  }
}

/** The texts of an integration in the language of the page; what has no translation stays as the definition says it. */
export function textsOf(integration: CompiledIntegration, { tag }: Language): IntegrationTexts {
  const translated = integration.texts.get(tag) ?? {};
  const at = (place: string, text: string) => (Object.hasOwn(translated, place) ? (translated[place] ?? text) : text);
  const explanations = new Map(
    integration.checks.flatMap(({ server, explain }) =>
      Object.entries(explain).map(([status, text]) => [explanationPlace(server.name, status), text] as const),
    ),
  );
  return {
    category: at('category', integration.category),
    field(name, field) {
      const place = `connection.${name}`;
      const { help, steps, choices } = field;
      return {
        ...field,
        label: at(`${place}.label`, field.label),
        ...(help === undefined ? {} : { help: at(`${place}.help`, help) }),
        ...(steps === undefined ? {} : { steps: steps.map((step, index) => at(`${place}.steps.${index}`, step)) }),
        ...(choices === undefined
          ? {}
          : {
              choices: Object.fromEntries(
                Object.entries(choices).map(([choice, text]) => [choice, at(`${place}.choices.${choice}`, text)]),
              ),
            }),
      };
    },
    explanation(reason) {
      const text = explanations.get(reason);
      return text === undefined ? undefined : at(reason, text);
    },
    unchecked: (given) =>
      [...uncheckedServers(integration, given)].map(({ server, reason }) => at(uncheckedPlace(server), reason)),
  };
}

import { isJsonObject, type JsonValue } from '../../mapping/index.ts';
import { type ConnectionField } from '../schema/index.ts';
import { placeholdersOf } from '../template.ts';
import { type Rules, useOneOf } from './rule.ts';

/** Placeholders that calls fill by themselves, so that nothing else may have their names. */
export const reservedPlaceholders: readonly string[] = ['kind', 'value', 'values'];

/** A template, where it is, and what its placeholders may name besides connection fields that are not secret. */
export interface TemplateUse {
  readonly path: string;
  readonly template: JsonValue;
  readonly scope: readonly string[];
}

export interface TemplateSubject {
  readonly connection: Readonly<Record<string, ConnectionField>>;
  readonly templates: readonly TemplateUse[];
}

/** Every text within a template, with its path. */
function* textsOf(
  path: string,
  template: JsonValue | undefined,
): Generator<{ path: string; text: string }, void, undefined> {
  if (typeof template === 'string') yield { path, text: template };
  else if (Array.isArray(template))
    for (const [index, item] of template.entries()) yield* textsOf(`${path}.${index}`, item);
  else if (isJsonObject(template))
    for (const [name, value] of Object.entries(template)) yield* textsOf(`${path}.${name}`, value);
}

/** Rules about the placeholders of path, query, body and record. */
export const templateRules = {
  *placeholder_known({ connection, templates }) {
    const settings = Object.keys(connection).filter((name) => connection[name]?.secret === false);
    for (const { path, template, scope } of templates) {
      for (const { path: place, text } of textsOf(path, template)) {
        for (const name of placeholdersOf(text)) {
          if (scope.includes(name) || connection[name] !== undefined) continue;
          yield { path: place, message: `nothing fills {${name}} here`, fix: useOneOf(name, [...scope, ...settings]) };
        }
      }
    }
  },

  *placeholder_secret({ connection, templates }) {
    for (const { path, template, scope } of templates) {
      for (const { path: place, text } of textsOf(path, template)) {
        for (const name of placeholdersOf(text)) {
          if (scope.includes(name) || connection[name]?.secret !== true) continue;
          const fix = 'A secret is sent as the credential of a server only: name it in its authentication.';
          yield { path: place, message: `the secret {${name}} would be written in plain`, fix };
        }
      }
    }
  },

  *placeholder_form({ templates }) {
    for (const { path, template } of templates) {
      for (const { path: place, text } of textsOf(path, template)) {
        const filled = placeholdersOf(text).reduce((rest, name) => rest.replaceAll(`{${name}}`, ''), text);
        if (!/[{}]/.test(filled)) continue;
        yield {
          path: place,
          message: `${text} has braces that are no placeholder`,
          fix: 'Write placeholders as {lower_case_name}.',
        };
      }
    }
  },
} satisfies Rules<TemplateSubject>;

import { checkLensSpec } from '../../mapping/index.ts';
import { type ConnectionField, isForSyncs } from '../schema/index.ts';
import { type ParsedSource } from '../source.ts';
import { type Problem, type Rules, useOneOf } from './rule.ts';
import { reservedPlaceholders } from './templates.ts';

function compilePattern(pattern: string): RegExp | string {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Checks a value that the definition itself gives against what the field allows. */
function checkValue(
  path: string,
  value: string | undefined,
  { choices, pattern, or_url: orUrl }: ConnectionField,
): Problem | undefined {
  if (value === undefined) return undefined;
  if (choices !== undefined && !Object.hasOwn(choices, value) && !(orUrl && value.startsWith('https://'))) {
    return { path, message: `${value} is no choice`, fix: `Use one of: ${Object.keys(choices).join(', ')}.` };
  }
  const expression = pattern === undefined ? undefined : compilePattern(pattern);
  if (!(expression instanceof RegExp) || expression.test(value)) return undefined;
  return { path, message: `${value} does not fit the pattern`, fix: 'Change the value or the pattern.' };
}

function* fieldsOf({
  integration,
}: ParsedSource): Generator<[path: string, ConnectionField, name: string], void, undefined> {
  for (const [name, field] of Object.entries(integration.connection)) yield [`connection.${name}`, field, name];
}

/** Rules about the fields of the connect form. */
export const connectionRules = {
  *connection_name(source) {
    for (const [path, , name] of fieldsOf(source)) {
      if (!reservedPlaceholders.includes(name)) continue;
      const fix = `Name it otherwise than ${reservedPlaceholders.join(', ')}.`;
      yield { path, message: `{${name}} has a meaning in every call`, fix };
    }
  },

  *connection_value(source) {
    for (const [path, field] of fieldsOf(source)) {
      for (const [name, value] of [
        ['default', field.default],
        ['example', field.example],
      ] as const) {
        const problem = checkValue(`${path}.${name}`, value, field);
        if (problem !== undefined) yield problem;
      }
    }
  },

  *connection_alias(source) {
    for (const [path, { aliases = {}, choices = {} }] of fieldsOf(source)) {
      for (const [alias, choice] of Object.entries(aliases)) {
        if (Object.hasOwn(choices, choice) && alias === alias.toLowerCase()) continue;
        const message =
          alias === alias.toLowerCase() ? `${choice} is no choice` : 'has capitals, which are not told apart';
        const fix = alias === alias.toLowerCase() ? useOneOf(choice, Object.keys(choices)) : 'Write it in lower case.';
        yield { path: `${path}.aliases.${alias}`, message, fix };
      }
    }
  },

  *connection_pattern(source) {
    for (const [path, { pattern }] of fieldsOf(source)) {
      const expression = pattern === undefined ? undefined : compilePattern(pattern);
      if (typeof expression !== 'string') continue;
      yield {
        path: `${path}.pattern`,
        message: expression,
        fix: 'Write a JavaScript regular expression, without slashes.',
      };
    }
  },

  *connection_secret(source) {
    for (const [path, field] of fieldsOf(source)) {
      if (!field.secret) continue;
      for (const name of ['default', 'choices'] as const) {
        if (field[name] === undefined) continue;
        const fix = `Remove ${name}, or the word secret.`;
        yield { path: `${path}.${name}`, message: 'a secret that everybody can read is none', fix };
      }
    }
  },

  *connection_rare(source) {
    for (const [path, { rare, required, default: fallback }] of fieldsOf(source)) {
      if (!rare || !required || fallback !== undefined) continue;
      yield {
        path: `${path}.rare`,
        message: 'every account needs the field',
        fix: 'Remove it, or add "required": false.',
      };
    }
  },

  *connection_format(source) {
    for (const [path, { format, secret }] of fieldsOf(source)) {
      if (format !== 'private_key' || secret) continue;
      yield { path: `${path}.format`, message: 'a private key is no secret', fix: 'Add "secret": true.' };
    }
  },

  *connection_or_url(source) {
    const choosing = new Set(
      Object.values(source.integration.servers).map(({ url }) => (typeof url === 'string' ? '' : url.by)),
    );
    for (const [path, field, name] of fieldsOf(source)) {
      if (!field.or_url || choosing.has(name)) continue;
      const fix = `Remove it, or choose the url of a server by ${name}.`;
      yield { path: `${path}.or_url`, message: 'the field chooses the address of no server', fix };
    }
  },

  *connection_choices(source) {
    for (const [path, field] of fieldsOf(source)) {
      if (!isForSyncs(field)) continue;
      const { choices_from: call, choices, for_syncs: isTyped, secret, required } = field;
      const place = call === undefined ? `${path}.for_syncs` : `${path}.choices_from`;
      if (call !== undefined && isTyped) {
        yield { path: place, message: 'it is chosen, and so not typed', fix: 'Leave out for_syncs.' };
      }
      if (secret || required || choices !== undefined) {
        const message = 'it is asked for once the account is connected, and a secret, required or fixed choice before';
        yield { path: place, message, fix: 'Say "required": false, and neither secret nor choices.' };
      }
      if (call === undefined) continue;
      for (const [index, { item }] of call.each.entries()) {
        const names = Object.keys(item).sort().join(', ');
        if (names === 'label, value') continue;
        const message = `a choice has a value and a label, not ${names || 'nothing'}`;
        yield { path: `${place}.each.${index}.item`, message, fix: 'Say where the value and the label are.' };
      }
      for (const { message, fix } of checkLensSpec({ fields: { choices: { each: call.each } } })) {
        yield { path: `${place}.each`, message, fix };
      }
    }
  },
} satisfies Rules<ParsedSource>;

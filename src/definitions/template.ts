import { isJsonObject, type JsonObject, jsonText, type JsonValue } from '../mapping/index.ts';

/** What placeholders are filled from. */
export type TemplateScope = Readonly<Record<string, JsonValue | undefined>>;

/** Fills a template; undefined when it is a single placeholder without a value. */
export type Template = (scope: TemplateScope) => JsonValue | undefined;

const placeholder = /\{([a-z][a-z0-9_]*)\}/g;
const onlyPlaceholder = /^\{([a-z][a-z0-9_]*)\}$/;

/** Names of the placeholders in a template, each once. */
export function placeholdersOf(template: JsonValue): string[] {
  const names = new Set<string>();
  const visit = (value: JsonValue | undefined) => {
    if (typeof value === 'string') for (const [, name] of value.matchAll(placeholder)) names.add(name ?? '');
    else if (Array.isArray(value)) value.forEach(visit);
    else if (isJsonObject(value)) Object.values(value).forEach(visit);
  };
  visit(template);
  return [...names];
}

/**
 * Compiles text with `{name}` placeholders. A text that is one placeholder takes the value with its type; within other
 * text a value is written as text, and one that is absent makes the whole text absent.
 */
function compileText(text: string): Template {
  const whole = onlyPlaceholder.exec(text)?.[1];
  if (whole !== undefined) return (scope) => scope[whole];
  const parts: { literal: string; name?: string }[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    parts.push({ literal: text.slice(end, match.index), name: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (parts.length === 0) return () => text;
  const tail = text.slice(end);
  return (scope) => {
    let filled = '';
    for (const { literal, name } of parts) {
      const value = name === undefined ? '' : scope[name];
      if (value === undefined || value === null) return undefined;
      filled += literal + jsonText(value);
    }
    return filled + tail;
  };
}

/**
 * Compiles a JSON template. Properties and elements whose placeholder has no value are left out.
 *
 * @example
 * compileTemplate({ external_ids: ['{value}'] })({ value: 'u-1' }); // { external_ids: ['u-1'] }
 */
export function compileTemplate(template: JsonValue): Template {
  if (typeof template === 'string') return compileText(template);
  if (Array.isArray(template)) {
    const items = template.map(compileTemplate);
    return (scope) => items.map((item) => item(scope)).filter((item) => item !== undefined);
  }
  if (isJsonObject(template)) {
    const properties = compileProperties(template);
    return (scope) => properties(scope);
  }
  return () => template;
}

/** Like `compileTemplate` for an object, with a result that is known to be an object. */
export function compileProperties(template: JsonObject): (scope: TemplateScope) => JsonObject {
  const properties = Object.entries(template).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, fill: compileTemplate(value) }],
  );
  return (scope) => {
    const filled: JsonObject = {};
    for (const { name, fill } of properties) {
      const value = fill(scope);
      if (value !== undefined) filled[name] = value;
    }
    return filled;
  };
}

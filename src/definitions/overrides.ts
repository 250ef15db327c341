import { z } from 'zod';
import { fieldRuleSchema, isJsonObject, type JsonValue } from '../mapping/index.ts';
import { type ParsedSource } from './source.ts';

/**
 * Changes of single fields of one resource: a rule replaces the rule of that field or adds one, `null` removes it. What
 * is not named stays as the layer below says.
 */
export const resourceOverrideSchema = z.strictObject({
  fields: z.record(z.string().min(1), fieldRuleSchema.nullable()),
});

/** By resource file (`users`, `groups`). The operator has one per integration, and every account may have its own. */
export const integrationOverrideSchema = z.record(z.string(), resourceOverrideSchema);

export type ResourceOverride = z.infer<typeof resourceOverrideSchema>;
export type IntegrationOverride = z.infer<typeof integrationOverrideSchema>;

/** The resource with the override's fields in place. The input is not changed. */
export function applyOverride(content: JsonValue, override: ResourceOverride | undefined): JsonValue {
  if (override === undefined || !isJsonObject(content) || !isJsonObject(content['lens'])) return content;
  const lens = content['lens'];
  const declared = isJsonObject(lens['fields']) ? lens['fields'] : {};
  const unsupported = isJsonObject(lens['unsupported']) ? { ...lens['unsupported'] } : {};
  const fields = { ...declared };
  for (const [field, rule] of Object.entries(override.fields)) {
    if (rule === null) {
      delete fields[field];
      unsupported[field] = 'An override takes it out.';
    } else {
      fields[field] = z.json().parse(rule);
      delete unsupported[field];
    }
  }
  return { ...content, lens: { ...lens, fields, unsupported } };
}

/** The definition with the operator's override in all of its resources. The input is not changed. */
export function overrideSource(source: ParsedSource, override: IntegrationOverride): ParsedSource {
  const resources = [...source.resources].map(
    ([file, content]) => [file, applyOverride(content, override[file])] as const,
  );
  return { ...source, resources: new Map(resources) };
}

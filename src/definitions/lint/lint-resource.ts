import { type JsonValue } from '../../mapping/index.ts';
import { type CompiledEndpoint } from '../compile/index.ts';
import { type ResourceFile } from '../schema/index.ts';
import { type Settings } from '../switch.ts';
import { type CallUse, callsOfResource, idScope, recordScope, templatesOfCall } from './call-use.ts';
import { type ModelShapes } from './model-shapes.ts';
import { applyRules, type RuleFinding } from './rule.ts';
import { rules } from './rules.ts';
import { type TemplateSubject, type TemplateUse } from './templates.ts';
import { describeSettings, type Variant, variantsOf } from './variants.ts';

/** What the resources of a definition are checked against. */
export interface Surroundings {
  readonly endpointNames: readonly string[];
  readonly endpoints: ReadonlyMap<string, CompiledEndpoint>;
  readonly connection: TemplateSubject['connection'];
  readonly models: ModelShapes;
}

/** Every template of a resource. */
export function templatesOfResource(resource: ResourceFile): TemplateUse[] {
  const records = Object.entries(resource.identity.kinds).flatMap(([kind, { record }]) =>
    record === undefined
      ? []
      : [{ path: `identity.kinds.${kind}.record`, template: record, scope: idScope(resource, kind) }],
  );
  const additions = (['create', 'update'] as const).flatMap((method) => {
    const write = resource.methods[method];
    const scope = recordScope(resource);
    return [
      ...(write === undefined ? [] : [{ path: `methods.${method}.with`, template: write.with, scope }]),
      ...(write?.merge === undefined
        ? []
        : [{ path: `methods.${method}.merge.with`, template: write.merge.with, scope }]),
    ];
  });
  return [...callsOfResource(resource).flatMap(templatesOfCall), ...records, ...additions];
}

/** Findings of calls and their templates, wherever they are. */
export function* lintCalls(
  file: string,
  { calls, templates }: { calls: readonly CallUse[]; templates: readonly TemplateUse[] },
  { endpointNames, endpoints, connection }: Surroundings,
): Generator<RuleFinding, void, undefined> {
  for (const use of calls) {
    yield* applyRules(rules.calls, { use, endpointNames, endpoint: endpoints.get(use.call) }, file);
  }
  yield* applyRules(rules.templates, { connection, templates }, file);
}

function* lintVariant(
  file: string,
  { content }: Variant,
  surroundings: Surroundings,
): Generator<RuleFinding, void, undefined> {
  if ('findings' in content) {
    for (const finding of content.findings) yield { rule: 'resource_shape', finding };
    return;
  }
  const { resource } = content;
  yield* applyRules(rules.resource, { resource, models: surroundings.models }, file);
  const calls = callsOfResource(resource);
  yield* lintCalls(file, { calls, templates: templatesOfResource(resource) }, surroundings);
}

/** The findings of a resource for every combination of settings, each said once and with the settings it is about. */
function lintVariants(file: string, variants: readonly Variant[], surroundings: Surroundings): RuleFinding[] {
  const found = new Map<string, { first: RuleFinding; settings: Set<Settings> }>();
  for (const variant of variants) {
    for (const each of lintVariant(file, variant, surroundings)) {
      const key = JSON.stringify([each.rule, each.finding]);
      const known = found.get(key) ?? { first: each, settings: new Set() };
      known.settings.add(variant.settings);
      found.set(key, known);
    }
  }
  const all = variants.map(({ settings }) => settings);
  return [...found.values()].map(({ first: { rule, finding }, settings }) => {
    const condition = describeSettings([...settings], all);
    return {
      rule,
      finding: condition === '' ? finding : { ...finding, message: `${finding.message}, when ${condition}` },
    };
  });
}

/** What the rules find in one resource file, and the resources that could be read from it. */
export function lintResource(
  file: string,
  content: JsonValue,
  surroundings: Surroundings,
): { found: RuleFinding[]; resources: ResourceFile[]; isComplete: boolean } {
  const subject = { content, connection: surroundings.connection };
  const broken = [...applyRules(rules.switches, subject, file)];
  if (broken.length > 0) return { found: broken, resources: [], isComplete: false };
  const variants = variantsOf(file, subject);
  const resources = variants.flatMap((variant) => ('resource' in variant.content ? [variant.content.resource] : []));
  return {
    found: lintVariants(file, variants, surroundings),
    resources,
    isComplete: resources.length === variants.length,
  };
}

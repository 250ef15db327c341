import { type CompiledEndpoint, compileEndpoint, verbAndPath } from '../compile/index.ts';
import { type Finding, type ParsedSource } from '../source.ts';
import { callsOfConnection, callsOfVerify, templatesOfCall } from './call-use.ts';
import { lintCalls, lintResource, type Surroundings, templatesOfResource } from './lint-resource.ts';
import { type ModelShapes } from './model-shapes.ts';
import { applyRules, type RuleFinding } from './rule.ts';
import { rules } from './rules.ts';

/** The endpoints that can be compiled; the others have findings that say why not. */
function compileEndpoints({ integration, endpoints }: ParsedSource): Map<string, CompiledEndpoint> {
  const servers = Object.entries(integration.servers);
  const [server = ''] = servers.find(([, spec]) => spec.default) ?? servers[0] ?? [];
  const compiled = Object.entries(endpoints)
    .filter(([, spec]) => verbAndPath(spec) !== undefined)
    .map(([name, spec]) => compileEndpoint(name, spec, { ...integration, server }));
  return new Map(compiled.map((endpoint) => [endpoint.name, endpoint]));
}

/** Like `lintIntegration`, with the name of the rule that each finding breaks. */
export function runRules(source: ParsedSource, models: ModelShapes): RuleFinding[] {
  const { integration } = source;
  const fileOf = (name: string) => `${integration.name}/${name}.json`;
  const surroundings: Surroundings = {
    endpointNames: Object.keys(source.endpoints),
    endpoints: compileEndpoints(source),
    connection: integration.connection,
    models,
  };
  const checks = [...callsOfVerify(integration.verify), ...callsOfConnection(integration.connection)];
  const templates = checks.flatMap(templatesOfCall);
  const linted = [...source.resources].map(([name, content]) => ({
    name,
    ...lintResource(fileOf(name), content, surroundings),
  }));
  const wholeDefinition = {
    source,
    templates: [...templates, ...linted.flatMap(({ resources }) => resources.flatMap(templatesOfResource))],
    resourceNames: linted.flatMap(({ name, resources: [first] }) =>
      first === undefined ? [] : [{ file: fileOf(name), name: `${first.model}/${first.resource}` }],
    ),
  };
  return [
    ...applyRules(rules.integration, source, fileOf('integration')),
    ...lintCalls(fileOf('integration'), { calls: checks, templates }, surroundings),
    ...applyRules(rules.endpoints, source, fileOf('endpoints')),
    ...[...source.texts].flatMap(([locale, texts]) => [
      ...applyRules(rules.texts, { integration, texts }, fileOf(`texts.${locale}`)),
    ]),
    ...linted.flatMap(({ found }) => found),
    // What a resource that cannot be read would have used is unknown.
    ...(linted.every(({ isComplete }) => isComplete)
      ? applyRules(rules.wholeDefinition, wholeDefinition, fileOf('integration'))
      : []),
  ];
}

/**
 * Checks what a definition means, beyond the shape of its files: that every name it uses is declared, every declaration
 * used, every secret kept to the credential of its server, and every field and method of the unified models either there
 * or declined with a reason, whatever the settings of an account. An empty answer is the promise that the definition can
 * be compiled.
 *
 * @param models What the unified models ask of their resources.
 *
 * @example
 * const result = parseSource('acme', files);
 * const findings = 'findings' in result ? result.findings : lintIntegration(result.parsed, modelShapes);
 */
export function lintIntegration(source: ParsedSource, models: ModelShapes): Finding[] {
  return runRules(source, models).map(({ finding }) => finding);
}

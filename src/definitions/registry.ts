import { CrosswalkError, shorten } from '../errors/index.ts';
import { type CompiledIntegration, compileIntegration } from './compile/index.ts';
import { lintIntegration, lintOverride, type ModelShapes } from './lint/index.ts';
import { nearest } from './nearest.ts';
import { type IntegrationOverride, overrideSource } from './overrides.ts';
import { DefinitionError, type Finding, type IntegrationSource, type ParsedSource, parseSource } from './source.ts';

/** Every integration that this installation knows. */
export interface Definitions {
  readonly names: readonly string[];
  /** @throws CrosswalkError `integration_not_found`, naming the integrations there are. */
  get(name: string): CompiledIntegration;
  /** The integration of this name; undefined when there is none. */
  find(name: string): CompiledIntegration | undefined;
  all(): readonly CompiledIntegration[];
  /**
   * What is wrong with an account's override of an integration, checked as a part of the whole definition. An account
   * may keep an override without findings only.
   *
   * @throws CrosswalkError `integration_not_found`
   */
  checkOverride(name: string, override: IntegrationOverride): Finding[];
}

export interface LoadOptions {
  /** What the unified models ask of their resources. */
  readonly models: ModelShapes;
  /** The operator's changes of single fields, by integration. */
  readonly overrides?: Readonly<Record<string, IntegrationOverride>>;
  /**
   * Integrations that `definitions:check` found no fault with before they were shipped. Their shape is read, but their
   * meaning is not checked again, which would take most of the time of a start. An override is checked in any case.
   */
  readonly checked?: ReadonlySet<string>;
}

/**
 * A definition with an override in place, and what is wrong with the files that it changes. What is not of these files
 * is no fault of the override: it may take out the last field for which a setting made a difference.
 */
function override(source: ParsedSource, changes: IntegrationOverride, models: ModelShapes) {
  if (Object.keys(changes).length === 0) return { parsed: source, findings: [] };
  const parsed = overrideSource(source, changes);
  const changed = Object.keys(changes).map((name) => `${source.integration.name}/${name}.json`);
  const findings = lintIntegration(parsed, models).filter(({ file }) => changed.includes(file));
  return { parsed, findings: [...lintOverride(source, changes), ...findings] };
}

/** The definition as it will run: with the operator's override. */
function checkSource(
  folder: string,
  source: IntegrationSource,
  { models, overrides = {}, checked }: LoadOptions,
): { parsed: ParsedSource } | { findings: Finding[] } {
  const result = parseSource(folder, source);
  if ('findings' in result) return result;
  const findings = checked?.has(folder) === true ? [] : lintIntegration(result.parsed, models);
  if (findings.length > 0) return { findings };
  const changes = overrides[folder];
  if (changes === undefined) return result;
  const overridden = override(result.parsed, changes, models);
  return overridden.findings.length > 0 ? { findings: overridden.findings } : { parsed: overridden.parsed };
}

/**
 * Checks and compiles integrations. A definition with findings stops the start: nothing runs on a definition that
 * `definitions:check` would refuse.
 *
 * @param sources by folder name
 * @throws DefinitionError with every finding
 */
export function loadDefinitions(
  sources: Readonly<Record<string, IntegrationSource>>,
  options: LoadOptions,
): Definitions {
  const integrations = new Map<string, { source: ParsedSource; compiled: CompiledIntegration }>();
  const findings: Finding[] = [];
  for (const [folder, source] of Object.entries(sources)) {
    const result = checkSource(folder, source, options);
    if ('findings' in result) findings.push(...result.findings);
    else {
      const compiled = compileIntegration(result.parsed, Object.keys(options.overrides?.[folder] ?? {}));
      integrations.set(folder, { source: result.parsed, compiled });
    }
  }
  if (findings.length > 0) throw new DefinitionError(findings);
  const names = [...integrations.keys()];
  const need = (name: string) => {
    const integration = integrations.get(name);
    if (integration !== undefined) return integration;
    const near = nearest(name, names);
    const meant = near === undefined ? '' : ` Did you mean ${near}?`;
    const message = `There is no integration "${shorten(name)}".${meant} There are: ${names.join(', ')}.`;
    throw new CrosswalkError('integration_not_found', message);
  };
  return Object.freeze({
    names,
    get: (name: string) => need(name).compiled,
    find: (name: string) => integrations.get(name)?.compiled,
    all: () => [...integrations.values()].map(({ compiled }) => compiled),
    checkOverride: (name: string, changes: IntegrationOverride) =>
      override(need(name).source, changes, options.models).findings,
  });
}

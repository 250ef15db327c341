import { CrosswalkError } from '../errors/index.ts';
import { type CompiledIntegration, compileIntegration } from './compile/index.ts';
import { lintIntegration, lintOverride, type ModelShapes } from './lint/index.ts';
import { type IntegrationOverride, overrideSource } from './overrides.ts';
import { DefinitionError, type Finding, type IntegrationSource, type ParsedSource, parseSource } from './source.ts';

/** Every integration that this installation knows. */
export interface Definitions {
  readonly names: readonly string[];
  /** @throws CrosswalkError `integration_not_found`, naming the integrations there are. */
  get(name: string): CompiledIntegration;
  all(): readonly CompiledIntegration[];
}

export interface LoadOptions {
  /** What the unified models ask of their resources. */
  readonly models: ModelShapes;
  /** The operator's changes of single fields, by integration. */
  readonly overrides?: Readonly<Record<string, IntegrationOverride>>;
}

/** The definition as it will run, checked together with the operator's override. */
function checkSource(
  folder: string,
  source: IntegrationSource,
  { models, overrides = {} }: LoadOptions,
): { parsed: ParsedSource } | { findings: Finding[] } {
  const result = parseSource(folder, source);
  if ('findings' in result) return result;
  const override = overrides[folder] ?? {};
  const parsed = overrideSource(result.parsed, override);
  const findings = [...lintOverride(result.parsed, override), ...lintIntegration(parsed, models)];
  return findings.length > 0 ? { findings } : { parsed };
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
  const integrations = new Map<string, CompiledIntegration>();
  const findings: Finding[] = [];
  for (const [folder, source] of Object.entries(sources)) {
    const result = checkSource(folder, source, options);
    if ('findings' in result) findings.push(...result.findings);
    else integrations.set(folder, compileIntegration(result.parsed));
  }
  if (findings.length > 0) throw new DefinitionError(findings);
  const names = [...integrations.keys()];
  return Object.freeze({
    names,
    get(name: string) {
      const integration = integrations.get(name);
      if (integration === undefined) {
        throw new CrosswalkError(
          'integration_not_found',
          `There is no integration "${name}". There are: ${names.join(', ')}.`,
        );
      }
      return integration;
    },
    all: () => [...integrations.values()],
  });
}

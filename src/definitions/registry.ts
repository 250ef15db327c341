import { CrosswalkError } from '../errors/index.ts';
import { type CompiledIntegration, compileIntegration } from './compile/index.ts';
import { lintIntegration } from './lint/index.ts';
import { type IntegrationOverride } from './overrides.ts';
import { DefinitionError, type IntegrationSource, parseSource } from './source.ts';

/** Every integration that this installation knows. */
export interface Definitions {
  readonly names: readonly string[];
  /** @throws CrosswalkError `integration_not_found`, naming the integrations there are. */
  get(name: string): CompiledIntegration;
  all(): readonly CompiledIntegration[];
}

/**
 * Checks and compiles integrations. A definition with findings stops the start: nothing runs on a definition that
 * `definitions:check` would refuse.
 *
 * @param sources by folder name
 * @param overrides the operator's changes of single fields, by integration
 * @throws DefinitionError with every finding
 */
export function loadDefinitions(
  sources: Readonly<Record<string, IntegrationSource>>,
  overrides: Readonly<Record<string, IntegrationOverride>> = {},
): Definitions {
  const integrations = new Map<string, CompiledIntegration>();
  for (const [folder, source] of Object.entries(sources)) {
    const result = parseSource(folder, source);
    if ('findings' in result) throw new DefinitionError(result.findings);
    const findings = lintIntegration(result.parsed);
    if (findings.length > 0) throw new DefinitionError(findings);
    integrations.set(folder, compileIntegration(result.parsed, overrides[folder]));
  }
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

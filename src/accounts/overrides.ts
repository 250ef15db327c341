import { type Definitions, type IntegrationOverride, integrationOverrideSchema } from '../definitions/index.ts';
import { CrosswalkError, plainWords } from '../errors/index.ts';

/**
 * An account's own field rules, checked as a part of the whole definition.
 *
 * @throws CrosswalkError `invalid_request` with every problem.
 */
export function checkOverride(definitions: Definitions, integration: string, given: unknown): IntegrationOverride {
  const parsed = integrationOverrideSchema.safeParse(given ?? {}, { error: plainWords });
  if (!parsed.success) {
    throw new CrosswalkError(
      'invalid_request',
      'unified_model_override is not of the form { "users": { "fields": { ... } } }.',
      {
        errors: parsed.error.issues.map((issue) => ({
          path: ['unified_model_override', ...issue.path].join('.'),
          message: issue.message,
        })),
      },
    );
  }
  const findings = definitions.checkOverride(integration, parsed.data);
  if (findings.length === 0) return parsed.data;
  throw new CrosswalkError('invalid_request', 'unified_model_override cannot be applied.', {
    errors: findings.map(({ file, path, message, fix }) => ({
      path: `unified_model_override.${file.replace(/^.*\/|\.json$/g, '')}.${path}`,
      message: `${message}. ${fix}`,
    })),
  });
}

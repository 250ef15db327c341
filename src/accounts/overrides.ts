import {
  type Definitions,
  hostRulesOf,
  type IntegrationOverride,
  integrationOverrideSchema,
  withHostRules,
} from '../definitions/index.ts';
import { CrosswalkError, plainWords } from '../errors/index.ts';

/**
 * An account's own field rules, checked as a part of the whole definition.
 *
 * @throws CrosswalkError `invalid_request` with every problem.
 */
function checkOverride(definitions: Definitions, integration: string, given: unknown): IntegrationOverride {
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

/** Refuses rules of host fields but those that are in force: they are kept with the account's field map. */
function refuseHostRules(given: IntegrationOverride, current: IntegrationOverride): void {
  const own = hostRulesOf(current);
  const others = Object.entries(hostRulesOf(given)).filter(
    ([field, rule]) => JSON.stringify(rule) !== JSON.stringify(own[field]),
  );
  if (others.length === 0) return;
  const message = 'is mapped with PUT /integrated-account/{id}/field-map, which keeps its history.';
  throw new CrosswalkError('invalid_request', `${others.map(([field]) => field).join(', ')} ${message}`, {
    errors: others.map(([field]) => ({ path: `unified_model_override.users.fields.${field}`, message })),
  });
}

/** A change of an account's field rules: all of them but those of the host fields, or the whole as a function of it. */
export interface OverrideChange {
  override?: unknown;
  overrideFrom?: ((current: IntegrationOverride) => IntegrationOverride) | undefined;
}

/**
 * The account's field rules after a change, checked.
 *
 * @throws CrosswalkError `invalid_request` with every problem.
 */
export function changeOverride(
  definitions: Definitions,
  integration: string,
  current: IntegrationOverride,
  { override, overrideFrom }: OverrideChange,
): IntegrationOverride {
  if (overrideFrom !== undefined) return checkOverride(definitions, integration, overrideFrom(current));
  if (override === undefined) return current;
  const given = checkOverride(definitions, integration, override);
  refuseHostRules(given, current);
  return checkOverride(definitions, integration, withHostRules(given, hostRulesOf(current)));
}

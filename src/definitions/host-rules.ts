import { type FieldRule } from '../mapping/index.ts';
import { type IntegrationOverride } from './overrides.ts';

/** The object of a unified user that holds the product's own fields; where they are kept is each account's to say. */
export const hostFieldsName = 'host_fields';

/** Whether a rule of an override is that of a host field. */
export const isHostRule = (field: string) => field.startsWith(`${hostFieldsName}.`);

type Rules = Readonly<Record<string, FieldRule | null>>;

/** The rules of the host fields in an override. */
export function hostRulesOf({ users }: IntegrationOverride): Rules {
  return Object.fromEntries(Object.entries(users?.fields ?? {}).filter(([field]) => isHostRule(field)));
}

/** The override with these rules in place of those of its host fields. */
export function withHostRules(override: IntegrationOverride, rules: Rules): IntegrationOverride {
  const { users, ...others } = override;
  const kept = Object.entries(users?.fields ?? {}).filter(([field]) => !isHostRule(field));
  const fields = { ...Object.fromEntries(kept), ...rules };
  return Object.keys(fields).length === 0 ? others : { ...others, users: { fields } };
}

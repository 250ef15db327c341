import { type CompiledIntegration } from '../definitions/index.ts';
import { type FieldRule } from '../mapping/index.ts';
import { type FieldHome, homeOf } from './field-homes.ts';
import { acrossVariants } from './variants.ts';

/** Where a unified field is at a vendor, as data and in words. */
export interface FieldMapping {
  /** The unified field, such as `emails[0].email`. */
  field: string;
  direction: 'read_write' | 'read' | 'write' | 'fixed';
  /** In words, names of the vendor between backticks. */
  place: string;
  /** The rule as the definition has it, after the operator's changes. */
  rule: FieldRule;
  /** Settings of the accounts for which it holds; null: all. */
  where: string | null;
}

/** A unified field that a vendor has no place for. */
export interface UnsupportedField {
  field: string;
  reason: string;
  where: string | null;
}

const directions: Record<FieldHome['way'], FieldMapping['direction']> = {
  both: 'read_write',
  read: 'read',
  write: 'write',
  fixed: 'fixed',
};

/** Brings what belongs to one field together, where kinds of accounts differ in it. */
function byField<Entry extends { field: string }>(entries: readonly Entry[]): Entry[] {
  const order = [...new Set(entries.map(({ field }) => field))];
  return order.flatMap((field) => entries.filter((entry) => entry.field === field));
}

/** Every mapped field of a resource, named `model/resource`. */
export function mappingOf(integration: CompiledIntegration, name: string): FieldMapping[] {
  const rules = acrossVariants(integration, name, ({ spec }) => Object.entries(spec.lens.fields));
  return byField(
    rules.map(({ value: [field, rule], where = null }) => {
      const { place, way } = homeOf(field, rule);
      return { field, direction: directions[way], place, rule, where };
    }),
  );
}

/** Every field of a resource that the vendor has no place for, and why. */
export function unsupportedFieldsOf(integration: CompiledIntegration, name: string): UnsupportedField[] {
  const reasons = acrossVariants(integration, name, ({ spec }) => Object.entries(spec.lens.unsupported ?? {}));
  return byField(reasons.map(({ value: [field, reason], where = null }) => ({ field, reason, where })));
}

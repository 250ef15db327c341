import { z } from 'zod';

/** Fields by their names, each with what is said to the customer, if anything; true: all of them. */
const reasonsSchema = z.union([z.literal(true), z.record(z.string(), z.string())]);

export type Reasons = z.infer<typeof reasonsSchema>;

/**
 * What the product's page wants of the fields that it lets a customer map. Names are those of host fields and of what syncs
 * need; where one of each has the same name, both are meant.
 */
export const fieldOptionsSchema = z.object({
  /** What is filled in already. */
  given: z.record(z.string(), z.string()).optional(),
  /** What is not to be changed. */
  disabled: reasonsSchema.optional(),
  /** What may be changed and not be emptied. */
  kept: reasonsSchema.optional(),
});

export type FieldOptions = z.infer<typeof fieldOptionsSchema>;

/** How a form goes against the options. */
export type HoldReason = 'disabled' | 'kept';

/** What the page says of a field that may not be changed at will. */
export interface FieldHold {
  readonly reason: HoldReason;
  /** What the product says of it; empty: nothing. */
  readonly message: string;
}

/** What is said of one field; empty when it is named without a reason, undefined when it is not named. */
function reasonFor(reasons: Reasons | undefined, name: string): string | undefined {
  if (reasons === true) return '';
  return reasons !== undefined && Object.hasOwn(reasons, name) ? reasons[name] : undefined;
}

/** Whether anything is wanted at all. */
export function hasOptions({ given = {}, disabled = {}, kept = {} }: FieldOptions): boolean {
  return [given, disabled, kept].some((named) => named === true || Object.keys(named).length > 0);
}

/** What is filled in for a field; undefined when nothing is said of it. */
export function givenFor({ given }: FieldOptions, name: string): string | undefined {
  return reasonFor(given, name);
}

/** Whether a field may not be changed at all. */
export const isDisabled = ({ disabled }: FieldOptions, name: string) => reasonFor(disabled, name) !== undefined;

/** How a field may not be changed; undefined when it may be changed at will. @param isEmpty nothing is chosen for it yet */
export function holdOf({ disabled, kept }: FieldOptions, name: string, isEmpty: boolean): FieldHold | undefined {
  const fixed = reasonFor(disabled, name);
  if (fixed !== undefined) return { reason: 'disabled', message: fixed };
  const message = isEmpty ? undefined : reasonFor(kept, name);
  return message === undefined ? undefined : { reason: 'kept', message };
}

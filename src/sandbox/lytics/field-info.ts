import { visibleFields } from './memberships.ts';
import type { Profile } from './profile-store.ts';
import { type Json, toText } from './values.ts';

interface FieldInfo {
  field: string;
  /** How many of the profiles have the field, and how many have not. */
  ents_present: number;
  ents_absent: number;
  approx_cardinality: number;
  /** The most frequent values, with how many profiles have them. */
  terms_counts: Record<string, number>;
}

const termsOf = (value: Json): string[] => (Array.isArray(value) ? value.map(toText) : [toText(value)]);

/** How often each value of each field occurs among profiles; `limit` is how many values are named for a field. */
export function countFields(profiles: readonly Profile[], limit: number, only: readonly string[] = []): FieldInfo[] {
  const counts = new Map<string, { present: number; terms: Map<string, number> }>();
  for (const profile of profiles) {
    for (const [name, value] of Object.entries(visibleFields(profile))) {
      if (only.length > 0 && !only.includes(name)) continue;
      const field = counts.get(name) ?? { present: 0, terms: new Map<string, number>() };
      field.present += 1;
      for (const term of termsOf(value)) field.terms.set(term, (field.terms.get(term) ?? 0) + 1);
      counts.set(name, field);
    }
  }
  return [...counts].map(([field, { present, terms }]) => ({
    field,
    ents_present: present,
    ents_absent: profiles.length - present,
    approx_cardinality: terms.size,
    terms_counts: Object.fromEntries([...terms].sort(([, left], [, right]) => right - left).slice(0, limit)),
  }));
}

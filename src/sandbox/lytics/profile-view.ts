import type { Account } from './account.ts';
import { visibleFields } from './memberships.ts';
import type { Profile } from './profile-store.ts';
import { type Fields, numbersToStrings } from './values.ts';

interface View {
  /** Show only these fields; empty: all. */
  only?: readonly string[];
  /** Leave these fields out. */
  without?: readonly string[];
}

/** A profile's fields as reads show them. */
export function viewFields(account: Account, profile: Profile, { only = [], without = [] }: View = {}): Fields {
  const shown = Object.entries(visibleFields(profile)).filter(
    ([name]) => (only.length === 0 || only.includes(name)) && !without.includes(name),
  );
  const { numbersAsStrings } = account.behaviour;
  return Object.fromEntries(shown.map(([name, value]) => [name, numbersAsStrings ? numbersToStrings(value) : value]));
}

/** Slugs of the profile's segments; private ones only on request. */
export function viewSegments(account: Account, profile: Profile, includePrivate: boolean): string[] {
  return account.memberships
    .segmentsOf(profile)
    .filter(({ isPublic }) => isPublic || includePrivate)
    .map(({ slug }) => slug);
}

/** What `meta` says beside profiles. */
export function profileMeta(account: Account) {
  return { by_fields: [...account.profiles.identityFields], format: 'json', name: 'user' };
}

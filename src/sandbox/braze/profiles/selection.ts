import type { Profile, UserAlias } from './profile.ts';
import type { ProfileStore } from './store.ts';

/** How a request names the profile it means. */
export type Identifier =
  | { kind: 'external_id'; value: string }
  | { kind: 'braze_id'; value: string }
  | { kind: 'user_alias'; value: UserAlias }
  | { kind: 'email'; value: string }
  | { kind: 'phone'; value: string };

export type Prioritization = readonly (
  | 'identified'
  | 'unidentified'
  | 'most_recently_updated'
  | 'least_recently_updated'
)[];

const isIdentified = (profile: Profile) => profile.externalId !== undefined;
const byRecency = (first: Profile, second: Profile) => second.updated - first.updated;

/** Every profile that an identifier matches; only addresses and numbers match more than one. */
export function matches(store: ProfileStore, identifier: Identifier): Profile[] {
  const one = (profile: Profile | undefined) => (profile === undefined ? [] : [profile]);
  switch (identifier.kind) {
    case 'external_id':
      return one(store.withExternalId(identifier.value));
    case 'braze_id':
      return one(store.withBrazeId(identifier.value));
    case 'user_alias':
      return one(store.withAlias(identifier.value));
    case 'email':
      return store.withEmail(identifier.value);
    case 'phone':
      return store.withPhone(identifier.value);
  }
}

/**
 * The profile that a write by address or number goes to: the most recently updated one that has an external_id, or
 * the most recently updated one when none has.
 */
export function preferred(profiles: readonly Profile[]): Profile | undefined {
  const identified = profiles.filter(isIdentified);
  return (identified.length > 0 ? identified : [...profiles]).sort(byRecency)[0];
}

/** Applies a prioritization; undefined when it leaves nobody or more than one, in which case nobody is touched. */
export function prioritized(profiles: readonly Profile[], prioritization: Prioritization): Profile | undefined {
  let left = [...profiles];
  for (const rule of prioritization) {
    if (rule === 'identified') left = left.filter(isIdentified);
    else if (rule === 'unidentified') left = left.filter((profile) => !isIdentified(profile));
    else left = left.sort(byRecency).slice(...(rule === 'most_recently_updated' ? [0, 1] : [-1]));
  }
  return left.length === 1 ? left[0] : undefined;
}

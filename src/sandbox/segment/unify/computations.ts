import { identifierKey } from './identifiers.ts';
import type { Profile, Trait } from './profile.ts';

/** An audience or a computed trait: a key, and a value for each profile that it reached. */
export interface Computation {
  key: string;
  class: 'audience' | 'computed_trait';
  collection: 'users' | 'accounts';
  /** The value by typed identifier; for an audience true for a member and false for one that left. */
  values: Map<string, { value: unknown; updatedAt: number }>;
}

/** The traits that computations give to a profile; `sourceId` is the space, which is where they come from. */
export function computedTraitsOf(
  profile: Profile,
  computations: readonly Computation[],
  sourceId: string,
): Map<string, Trait & { class: Computation['class'] }> {
  const traits = new Map<string, Trait & { class: Computation['class'] }>();
  for (const computation of computations) {
    if (computation.collection !== profile.collection) continue;
    for (const externalId of profile.externalIds) {
      const entry = computation.values.get(identifierKey(externalId));
      if (entry === undefined) continue;
      const { value, updatedAt } = entry;
      const known = traits.get(computation.key);
      if (known !== undefined && known.updatedAt > updatedAt) continue;
      traits.set(computation.key, { value, sourceId, updatedAt, class: computation.class });
    }
  }
  return traits;
}

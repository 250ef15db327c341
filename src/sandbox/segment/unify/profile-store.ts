import { type Identifier, identifierKey } from './identifiers.ts';
import { type Collection, type Origin, type Profile, absorb, newProfile } from './profile.ts';
import type { IdentityRules } from './rules.ts';

const maximumMerges = 100;
const maximumMappings = 1000;

/**
 * The profiles of one collection, with identity resolution: an event that matches no profile creates one, one that
 * matches a profile attaches to it, one that matches several merges them when the identifier limits allow.
 */
export function createProfileStore(collection: Collection, rules: IdentityRules) {
  const byIdentifier = new Map<string, Profile>();

  function matching(identifiers: readonly Identifier[]): Profile[] {
    return [...new Set(identifiers.flatMap((identifier) => byIdentifier.get(identifierKey(identifier)) ?? []))];
  }

  function fits(matches: readonly Profile[], identifiers: readonly Identifier[], now: number): boolean {
    const added = identifiers.filter((identifier) => !byIdentifier.has(identifierKey(identifier)));
    if (matches.length === 1 && added.length === 0) return true;
    const held = matches.flatMap((profile) => profile.externalIds);
    return !rules.exceeded([...held, ...added.map((identifier) => ({ ...identifier, createdAt: now }))], now);
  }

  function merge(matches: readonly Profile[]): Profile | undefined {
    const [first, ...others] = matches;
    if (first === undefined || others.length === 0) return first;
    const merges = matches.reduce((sum, profile) => sum + profile.merges, others.length);
    if (merges > maximumMerges) return first;
    const survivor = matches.reduce((oldest, profile) => (profile.first.at < oldest.first.at ? profile : oldest));
    for (const other of matches) {
      if (other === survivor) continue;
      absorb(survivor, other);
      for (const externalId of other.externalIds) byIdentifier.set(identifierKey(externalId), survivor);
    }
    return survivor;
  }

  function attach(profile: Profile, identifiers: readonly Identifier[], origin: Origin): Profile {
    for (const identifier of identifiers) {
      if (byIdentifier.has(identifierKey(identifier)) || profile.externalIds.length >= maximumMappings) continue;
      profile.externalIds.push({
        ...identifier,
        sourceId: origin.sourceId,
        createdAt: origin.at,
        firstMessageId: origin.messageId,
      });
      byIdentifier.set(identifierKey(identifier), profile);
    }
    profile.last = origin;
    return profile;
  }

  return {
    /**
     * The profile that these identifiers lead to, created or merged as needed. When a limit would be broken, the
     * identifier of lowest priority is left out and the match is tried again; undefined when none is usable.
     */
    resolve(identifiers: readonly Identifier[], origin: Origin): Profile | undefined {
      let remaining = identifiers
        .filter(({ id }) => !rules.blocks(id))
        .sort((left, right) => rules.compare(left, right));
      while (remaining.length > 0) {
        const matches = matching(remaining);
        if (fits(matches, remaining, origin.at)) {
          return attach(merge(matches) ?? newProfile(collection, origin), remaining, origin);
        }
        remaining = remaining.slice(0, -1);
      }
      return undefined;
    },
    /** Looks up `type:value`, exactly as stored: lower-case. */
    find(key: string): Profile | undefined {
      return byIdentifier.get(key);
    },
    findBySegmentId(segmentId: string): Profile | undefined {
      return [...byIdentifier.values()].find((profile) => profile.segmentId === segmentId);
    },
    all(): Profile[] {
      return [...new Set(byIdentifier.values())];
    },
    remove(profile: Profile): void {
      for (const externalId of profile.externalIds) byIdentifier.delete(identifierKey(externalId));
    },
    removeIdentifier(profile: Profile, identifier: Identifier): void {
      profile.externalIds = profile.externalIds.filter(
        (externalId) => identifierKey(externalId) !== identifierKey(identifier),
      );
      byIdentifier.delete(identifierKey(identifier));
    },
  };
}

export type ProfileStore = ReturnType<typeof createProfileStore>;

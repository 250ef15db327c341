import type { JsonObject } from '../json.ts';
import type { Identifier } from './identifiers.ts';

export type Collection = 'users' | 'accounts';

/** Which message of which source caused a change, and when (milliseconds since the epoch). */
export interface Origin {
  at: number;
  sourceId: string;
  messageId: string;
}

export interface ExternalId extends Identifier {
  sourceId: string;
  createdAt: number;
  firstMessageId: string;
}

export interface Trait {
  value: unknown;
  sourceId: string;
  updatedAt: number;
}

/** A track call as the profile keeps it. */
interface ProfileEvent {
  event: string;
  properties: JsonObject;
  context: JsonObject;
  externalIds: Identifier[];
  messageId: string;
  sourceId: string;
  /** Milliseconds since the epoch. */
  timestamp: number;
}

export interface Profile {
  segmentId: string;
  collection: Collection;
  externalIds: ExternalId[];
  traits: Map<string, Trait>;
  events: ProfileEvent[];
  /** Identifiers, as `type:value`, of profiles of the other collection. */
  links: Set<string>;
  merges: number;
  first: Origin;
  last: Origin;
}

export function newProfile(collection: Collection, origin: Origin): Profile {
  const prefix = collection === 'users' ? 'use' : 'acc';
  return {
    segmentId: `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`,
    collection,
    externalIds: [],
    traits: new Map(),
    events: [],
    links: new Set(),
    merges: 0,
    first: origin,
    last: origin,
  };
}

/** Stores traits as sent: null clears one, a trait that is left out keeps its value. */
export function applyTraits(profile: Profile, traits: JsonObject, origin: Origin): void {
  for (const [key, value] of Object.entries(traits)) {
    if (value === null) profile.traits.delete(key);
    else profile.traits.set(key, { value, sourceId: origin.sourceId, updatedAt: origin.at });
  }
}

/** Moves everything of `other` into `profile`; of a trait that both have, the later value stays. */
export function absorb(profile: Profile, other: Profile): void {
  for (const [key, trait] of other.traits) {
    const own = profile.traits.get(key);
    if (own === undefined || own.updatedAt < trait.updatedAt) profile.traits.set(key, trait);
  }
  profile.externalIds.push(...other.externalIds);
  profile.events.push(...other.events);
  for (const link of other.links) profile.links.add(link);
  profile.merges += other.merges + 1;
  if (other.first.at < profile.first.at) profile.first = other.first;
  if (other.last.at > profile.last.at) profile.last = other.last;
}

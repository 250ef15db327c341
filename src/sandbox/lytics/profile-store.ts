import { type IdentityKey, identitiesIn, maximumIdentifierBytes } from './identities.ts';
import { type Fields, type Json, byteLength, createId } from './values.ts';

const maximumProfileBytes = 1_048_576;
const maximumValues = 1000;
const maximumIdentities = 50;

export interface Profile {
  id: string;
  keys: IdentityKey[];
  /** Values with the time of the event they came from; an older event does not replace a newer value. */
  fields: Map<string, { value: Json; at: number }>;
  /** Names of the fields that the attribute store wrote. */
  attributes: Set<string>;
  createdAt: number;
  modifiedAt: number;
  lastActiveAt: number;
}

export interface ProfileWrite {
  fields: Fields;
  /** An identity beside those among the fields: the one in the path of an attribute write. */
  addressedTo?: IdentityKey;
  /** Milliseconds since the epoch. */
  eventTime: number;
  /** Present for writes of the attribute store, which may also remove fields. */
  attributes?: { replace: boolean; remove: readonly string[] };
}

const indexKey = ({ key, value }: IdentityKey) => `${key}\u0000${value}`;

/**
 * The profiles of one account. A write finds its profile by any of its identities; when these belong to several
 * profiles, the profiles are stitched into one.
 */
export function createProfileStore(identityFields: readonly string[], now: () => number) {
  let profiles = new Set<Profile>();
  const index = new Map<string, Profile>();
  const hidden: Profile[] = [];

  const find = (key: IdentityKey) => index.get(indexKey(key));

  function plan(write: ProfileWrite) {
    const found = identitiesIn(write.fields, identityFields);
    const keys = write.addressedTo === undefined ? found : [write.addressedTo, ...found];
    const known = [...new Set(keys.flatMap((key) => find(key) ?? []))];
    return { keys, known };
  }

  /** Why a write cannot be applied; undefined when it can. */
  function problemWith(write: ProfileWrite): string | undefined {
    const { keys, known } = plan(write);
    if (keys.length === 0) return 'no identity field';
    if (keys.some(({ value }) => byteLength(value) > maximumIdentifierBytes)) {
      return `identifier longer than ${maximumIdentifierBytes} bytes`;
    }
    const identities = new Set([...keys, ...known.flatMap((profile) => profile.keys)].map(indexKey));
    if (identities.size > maximumIdentities) return `more than ${maximumIdentities} identifiers on one profile`;
    const merged = new Map(known.flatMap((profile) => [...profile.fields]).map(([name, { value }]) => [name, value]));
    for (const [name, value] of Object.entries(write.fields)) merged.set(name, value);
    if (merged.size > maximumValues) return `more than ${maximumValues} values on one profile`;
    const bytes = byteLength(JSON.stringify([...merged]));
    return bytes > maximumProfileBytes ? `profile larger than ${maximumProfileBytes} bytes` : undefined;
  }

  function setField(profile: Profile, name: string, value: Json, at: number) {
    const existing = profile.fields.get(name);
    const collects = identityFields.includes(name) && (Array.isArray(value) || Array.isArray(existing?.value));
    if (collects) {
      const items = [existing?.value ?? [], value].flat();
      profile.fields.set(name, { value: [...new Set(items)], at: Math.max(at, existing?.at ?? at) });
    } else if (existing === undefined || existing.at <= at) {
      profile.fields.set(name, { value, at });
    }
  }

  function addKey(profile: Profile, key: IdentityKey) {
    if (!profile.keys.some((known) => indexKey(known) === indexKey(key))) profile.keys.push(key);
    index.set(indexKey(key), profile);
  }

  function absorb(target: Profile, other: Profile) {
    for (const [name, { value, at }] of other.fields) setField(target, name, value, at);
    for (const name of other.attributes) target.attributes.add(name);
    for (const key of other.keys) addKey(target, key);
    target.createdAt = Math.min(target.createdAt, other.createdAt);
    target.lastActiveAt = Math.max(target.lastActiveAt, other.lastActiveAt);
    profiles.delete(other);
  }

  function removeFields(profile: Profile, names: Iterable<string>) {
    for (const name of names) {
      profile.fields.delete(name);
      profile.attributes.delete(name);
    }
  }

  function create(eventTime: number): Profile {
    const profile: Profile = {
      id: createId(),
      keys: [],
      fields: new Map(),
      attributes: new Set(),
      createdAt: Math.min(eventTime, now()),
      modifiedAt: now(),
      lastActiveAt: eventTime,
    };
    profiles.add(profile);
    return profile;
  }

  function forget(profile: Profile) {
    profiles.delete(profile);
    for (const key of profile.keys) index.delete(indexKey(key));
  }

  return {
    identityFields,
    find,
    problemWith,
    all: () => [...profiles],
    hidden: () => [...hidden],

    /** Applies a write; answers why not when a limit stands against it. */
    write(write: ProfileWrite): string | undefined {
      const problem = problemWith(write);
      if (problem !== undefined) return problem;
      const { keys, known } = plan(write);
      const [target = create(write.eventTime), ...others] = known;
      for (const other of others) absorb(target, other);
      for (const key of keys) addKey(target, key);
      if (write.attributes?.replace === true) removeFields(target, [...target.attributes]);
      removeFields(target, write.attributes?.remove ?? []);
      if (write.addressedTo !== undefined) {
        const { key, value } = write.addressedTo;
        const multiple = Array.isArray(target.fields.get(key)?.value) || key === '_uids';
        if (multiple || !target.fields.has(key)) setField(target, key, multiple ? [value] : value, write.eventTime);
      }
      for (const [name, value] of Object.entries(write.fields)) {
        setField(target, name, value, write.eventTime);
        if (write.attributes !== undefined) target.attributes.add(name);
      }
      target.modifiedAt = now();
      target.lastActiveAt = Math.max(target.lastActiveAt, write.eventTime);
      return undefined;
    },

    /** Removes what the attribute store wrote. */
    removeAttributes(key: IdentityKey) {
      const profile = find(key);
      if (profile === undefined) return;
      removeFields(profile, [...profile.attributes]);
      profile.modifiedAt = now();
    },

    /** Forgets the profile with this identity, if there is one. */
    erase(key: IdentityKey) {
      const profile = find(key);
      if (profile !== undefined) forget(profile);
    },

    /** Takes the profile out of every read, but keeps it. */
    hide(key: IdentityKey) {
      const profile = find(key);
      if (profile === undefined) return;
      forget(profile);
      hidden.push(profile);
    },
  };
}

export type ProfileStore = ReturnType<typeof createProfileStore>;

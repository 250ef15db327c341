import { formatDate } from './dates.ts';
import type { StoredEvent } from './events.ts';
import { type Fields, integersOf } from './fields.ts';

/** How a project tells its users apart; fixed when the project is created. */
export type ProjectType = 'hybrid' | 'user_id' | 'email';

/** What a request says about whose profile it means, already validated and normalised. */
export interface Identity {
  email: string | undefined;
  userId: string | undefined;
}

export interface Profile extends Identity {
  /** Everything of `dataFields` but the identifiers and what Iterable itself maintains. */
  fields: Fields;
  internalId: string;
  createdAt: number;
  updatedAt: number;
  events: StoredEvent[];
}

/** The profiles that reads can see, with an index per identifier. */
export function createProfileStore() {
  const all = new Set<Profile>();
  const byEmail = new Map<string, Set<Profile>>();
  const byUserId = new Map<string, Set<Profile>>();

  function index(map: Map<string, Set<Profile>>, key: string | undefined, profile: Profile) {
    if (key === undefined) return;
    const holders = map.get(key);
    if (holders === undefined) map.set(key, new Set([profile]));
    else holders.add(profile);
  }
  function unindex(map: Map<string, Set<Profile>>, key: string | undefined, profile: Profile) {
    if (key === undefined) return;
    const holders = map.get(key);
    holders?.delete(profile);
    if (holders?.size === 0) map.delete(key);
  }

  return {
    all: (): Iterable<Profile> => all.values(),
    withEmail: (email: string): Profile[] => [...(byEmail.get(email) ?? [])],
    withUserId: (userId: string): Profile[] => [...(byUserId.get(userId) ?? [])],
    add(identity: Identity, fields: Fields, now: number): Profile {
      const profile: Profile = {
        ...identity,
        fields,
        internalId: crypto.randomUUID(),
        createdAt: now,
        updatedAt: now,
        events: [],
      };
      all.add(profile);
      index(byEmail, profile.email, profile);
      index(byUserId, profile.userId, profile);
      return profile;
    },
    rekey(profile: Profile, identity: Identity) {
      unindex(byEmail, profile.email, profile);
      unindex(byUserId, profile.userId, profile);
      profile.email = identity.email;
      profile.userId = identity.userId;
      index(byEmail, profile.email, profile);
      index(byUserId, profile.userId, profile);
    },
    remove(profile: Profile) {
      all.delete(profile);
      unindex(byEmail, profile.email, profile);
      unindex(byUserId, profile.userId, profile);
    },
  };
}

export type ProfileStore = ReturnType<typeof createProfileStore>;

/** The field that holds a profile's static lists. */
export function listField(type: ProjectType): 'emailListIds' | 'userListIds' {
  return type === 'email' ? 'emailListIds' : 'userListIds';
}

export function listsOf(type: ProjectType, profile: Profile): number[] {
  return integersOf(profile.fields[listField(type)]);
}

/** The identifiers a profile has, under their wire names. */
export function identifiersOf({ email, userId }: Identity): { email?: string; userId?: string } {
  return { ...(email === undefined ? {} : { email }), ...(userId === undefined ? {} : { userId }) };
}

/** `dataFields` as reads and exports show them. */
export function dataFieldsOf(type: ProjectType, profile: Profile): Fields {
  const emailDomain = profile.email?.split('@')[1];
  return {
    ...profile.fields,
    ...identifiersOf(profile),
    ...(type === 'email' ? {} : { itblUserId: profile.internalId }),
    profileUpdatedAt: formatDate(profile.updatedAt),
    itblInternal: {
      ...(emailDomain === undefined ? {} : { emailDomain }),
      documentCreatedAt: formatDate(profile.createdAt),
      documentUpdatedAt: formatDate(profile.updatedAt),
    },
  };
}

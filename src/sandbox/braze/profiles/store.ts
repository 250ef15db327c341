import type { SandboxClock } from '../../kit/index.ts';
import { type Profile, type UserAlias, createProfile } from './profile.ts';

const aliasKey = ({ alias_label, alias_name }: UserAlias) => JSON.stringify([alias_label, alias_name]);

/** Several profiles may share an address or a number. */
function createSharedIndex() {
  const profiles = new Map<string, Set<Profile>>();
  return {
    get: (value: string): Profile[] => [...(profiles.get(value) ?? [])],
    move(profile: Profile, from: string | undefined, to: string | undefined) {
      if (from !== undefined) {
        const sharing = profiles.get(from);
        sharing?.delete(profile);
        if (sharing?.size === 0) profiles.delete(from);
      }
      if (to !== undefined) profiles.set(to, (profiles.get(to) ?? new Set()).add(profile));
    },
  };
}

/** The profiles of a workspace, found by every identifier that Braze knows. */
export function createProfileStore(clock: SandboxClock) {
  const byBrazeId = new Map<string, Profile>();
  const byExternalId = new Map<string, Profile>();
  const byAlias = new Map<string, Profile>();
  const byEmail = createSharedIndex();
  const byPhone = createSharedIndex();
  let changes = 0;

  const store = {
    all: (): Profile[] => [...byBrazeId.values()],
    withBrazeId: (id: string) => byBrazeId.get(id),
    /** Finds deprecated ids too. External ids are case-sensitive. */
    withExternalId: (id: string) => byExternalId.get(id),
    withAlias: (alias: UserAlias) => byAlias.get(aliasKey(alias)),
    withEmail: (email: string) => byEmail.get(email.toLowerCase()),
    withPhone: (phone: string) => byPhone.get(phone),

    create(createdAt = clock.now()): Profile {
      const profile = createProfile(crypto.randomUUID().replaceAll('-', '').slice(0, 24), createdAt);
      byBrazeId.set(profile.brazeId, profile);
      store.touch(profile);
      return profile;
    },
    /** Makes the profile the most recently updated one. */
    touch(profile: Profile) {
      changes += 1;
      profile.updated = changes;
    },
    /** Gives a profile its first or a new primary id; the one it had is kept as deprecated. */
    setExternalId(profile: Profile, id: string) {
      if (profile.externalId !== undefined) profile.deprecatedExternalIds.add(profile.externalId);
      profile.externalId = id;
      byExternalId.set(id, profile);
    },
    dropDeprecatedExternalId(profile: Profile, id: string) {
      if (profile.deprecatedExternalIds.delete(id)) byExternalId.delete(id);
    },
    /** False when the pair belongs to somebody already, or the profile has another alias of that label. */
    addAlias(profile: Profile, alias: UserAlias): boolean {
      if (byAlias.has(aliasKey(alias)) || profile.aliases.has(alias.alias_label)) return false;
      profile.aliases.set(alias.alias_label, alias.alias_name);
      byAlias.set(aliasKey(alias), profile);
      return true;
    },
    removeAlias(profile: Profile, label: string) {
      const name = profile.aliases.get(label);
      if (name === undefined) return;
      profile.aliases.delete(label);
      byAlias.delete(aliasKey({ alias_label: label, alias_name: name }));
    },
    setEmail(profile: Profile, email: string | undefined) {
      const next = email?.toLowerCase();
      byEmail.move(profile, profile.email, next);
      profile.email = next;
    },
    setPhone(profile: Profile, phone: string | undefined) {
      byPhone.move(profile, profile.phone, phone);
      profile.phone = phone;
    },
    remove(profile: Profile) {
      byBrazeId.delete(profile.brazeId);
      if (profile.externalId !== undefined) byExternalId.delete(profile.externalId);
      for (const id of profile.deprecatedExternalIds) byExternalId.delete(id);
      for (const label of profile.aliases.keys()) store.removeAlias(profile, label);
      store.setEmail(profile, undefined);
      store.setPhone(profile, undefined);
    },
  };
  return store;
}

export type ProfileStore = ReturnType<typeof createProfileStore>;

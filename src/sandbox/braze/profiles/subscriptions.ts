import type { SandboxClock } from '../../kit/index.ts';
import type { ChannelState, GroupState, Profile } from './profile.ts';
import type { ProfileStore } from './store.ts';

/** A subscription group, as made in the dashboard: the API neither lists nor creates them. */
export interface SubscriptionGroup {
  id: string;
  name: string;
  channel: 'email' | 'sms';
}

export interface SubscriptionSettings {
  groups: readonly SubscriptionGroup[];
  /** Whether a profile that changes to an address nobody knows starts over as `subscribed`. */
  resubscribeOnEmailChange: boolean;
}

/** The latest state of an address, whether or not it belongs to a profile. */
export interface AddressState {
  state: ChannelState;
  /** Milliseconds since the epoch. */
  changedAt: number;
}

/** One change reaches at most this many profiles with the same address. */
const spreadLimit = 100;

/** Consent: the global email state per address, and the state per profile and subscription group. */
export function createSubscriptions(store: ProfileStore, clock: SandboxClock, settings: SubscriptionSettings) {
  const addresses = new Map<string, AddressState>();
  const groups = new Map(settings.groups.map((group) => [group.id, group]));

  const sharing = (profile: Profile, { channel }: SubscriptionGroup): Profile[] => {
    if (channel === 'email') return profile.email === undefined ? [] : store.withEmail(profile.email);
    return profile.phone === undefined ? [] : store.withPhone(profile.phone);
  };

  const subscriptions = {
    group: (id: string) => groups.get(id),
    addresses: (): ReadonlyMap<string, AddressState> => addresses,

    /** Sets the global state of an address, known or not, and of the profiles that have it. */
    setAddress(address: string, state: ChannelState) {
      const email = address.toLowerCase();
      addresses.set(email, { state, changedAt: clock.now() });
      for (const profile of store.withEmail(email).slice(0, spreadLimit)) {
        profile.emailState = state;
        store.touch(profile);
      }
    },
    /** Forgets every state of an address or a number: its profiles are as if nothing had ever been set. */
    forget(channel: SubscriptionGroup['channel'], value: string) {
      if (channel === 'email') addresses.delete(value.toLowerCase());
      for (const profile of channel === 'email' ? store.withEmail(value) : store.withPhone(value)) {
        if (channel === 'email') profile.emailState = 'subscribed';
        for (const id of profile.groups.keys()) {
          if (groups.get(id)?.channel === channel) profile.groups.delete(id);
        }
        store.touch(profile);
      }
    },
    setEmailState(profile: Profile, state: ChannelState) {
      profile.emailState = state;
      if (profile.email !== undefined) subscriptions.setAddress(profile.email, state);
    },
    setPushState(profile: Profile, state: ChannelState) {
      if (state === 'opted_in' && profile.pushState !== 'opted_in') profile.pushOptedInAt = clock.now();
      profile.pushState = state;
    },
    /** Changes the address. A state known for the new address wins over the one the profile had. */
    setEmail(profile: Profile, email: string | undefined) {
      const before = profile.email;
      store.setEmail(profile, email);
      if (profile.email === undefined || profile.email === before) return;
      const known =
        addresses.get(profile.email)?.state ??
        store.withEmail(profile.email).find((other) => other !== profile)?.emailState;
      if (known !== undefined) profile.emailState = known;
      else if (before !== undefined && settings.resubscribeOnEmailChange) profile.emailState = 'subscribed';
    },
    /** Sets the state in a group for a profile and for all that share its address or number. */
    setGroup(profile: Profile, group: SubscriptionGroup, state: GroupState) {
      for (const reached of new Set([profile, ...sharing(profile, group)])) {
        reached.groups.set(group.id, state);
        store.touch(reached);
      }
    },
  };
  return subscriptions;
}

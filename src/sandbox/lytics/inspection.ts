import type { SamplePerson } from '../kit/index.ts';
import type { Account, AudienceOptions } from './account.ts';
import type { Erasure } from './erasures.ts';
import type { IdentityKey } from './identities.ts';
import type { Job } from './jobs.ts';
import { visibleFields } from './memberships.ts';
import type { Profile } from './profile-store.ts';
import type { Segment } from './segments.ts';
import type { StreamRecord } from './streams.ts';
import type { Subscription } from './subscriptions.ts';
import { type TokenOptions, createToken } from './tokens.ts';
import type { Fields } from './values.ts';

/** A profile as stored. */
export interface StoredProfile {
  id: string;
  keys: readonly IdentityKey[];
  fields: Fields;
  /** Names of the fields that the attribute store wrote. */
  attributes: readonly string[];
  /** Slugs of all its segments, private ones too. */
  segments: readonly string[];
}

/** An account as a test sees it: what to put in, and what is in it. Reading shows what is visible by now. */
export interface LyticsAccount {
  readonly id: string;
  readonly aid: number;
  /** Stores sample people as profiles, visible at once. */
  seed(people: readonly SamplePerson[]): void;
  /** Stores one profile, visible at once. Throws a `RangeError` when it has no identity or breaks a limit. */
  addProfile(fields: Fields): void;
  addAudience(audience: AudienceOptions): void;
  /** Replaces the members of an audience that was given as a list of identity values. */
  setMembers(slug: string, members: readonly string[]): void;
  addToken(token: TokenOptions): void;
  profiles(): StoredProfile[];
  profile(key: string, value: string): StoredProfile | undefined;
  /** Profiles that a soft delete took out of sight. */
  hiddenProfiles(): StoredProfile[];
  /** Everything written, in order of arrival; `attribute_store` is the stream of direct profile writes. */
  records(stream?: string): readonly StreamRecord[];
  /** The records that were accepted and will never reach a profile, with the reason. */
  discarded(): readonly StreamRecord[];
  segments(): readonly Segment[];
  members(slug: string): StoredProfile[];
  subscriptions(): readonly Subscription[];
  jobs(): readonly Job[];
  erasures(): readonly Erasure[];
  /** How many accepted writes are not visible yet. */
  readonly waiting: number;
}

/** The view of an account that tests get. */
export function inspect(account: Account): LyticsAccount {
  const { profiles, segments, memberships, pending, records } = account;
  const store = (profile: Profile): StoredProfile => ({
    id: profile.id,
    keys: [...profile.keys],
    fields: visibleFields(profile),
    attributes: [...profile.attributes],
    segments: memberships.segmentsOf(profile).map(({ slug }) => slug),
  });
  const settled = <Result>(read: () => Result): Result => {
    pending.settle();
    return read();
  };
  return {
    id: account.id,
    aid: account.aid,
    seed: (people) => account.seed(people),
    addProfile: (fields) => account.addProfile(fields),
    addAudience: (audience) => account.addAudience(audience),
    setMembers(slug, members) {
      const { membership } = segments.get(slug);
      if (membership.kind !== 'list') throw new RangeError(`${slug} is not a list of members`);
      segments.update(segments.get(slug), { membership: { kind: 'list', members: new Set(members) } });
    },
    addToken: (token) => void account.tokens.push(createToken(token)),
    profiles: () => settled(() => profiles.all().map(store)),
    profile: (key, value) =>
      settled(() => {
        const found = profiles.find({ key, value });
        return found === undefined ? undefined : store(found);
      }),
    hiddenProfiles: () => settled(() => profiles.hidden().map(store)),
    records: (stream) => settled(() => records.filter((record) => stream === undefined || record.stream === stream)),
    discarded: () => settled(() => records.filter(({ outcome }) => typeof outcome === 'object')),
    segments: () => segments.list(),
    members: (slug) => settled(() => memberships.members(segments.get(slug).membership).map(store)),
    subscriptions: () => [...account.subscriptions.values()],
    jobs: () => account.jobs.list(),
    erasures: () => settled(() => account.erasures.list()),
    get waiting() {
      return settled(() => pending.waiting);
    },
  };
}

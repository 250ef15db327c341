import type { Profile, ProfileStore } from './profile-store.ts';
import { type Subject, matches } from './segment-ql/index.ts';
import { type Membership, type Segment, type SegmentStore, isListed } from './segments.ts';
import { type Fields, type Json, toIsoTime } from './values.ts';

/** The fields that Lytics keeps itself; they win over fields of the same name. */
const ownFields = new Map<string, (profile: Profile) => number>([
  ['_created', ({ createdAt }) => createdAt],
  ['_modified', ({ modifiedAt }) => modifiedAt],
  ['last_active_ts', ({ lastActiveAt }) => lastActiveAt],
]);

/** One field of a profile as reads show it and conditions see it. */
function visibleField(profile: Profile, name: string): Json | undefined {
  const own = ownFields.get(name);
  return own === undefined ? profile.fields.get(name)?.value : toIsoTime(own(profile));
}

/** All of them. */
export function visibleFields(profile: Profile): Fields {
  const written = [...profile.fields].map(([name, { value }]): [string, Json] => [name, value]);
  const own = [...ownFields].map(([name, timeOf]): [string, Json] => [name, toIsoTime(timeOf(profile))]);
  return Object.fromEntries([...written, ...own]);
}

interface Stores {
  profiles: ProfileStore;
  segments: SegmentStore;
  now: () => number;
}

/** Answers who belongs to which segment, worked out anew at every question. */
export function createMemberships({ profiles, segments, now }: Stores) {
  function belongs(profile: Profile, membership: Membership, subject: Subject): boolean {
    return membership.kind === 'list' ? isListed(profile, membership.members) : matches(membership.filter, subject);
  }
  function subjectOf(profile: Profile): Subject {
    const subject: Subject = {
      field: (name) => visibleField(profile, name),
      now: now(),
      isMember(name) {
        const segment = segments.find(name);
        return segment !== undefined && belongs(profile, segment.membership, subject);
      },
    };
    return subject;
  }
  const isEveryone = (membership: Membership) =>
    membership.kind === 'condition' && membership.filter.kind === 'everyone';

  return {
    /** The members, in the order in which their profiles were created. */
    members(membership: Membership): Profile[] {
      const everybody = profiles.all();
      if (isEveryone(membership)) return everybody;
      return everybody.filter((profile) => belongs(profile, membership, subjectOf(profile)));
    },
    /** The segments that a profile is in. */
    segmentsOf(profile: Profile): Segment[] {
      const subject = subjectOf(profile);
      return segments.list().filter(({ membership }) => belongs(profile, membership, subject));
    },
  };
}

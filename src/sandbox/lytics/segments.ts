import type { Profile } from './profile-store.ts';
import { badRequest, conflict, forbidden, notFound } from './refusal.ts';
import {
  type Expression,
  SegmentQlError,
  type SegmentQuery,
  includedSegments,
  parseSegmentQl,
} from './segment-ql/index.ts';
import { createId } from './values.ts';

const maximumSegments = 500;
const maximumConditions = 1000;
const maximumNameLength = 64;

export const segmentKinds = [
  'segment',
  'aspect',
  'goal',
  'list',
  'conversion',
  'metric',
  'managed',
  'candidate',
] as const;
export type SegmentKind = (typeof segmentKinds)[number];

/** Who belongs to a segment: those who meet a condition, or those with one of these identity values. */
export type Membership =
  | { kind: 'condition'; text: string; filter: Expression }
  | { kind: 'list'; members: Set<string> };

export interface Segment {
  id: string;
  name: string;
  slug: string;
  description: string;
  kind: SegmentKind;
  isPublic: boolean;
  tags: string[];
  groups: string[];
  saveHistory: boolean;
  scheduleExit: boolean;
  membership: Membership;
  createdAt: number;
  updatedAt: number;
}

export type SegmentDetails = Partial<Omit<Segment, 'id' | 'membership' | 'createdAt' | 'updatedAt'>>;

/** What a segment is created with; its id is made up unless given. */
type NewSegment = SegmentDetails & { id?: string };

/** The slug that a name gets: lower case, everything but letters and digits as `_`. */
export function toSlug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
}

/**
 * Parses a statement for this account.
 *
 * @throws Refusal with the parser's message.
 */
export function readStatement(text: string): SegmentQuery {
  let query: SegmentQuery;
  try {
    query = parseSegmentQl(text);
  } catch (error) {
    if (error instanceof SegmentQlError) throw badRequest(`could not parse SegmentQL: ${error.message}`);
    throw error;
  }
  if (query.table !== 'user') throw badRequest(`could not find table ${JSON.stringify(query.table)}`);
  if (query.conditions > maximumConditions) throw badRequest(`more than ${maximumConditions} conditions`);
  return query;
}

/** The segments of one account, with the built-in `all` first. */
export function createSegmentStore(now: () => number) {
  const segments = new Map<string, Segment>();
  const bySlug = (slug: string) => [...segments.values()].find((segment) => segment.slug === slug);
  const find = (idOrSlug: string) => segments.get(idOrSlug) ?? bySlug(idOrSlug);

  const includes = (segment: Segment): string[] =>
    segment.membership.kind === 'list' ? [] : includedSegments(segment.membership.filter);
  const invalidReason = (segment: Segment): string | undefined => {
    const missing = includes(segment).find((name) => find(name) === undefined);
    return missing === undefined ? undefined : `included segment ${JSON.stringify(missing)} does not exist`;
  };

  function reaches(from: Expression, target: Segment, seen = new Set<Segment>()): boolean {
    return includedSegments(from).some((name) => {
      const segment = find(name);
      if (segment === undefined || seen.has(segment)) return false;
      seen.add(segment);
      if (segment === target) return true;
      return segment.membership.kind === 'condition' && reaches(segment.membership.filter, target, seen);
    });
  }

  /** Throws a refusal when a condition includes a segment that does not exist. */
  function checkIncludes(filter: Expression) {
    for (const name of includedSegments(filter)) {
      if (find(name) === undefined) throw badRequest(`could not find included segment ${JSON.stringify(name)}`);
    }
  }

  function checkMembership(membership: Membership, own?: Segment) {
    if (membership.kind === 'list') return;
    checkIncludes(membership.filter);
    if (own !== undefined && reaches(membership.filter, own)) throw badRequest('a segment cannot include itself');
  }

  function checkName(name: string) {
    if (name === '') throw badRequest('name is required');
    if (name.length > maximumNameLength) throw badRequest(`name is longer than ${maximumNameLength} characters`);
  }

  function get(idOrSlug: string): Segment {
    const segment = find(idOrSlug);
    if (segment === undefined) throw notFound('segment not found');
    return segment;
  }

  function create(name: string, membership: Membership, details: NewSegment = {}): Segment {
    const slug = details.slug ?? toSlug(name);
    checkName(name);
    if (bySlug(slug) !== undefined) throw conflict(`slug ${JSON.stringify(slug)} is taken`);
    if (segments.size >= maximumSegments) throw badRequest(`account has ${maximumSegments} segments, the maximum`);
    checkMembership(membership);
    const segment: Segment = {
      id: createId(),
      description: '',
      kind: 'segment',
      isPublic: false,
      tags: [],
      groups: [],
      saveHistory: false,
      scheduleExit: false,
      ...details,
      name,
      slug,
      membership,
      createdAt: now(),
      updatedAt: now(),
    };
    segments.set(segment.id, segment);
    return segment;
  }

  function update(segment: Segment, { membership, ...details }: SegmentDetails & { membership?: Membership }): Segment {
    if (segment === all) throw forbidden('the built-in segment cannot be changed');
    if (details.name !== undefined) checkName(details.name);
    const holder = details.slug === undefined ? undefined : bySlug(details.slug);
    if (holder !== undefined && holder !== segment) throw conflict(`slug ${JSON.stringify(details.slug)} is taken`);
    if (membership !== undefined) checkMembership(membership, segment);
    return Object.assign(segment, details, membership === undefined ? {} : { membership }, { updatedAt: now() });
  }

  const all = create('All', { kind: 'condition', text: 'FILTER * FROM user ALIAS all', filter: { kind: 'everyone' } });

  return {
    find,
    get,
    create,
    update,
    invalidReason,
    checkIncludes,
    list: () => [...segments.values()],
    remove(segment: Segment) {
      if (segment === all) throw forbidden('the built-in segment cannot be deleted');
      segments.delete(segment.id);
    },
  };
}

export type SegmentStore = ReturnType<typeof createSegmentStore>;

/** True when one of the profile's identities is on the list. */
export function isListed(profile: Profile, members: ReadonlySet<string>): boolean {
  return profile.keys.some(({ value }) => members.has(value));
}

export const validities = ['true', 'false', 'all'] as const;

/** Whether a list that asks for valid, invalid or all segments shows this one. */
export function isOfValidity(store: SegmentStore, segment: Segment, asked: (typeof validities)[number]): boolean {
  return asked === 'all' || (store.invalidReason(segment) === undefined) === (asked === 'true');
}

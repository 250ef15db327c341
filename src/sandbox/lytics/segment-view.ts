import type { Account } from './account.ts';
import { fieldsIn } from './segment-ql/index.ts';
import type { Segment } from './segments.ts';
import { toIsoTime } from './values.ts';

export function sizeOf(account: Account, segment: Segment): number {
  return account.memberships.members(segment.membership).length;
}

/** A segment as both API versions show it. `size` is there only where it is asked for. */
export function viewSegment(account: Account, segment: Segment, { withSize = false } = {}) {
  const reason = account.segments.invalidReason(segment);
  return {
    id: segment.id,
    account_id: account.id,
    aid: account.aid,
    name: segment.name,
    slug_name: segment.slug,
    description: segment.description,
    kind: segment.kind,
    segment_ql: segment.membership.kind === 'condition' ? segment.membership.text : '',
    is_public: segment.isPublic,
    table: 'user',
    tags: segment.tags,
    fields: segment.membership.kind === 'condition' ? fieldsIn(segment.membership.filter) : [],
    groups: segment.groups,
    save_hist: segment.saveHistory,
    schedule_exit: segment.scheduleExit,
    invalid: reason !== undefined,
    invalid_reason: reason ?? '',
    ...(withSize ? { size: sizeOf(account, segment) } : {}),
    created: toIsoTime(segment.createdAt),
    updated: toIsoTime(segment.updatedAt),
  };
}

export function viewSize(account: Account, segment: Segment) {
  return { id: segment.id, name: segment.name, slug_name: segment.slug, size: sizeOf(account, segment) };
}

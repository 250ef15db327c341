import { z } from 'zod';
import type { Call } from './call.ts';
import { answerVersion1 } from './envelope.ts';
import { visibleFields } from './memberships.ts';
import { booleanParameter, choiceParameter, integerParameter, listParameter } from './parameters.ts';
import type { Profile } from './profile-store.ts';
import { profileMeta, viewFields, viewSegments } from './profile-view.ts';
import { badRequest } from './refusal.ts';
import type { Membership } from './segments.ts';
import { type Json, toText } from './values.ts';

const defaultLimit = 10;
const maximumLimit = 100;
const buckets = 100;

const cursorSchema = z.object({ offset: z.int().min(0), page: z.int().min(0), issued_at: z.number(), of: z.string() });
type Cursor = z.infer<typeof cursorSchema>;

const encodeCursor = (cursor: Cursor): string => btoa(encodeURIComponent(JSON.stringify(cursor)));

function decodeCursor(text: string): Cursor | undefined {
  try {
    return cursorSchema.parse(JSON.parse(decodeURIComponent(atob(text))));
  } catch (error) {
    // Whatever is wrong with it, the caller is told that it is no cursor.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function startOf(call: Call, of: string): Pick<Cursor, 'offset' | 'page'> {
  const start = call.query.get('start');
  if (start === null || start === '') return { offset: 0, page: 0 };
  const cursor = decodeCursor(start);
  if (cursor === undefined || cursor.of !== of) throw badRequest('invalid start cursor');
  const age = call.account.clock.now() - cursor.issued_at;
  if (age > call.account.behaviour.scanCursorLifetime) throw badRequest('start cursor has expired');
  return cursor;
}

function limitOf(call: Call): number {
  const limit = integerParameter(call, 'limit', defaultLimit);
  if (limit < 1) throw badRequest('limit must be at least 1');
  if (limit > maximumLimit && call.account.behaviour.scanLimitAboveMaximum === 'refuse') {
    throw badRequest(`limit must be at most ${maximumLimit}`);
  }
  return Math.min(limit, maximumLimit);
}

/** Which of the hundred buckets a profile is in: the first digits of its random id. */
const bucketOf = (profile: Profile) => Number.parseInt(profile.id.slice(0, 8), 16) % buckets;

function inSplits(call: Call): (profile: Profile) => boolean {
  const splits = listParameter(call, 'splits').map((item) => {
    if (!/^\d{1,2}$/.test(item)) throw badRequest(`splits must be numbers from 0 to ${buckets - 1}`);
    return Number(item);
  });
  return (profile) => splits.length === 0 || splits.includes(bucketOf(profile));
}

function compareValues(left: Json | undefined, right: Json | undefined): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [first, second] = [toText(left), toText(right)];
  return first < second ? -1 : Number(first > second);
}

function sorted(call: Call, profiles: Profile[]): Profile[] {
  if (booleanParameter(call, 'recent', false)) return profiles.toSorted((a, b) => b.lastActiveAt - a.lastActiveAt);
  const field = call.query.get('sortfield') ?? '';
  const direction = choiceParameter(call, 'sortorder', ['asc', 'desc'], 'asc') === 'asc' ? 1 : -1;
  if (field === '') return profiles;
  return profiles.toSorted((a, b) => direction * compareValues(visibleFields(a)[field], visibleFields(b)[field]));
}

/**
 * Answers one page of members. The scan reads live membership, so rows can repeat or go missing while it runs; it is
 * over when `_next` is the empty string, whatever the number of rows.
 *
 * @param of what is scanned; a cursor is good only for the same.
 */
export function scan(call: Call, membership: Membership, of: string): Response {
  const { account } = call;
  const limit = limitOf(call);
  const { offset, page } = startOf(call, of);
  const members = sorted(call, account.memberships.members(membership).filter(inSplits(call)));
  const end = account.behaviour.emptyScanPages && page % 2 === 1 ? offset : offset + limit;
  const only = listParameter(call, 'fields');
  const withSegments = booleanParameter(call, 'segments', true);
  const rows = members.slice(offset, end).map((profile) => ({
    ...viewFields(account, profile, { only }),
    ...(withSegments ? { segments: viewSegments(account, profile, false) } : {}),
  }));
  const issued_at = account.clock.now();
  const next = end < members.length ? encodeCursor({ offset: end, page: page + 1, issued_at, of }) : '';
  const meta = booleanParameter(call, 'meta', false) ? { meta: profileMeta(account) } : {};
  return answerVersion1(rows, {
    statusAsWord: account.behaviour.statusAsWord,
    extra: { _next: next, total: members.length, ...meta },
  });
}

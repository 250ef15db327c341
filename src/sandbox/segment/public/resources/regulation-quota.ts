import type { Regulation, RegulationType, SegmentState, Workspace } from '../../state/index.ts';
import { tooManyRequests } from '../answers.ts';

/** Users per calendar month, for each of the two classes of regulation. */
const monthlyUsers = 110_000;

/** Types that reach destinations too; all others stay within the vendor. */
export function reachesDestinations(type: RegulationType): boolean {
  return type === 'DELETE_ONLY' || type === 'SUPPRESS_WITH_DELETE';
}

/** When the calendar month of a time begins, or one of the months after it. */
export function startOfMonth(time: number, monthsLater = 0): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthsLater, 1);
}

/**
 * Checks that `count` more users fit into this month and returns the headers that tell what is left. Throws a 429
 * `Refusal` when they do not.
 */
export function checkQuota(
  { clock }: SegmentState,
  { regulations }: Workspace,
  { regulationType, subjectIds }: Pick<Regulation, 'regulationType' | 'subjectIds'>,
): Record<string, string> {
  const now = clock.now();
  const used = regulations
    .filter((other) => other.createdAt >= startOfMonth(now))
    .filter((other) => reachesDestinations(other.regulationType) === reachesDestinations(regulationType))
    .reduce((sum, other) => sum + other.subjectIds.length, subjectIds.length);
  const resetsAt = startOfMonth(now, 1);
  if (used > monthlyUsers) throw tooManyRequests(resetsAt - now, used);
  return {
    'X-RateLimit-Consumed': String(used),
    'X-RateLimit-Remaining': String(monthlyUsers - used),
    'X-RateLimit-Reset': new Date(resetsAt).toUTCString(),
  };
}

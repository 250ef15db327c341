import { notValid, required } from '../checks.ts';
import { queryTime } from '../lookups.ts';
import { queryInteger } from '../pagination.ts';
import { printTime } from '../times.ts';

/** One step of a series: from a time up to, but without, another. */
export interface Bucket {
  /** As the series prints it. */
  time: string;
  from: number;
  until: number;
}

const hour = 3_600_000;
const day = 24 * hour;

function bucketsUntil(last: number, length: number, size: number): Bucket[] {
  const end = Math.floor(last / size) * size;
  return Array.from({ length }, (_, index) => {
    const from = end - (length - 1 - index) * size;
    const time = size === day ? printTime(from).slice(0, 10) : printTime(from);
    return { time, from, until: from + size };
  });
}

/**
 * The steps that a call asks for with `length`, `ending_at` and, where there is one, `unit`; the oldest first.
 *
 * @throws Refusal 400 for a length that is missing or not between 1 and 100
 */
export function readBuckets(query: URLSearchParams, now: number): Bucket[] {
  const length = queryInteger(query, 'length');
  if (length === undefined) throw required('length');
  if (length < 1 || length > 100) throw notValid('length');
  const unit = query.get('unit') ?? 'day';
  if (unit !== 'day' && unit !== 'hour') throw notValid('unit');
  return bucketsUntil(queryTime(query, 'ending_at') ?? now, length, unit === 'day' ? day : hour);
}

/**
 * The days that a call asks for with `ending_at` and one of `length` and `starting_at`, which may be 14 at most.
 *
 * @throws Refusal 400 when the end or the beginning is missing, and for more days
 */
export function readPeriod(query: URLSearchParams): Bucket[] {
  const end = queryTime(query, 'ending_at');
  if (end === undefined) throw required('ending_at');
  const start = queryTime(query, 'starting_at');
  const given = queryInteger(query, 'length');
  if (given === undefined && start === undefined) throw required('length');
  const length = given ?? Math.floor(end / day) - Math.floor((start ?? end) / day) + 1;
  if (length < 1 || length > 14) throw notValid(given === undefined ? 'starting_at' : 'length');
  return bucketsUntil(end, length, day);
}

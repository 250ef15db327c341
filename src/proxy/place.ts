import { z } from 'zod';
import { positionSchema } from './paging.ts';

const page = {
  at: positionSchema,
  /** Items per page that the vendor was asked for first, and is for the whole list: only so do its pages stay the same. */
  size: z.int().min(1).optional(),
};

/**
 * Where a caller's page is on a page of the vendor's: `from` so many items on, or those that end `until` so many, null
 * being the end of the page. The way back needs the latter, because how many items a page has shows when it is read.
 */
export const placeSchema = z.union([
  z.strictObject({ ...page, from: z.int().min(0) }),
  z.strictObject({ ...page, until: z.int().min(1).nullable() }),
]);
export type Place = z.infer<typeof placeSchema>;

/** The items of a page that the caller gets, as the first index and the one after the last. */
export interface Window {
  from: number;
  end: number;
}

/**
 * Cuts a page of `count` items into parts of at most `limit`, the same ones on the way on and on the way back as long as
 * the limit is the same; when it is not, no item is left out and none comes twice.
 */
export function windowOf(place: Place, count: number, limit = Number.POSITIVE_INFINITY): Window {
  if ('from' in place) return { from: Math.min(count, place.from), end: Math.min(count, place.from + limit) };
  const end = Math.min(count, place.until ?? count);
  return { from: Number.isFinite(limit) ? Math.floor(Math.max(0, end - 1) / limit) * limit : 0, end };
}

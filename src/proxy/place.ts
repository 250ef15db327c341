import { z } from 'zod';
import { type JsonValue } from '../mapping/index.ts';
import { fingerprint } from './fingerprint.ts';
import { type PageLinks, positionSchema } from './paging.ts';
import { extendTrail, trailSchema } from './trail.ts';

const page = {
  at: positionSchema,
  /** Items per page that the vendor was asked for first, and is for the whole list: only so do its pages stay the same. */
  size: z.int().min(1).optional(),
  /** Where a page was cut: fingerprints of the items on both sides, by which the cut is found in a list that changed. */
  cut: z.strictObject({ before: z.int().optional(), after: z.int().optional() }).optional(),
  /** The pages that led here in one direction; absent on the page that the caller starts from or turns back on. */
  trail: trailSchema.optional(),
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

/** The index of the item with a fingerprint, of several that nearest to where it was; undefined when it is gone. */
function findNear(items: readonly JsonValue[], near: number, wanted: number | undefined): number | undefined {
  if (wanted === undefined) return undefined;
  const isAt = (index: number) => {
    const item = items[index];
    return item !== undefined && fingerprint(item) === wanted;
  };
  if (isAt(near)) return near;
  for (let moved = 1; near - moved >= 0 || near + moved < items.length; moved += 1) {
    if (isAt(near - moved)) return near - moved;
    if (isAt(near + moved)) return near + moved;
  }
  return undefined;
}

/**
 * Where a cut is now: before the item that it was before, else behind the one that it was behind. When both are gone or
 * were changed, the cut stays where it was.
 */
function findCut(items: readonly JsonValue[], at: number, cut: Place['cut'] = {}): number {
  const after = findNear(items, at, cut.after);
  if (after !== undefined) return after;
  const before = findNear(items, at - 1, cut.before);
  return before === undefined ? at : before + 1;
}

/**
 * Cuts a page into parts of at most `limit` items, the same ones on the way on and on the way back as long as the limit
 * is the same; when it is not, or when items were added or removed since the last part, no item that was there all the
 * time is left out and none comes twice.
 */
export function windowOf(place: Place, items: readonly JsonValue[], limit = Number.POSITIVE_INFINITY): Window {
  const { length } = items;
  if ('from' in place) {
    const from = Math.min(length, findCut(items, place.from, place.cut));
    return { from, end: Math.min(length, from + limit) };
  }
  const end = Math.min(length, place.until === null ? length : findCut(items, place.until, place.cut));
  return { from: Number.isFinite(limit) ? Math.floor(Math.max(0, end - 1) / limit) * limit : 0, end };
}

/** The place of the page that begins or ends at a cut within a vendor's page. */
export function cutAt(place: Place, items: readonly JsonValue[], edge: { from: number } | { until: number }): Place {
  const { at, size, trail } = place;
  const index = 'from' in edge ? edge.from : edge.until;
  const [before, after] = [items[index - 1], items[index]];
  return {
    at,
    ...(size === undefined ? {} : { size }),
    ...(trail === undefined || 'from' in place !== 'from' in edge ? {} : { trail }),
    cut: {
      ...(before === undefined ? {} : { before: fingerprint(before) }),
      ...(after === undefined ? {} : { after: fingerprint(after) }),
    },
    ...edge,
  };
}

/**
 * The place of the next page of the vendor's, or of the one before; undefined when there is none.
 *
 * @param items what the page at the place held
 */
export function neighbour(
  { at, size, trail, ...edge }: Place,
  direction: keyof PageLinks,
  { items, ...links }: PageLinks & { items: readonly JsonValue[] },
): Place | undefined {
  const target = links[direction];
  if (target === undefined) return undefined;
  // On the way back a caller meets the pages again that led there.
  const isTurn = 'from' in edge !== (direction === 'next');
  return {
    at: target,
    ...(size === undefined ? {} : { size }),
    trail: extendTrail(isTurn ? undefined : trail, at, items),
    ...(direction === 'next' ? { from: 0 } : { until: null }),
  };
}

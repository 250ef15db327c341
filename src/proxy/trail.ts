import { z } from 'zod';
import { type JsonValue } from '../mapping/index.ts';
import { fingerprint } from './fingerprint.ts';
import { type Position } from './paging.ts';

/**
 * What a cursor remembers of the vendor's pages before its own, by which a way that never ends is told without memory in
 * the process. It stays as small however long the way is: after Brent, one page is marked, and another one after twice
 * as many pages, so that a circle of any length comes back to a mark.
 */
export const trailSchema = z.strictObject({
  /** Fingerprint of the position that is marked. */
  mark: z.int(),
  /** Pages read since. */
  steps: z.int().min(0),
  /** After so many the mark moves on. */
  span: z.int().min(1),
  /** Fingerprint of what the page before held. */
  content: z.int(),
  /** Pages before that one, in a row, that held the same. */
  repeats: z.int().min(0),
});
export type Trail = z.infer<typeof trailSchema>;

/** Vendors may answer empty pages in the middle of a list; so many pages alike in a row are called broken. */
const mostRepeats = 100;

/** Of a page only both ends and the length are looked at, which takes no time on large pages. */
function contentOf(items: readonly JsonValue[]): number {
  return fingerprint([items.length, items.at(0) ?? null, items.at(-1) ?? null]);
}

/** The trail of a page that is reached from the page at a position, which held these items. */
export function extendTrail(trail: Trail | undefined, at: Position, items: readonly JsonValue[]): Trail {
  const content = contentOf(items);
  const repeats = trail?.content === content ? trail.repeats + 1 : 0;
  if (trail === undefined) return { mark: fingerprint(at), steps: 0, span: 1, content, repeats };
  const { mark, span } = trail;
  const steps = trail.steps + 1;
  if (steps < span) return { mark, steps, span, content, repeats };
  return { mark: fingerprint(at), steps: 0, span: span * 2, content, repeats };
}

/**
 * Why the way to a page never ends; undefined when nothing speaks for that.
 *
 * @example
 * circleIn(extendTrail(undefined, { cursor: 'a' }, [1]), { cursor: 'a' }); // 'leads back to a page that was read before'
 */
export function circleIn(trail: Trail | undefined, at: Position): string | undefined {
  if (trail === undefined) return undefined;
  if (fingerprint(at) === trail.mark) return 'leads back to a page that was read before';
  return trail.repeats < mostRepeats ? undefined : `answered the same page ${mostRepeats + 1} times in a row`;
}

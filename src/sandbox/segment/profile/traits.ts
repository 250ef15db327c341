import { z } from 'zod';
import { computedTraitsOf } from '../unify/index.ts';
import type { ProfileCall } from './call.ts';
import { page } from './paging.ts';
import { fields, parseQuery } from './query.ts';

const querySchema = z.object({
  class: z.enum(['audience', 'computed_trait']).optional(),
  include: fields.commaSeparated,
  limit: fields.limit(200, 10),
  next: fields.next,
  verbose: fields.flag,
});

/** Answers with traits as one object, ten by default; audiences appear in it as booleans. */
export function answerTraits({ profile, space, query, path }: ProfileCall): Response {
  const { class: only, include, limit, next, verbose } = parseQuery(querySchema, query);
  const computed = computedTraitsOf(profile, [...space.audiences, ...space.computedTraits], space.id);
  const own = only === undefined ? profile.traits : [];
  const ofClass = [...computed].filter(([, trait]) => only === undefined || trait.class === only);
  const entries = [...new Map([...own, ...ofClass])]
    .filter(([key]) => include === undefined || include.includes(key))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const { items, cursor } = page(entries, ([key]) => key, { limit, next, url: path });
  const traits = items.map(([key, { value, sourceId, updatedAt }]) => [
    key,
    verbose ? { value, source_id: sourceId, updated_at: new Date(updatedAt).toISOString() } : value,
  ]);
  return Response.json({ traits: Object.fromEntries(traits), cursor });
}

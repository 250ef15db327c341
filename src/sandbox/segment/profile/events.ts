import { z } from 'zod';
import type { ProfileCall } from './call.ts';
import { page } from './paging.ts';
import { fields, parseQuery } from './query.ts';

const kept = 14 * 86_400_000;

const querySchema = z.object({
  start: fields.time,
  end: fields.time,
  include: fields.commaSeparated,
  exclude: fields.commaSeparated,
  sort: z.enum(['asc', 'desc']).default('desc'),
  limit: fields.limit(100, 10),
  next: fields.next,
});

/** Answers with the track calls of the last 14 days, latest first unless asked otherwise. */
export function answerEvents({ state, profile, collection, query, path }: ProfileCall): Response {
  const { start, end, include, exclude, sort, limit, next } = parseQuery(querySchema, query);
  const from = Math.max(start ?? 0, state.clock.now() - kept);
  const until = end ?? Number.POSITIVE_INFINITY;
  const events = profile.events
    .filter(({ timestamp }) => timestamp >= from && timestamp <= until)
    .filter(({ event }) => include?.includes(event) !== false && exclude?.includes(event) !== true)
    .sort((left, right) => (sort === 'asc' ? 1 : -1) * (left.timestamp - right.timestamp));
  const { items, cursor } = page(events, ({ messageId }) => messageId, { limit, next, url: path });
  const data = items.map((event) => ({
    external_ids: event.externalIds.map((identifier) => ({ ...identifier, collection, encoding: 'none' })),
    context: event.context,
    type: 'track',
    message_id: event.messageId,
    source_id: event.sourceId,
    timestamp: new Date(event.timestamp).toISOString(),
    properties: event.properties,
    event: event.event,
    related: { [collection]: profile.segmentId },
  }));
  return Response.json({ data, cursor });
}

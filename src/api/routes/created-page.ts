import { z } from '@hono/zod-openapi';
import { type JsonObject } from '../../mapping/index.ts';
import { type ApiContext } from '../mount.ts';
import { pageParametersUpTo, readPage } from '../parameters.ts';

const positionSchema = z.strictObject({ createdAt: z.iso.datetime(), id: z.string() });

/** Rows per page of Crosswalk's own lists when the caller sets no limit. */
const defaultLimit = 100;

/** What clients of Truto ask for, so as to have everything at once. */
const longestList = 5000;

/** The parameters of a list that `answerPage` answers. */
export const createdPageParameters = pageParametersUpTo(longestList);

/** A place in a list of Crosswalk's own, newest first. */
interface Position {
  createdAt: Date;
  id: string;
}

/**
 * Reads one page of a list of Crosswalk's own and wraps it in the envelope.
 *
 * @param binding what the cursor is good for: the list and its filters
 */
export async function answerPage(
  context: ApiContext,
  query: JsonObject,
  binding: string,
  read: (page: { limit: number; after?: Position }) => Promise<{ items: unknown[]; next?: Position }>,
): Promise<Response> {
  const { cursors } = context.get('services');
  const { limit = defaultLimit, cursor } = readPage(query, longestList);
  const position = cursor === undefined ? undefined : await cursors.open(cursor, binding, positionSchema);
  const after = position === undefined ? {} : { after: { createdAt: new Date(position.createdAt), id: position.id } };
  const { items, next } = await read({ limit, ...after });
  const nextCursor =
    next === undefined ? null : await cursors.sign({ createdAt: next.createdAt.toISOString(), id: next.id }, binding);
  return context.json({ result: items, next_cursor: nextCursor, prev_cursor: null, result_count: items.length, limit });
}

import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** Where a page ended. Give it back as `after` to read on; to the caller of an API it travels inside a cursor. */
export interface Position {
  createdAt: Date;
  id: string;
}

/** One page of a list, newest first. */
export interface Page<Item> {
  items: Item[];
  /** Where the next page starts; absent on the last page. */
  next?: Position;
}

export interface PageRequest {
  /** How many items at most; at least 1. */
  limit: number;
  after?: Position;
}

/** Rows that come after a position, newest first, as one row comparison that an index on both columns serves. */
export function isAfter(columns: { createdAt: AnyColumn; id: AnyColumn }, position: Position): SQL {
  const { createdAt, id } = columns;
  return sql`(${createdAt}, ${id}) < (${sql.param(position.createdAt, createdAt)}, ${sql.param(position.id, id)})`;
}

/** Cuts the one row that was read beyond the limit, which tells whether there is a next page. */
export function toPage<Item extends Position>(items: readonly Item[], limit: number): Page<Item> {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  if (items.length <= limit || last === undefined) return { items: page };
  return { items: page, next: { createdAt: last.createdAt, id: last.id } };
}

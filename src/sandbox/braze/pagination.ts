import { notValid } from './checks.ts';
import { type Refusal, badRequest, invalidRequest } from './refusal.ts';
import { parseDate } from './times.ts';

/** All values of a query parameter, whether it was sent as `name=a` or as `name[]=a&name[]=b`. */
export function queryList(query: URLSearchParams, name: string): string[] {
  return [...query.getAll(`${name}[]`), ...query.getAll(name)].filter((value) => value !== '');
}

/** A whole number from the query; undefined when it is absent. */
export function queryInteger(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  if (!/^\d{1,9}$/.test(text)) throw notValid(name);
  return Number(text);
}

/** Midnight UTC of a date in the query; undefined when it is absent. */
export function queryDate(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  const date = parseDate(text);
  if (date === undefined) throw notValid(name);
  return date;
}

/** Rows of one page; pages count from 0, and past the end there are none. */
export function page<Row>(rows: readonly Row[], query: URLSearchParams, size: number): Row[] {
  const number = queryInteger(query, 'page') ?? 0;
  return rows.slice(number * size, (number + 1) * size);
}

/** Rows after skipping `offset`, at most `limit`. */
export function slice<Row>(
  rows: readonly Row[],
  query: URLSearchParams,
  { defaultLimit = 100, maxLimit }: { defaultLimit?: number; maxLimit: number },
): Row[] {
  const limit = queryInteger(query, 'limit') ?? defaultLimit;
  if (limit < 1 || limit > maxLimit) throw notValid('limit');
  const offset = queryInteger(query, 'offset') ?? 0;
  return rows.slice(offset, offset + limit);
}

/** True when the list is asked for newest first. */
export function isDescending(query: URLSearchParams, otherwise: 'asc' | 'desc' = 'asc'): boolean {
  const direction = query.get('sort_direction') ?? otherwise;
  if (direction !== 'asc' && direction !== 'desc') throw badRequest("'sort_direction' must be 'asc' or 'desc'");
  return direction === 'desc';
}

const cursorPageSize = 50;

const cursorAt = (skip: number) => btoa(`skip:${skip}`);

function invalidCursor(cursor: string): Refusal {
  return invalidRequest(400, 'invalid-cursor', 'The cursor is not valid', ['cursor'], [cursor]);
}

function skippedBy(cursor: string): number {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(cursor) || cursor.length % 4 !== 0) throw invalidCursor(cursor);
  const skip = /^skip:(\d{1,9})$/.exec(atob(cursor))?.[1];
  if (skip === undefined) throw invalidCursor(cursor);
  return Number(skip);
}

/**
 * Rows of one page by cursor, with the `Link` header that leads to its neighbours. The URLs in it are relative. There
 * is no `prev` on a call without a cursor, no `next` on the last page, and no header when everything fits.
 */
export function linkedPage<Row>(
  rows: readonly Row[],
  query: URLSearchParams,
  path: string,
  size = cursorPageSize,
): { rows: Row[]; headers: Record<string, string> } {
  const cursor = query.get('cursor');
  const skip = cursor === null ? 0 : skippedBy(cursor);
  const link = (to: number, relation: string) => `<${path}?cursor=${cursorAt(to)}>; rel="${relation}"`;
  const links = [
    ...(cursor === null ? [] : [link(Math.max(0, skip - size), 'prev')]),
    ...(skip + size < rows.length ? [link(skip + size, 'next')] : []),
  ];
  return {
    rows: rows.slice(skip, skip + size),
    headers: links.length > 0 && rows.length > size ? { link: links.join(',') } : {},
  };
}

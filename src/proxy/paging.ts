import { z } from 'zod';
import { type Paging } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { compilePath, type JsonObject, type JsonValue } from '../mapping/index.ts';

/**
 * Where a page starts, in the vendor's terms: a page number, an offset, a cursor, or the address that the vendor gave.
 * The first page of a cursor or address has neither.
 */
export const positionSchema = z.union([
  z.strictObject({ page: z.int() }),
  z.strictObject({ offset: z.int() }),
  z.strictObject({ cursor: z.string() }),
  z.strictObject({ target: z.string() }),
  z.strictObject({}),
]);
export type Position = z.infer<typeof positionSchema>;

/** One page as the vendor gave it, with the places before and after it. */
export interface PageLinks {
  next?: Position;
  previous?: Position;
}

/** How many items the vendor gives per page when asked for `wanted`. */
export function pageSize(paging: Paging, wanted: number | undefined): number {
  const maximum = paging.maximum ?? Number.POSITIVE_INFINITY;
  if (paging.size === undefined) return maximum;
  return Math.min(wanted ?? paging.default ?? maximum, maximum);
}

export function firstPosition(paging: Paging): Position {
  if (paging.style === 'page') return { page: paging.first };
  if (paging.style === 'offset') return { offset: 0 };
  return {};
}

/** What the query carries to get the page. */
export function pageQuery(paging: Paging, position: Position, size: number): JsonObject {
  const query: JsonObject = {};
  if (paging.size !== undefined && Number.isFinite(size)) query[paging.size] = size;
  if ('page' in position && paging.style === 'page') query[paging.parameter] = position.page;
  // Some vendors refuse an offset of 0, and none needs it.
  if ('offset' in position && paging.style === 'offset' && position.offset > 0)
    query[paging.parameter] = position.offset;
  if ('cursor' in position && paging.style === 'cursor') query[paging.parameter] = position.cursor;
  return query;
}

/** Targets of a Link header (RFC 8288) by relation. */
export function parseLinkHeader(header: string): Map<string, string> {
  const links = new Map<string, string>();
  for (const match of header.matchAll(/<([^>]*)>([^<]*)/g)) {
    const [, target = '', parameters = ''] = match;
    const relation = /;\s*rel\s*=\s*"?([^";,]+)"?/i.exec(parameters)?.[1];
    for (const name of relation?.trim().toLowerCase().split(/\s+/) ?? []) {
      if (!links.has(name)) links.set(name, target);
    }
  }
  return links;
}

/**
 * A page address from a vendor, as path and query under the server that gave it. Relative ones are resolved.
 *
 * @throws CrosswalkError `remote_invalid_response` when it leads to another host.
 */
function resolveTarget(address: string, base: URL): string {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url === undefined || url.origin !== base.origin) {
    throw new CrosswalkError(
      'remote_invalid_response',
      'The vendor named a next page on another host, which is not followed.',
    );
  }
  return url.pathname + url.search;
}

function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** The places before and after a page, from what the vendor answered. */
export function readLinks(
  paging: Paging,
  position: Position,
  answer: { body: JsonValue; link: string | undefined; url: URL; count: number; size: number },
): PageLinks {
  const { body, link, url, count, size } = answer;
  const isFull = count >= size || !Number.isFinite(size);
  switch (paging.style) {
    case 'page': {
      const page = 'page' in position ? position.page : paging.first;
      return {
        ...(isFull && count > 0 ? { next: { page: page + 1 } } : {}),
        ...(page > paging.first ? { previous: { page: page - 1 } } : {}),
      };
    }
    case 'offset': {
      const offset = 'offset' in position ? position.offset : 0;
      return {
        ...(isFull && count > 0 ? { next: { offset: offset + count } } : {}),
        ...(offset > 0 ? { previous: { offset: Math.max(0, offset - size) } } : {}),
      };
    }
    case 'cursor': {
      const more = paging.more === undefined ? undefined : compilePath(paging.more).get(body);
      const next = more === false ? undefined : textOf(compilePath(paging.next).get(body));
      const previous = paging.previous === undefined ? undefined : textOf(compilePath(paging.previous).get(body));
      // A vendor that answers the cursor it was asked with would be read for ever.
      const repeats = 'cursor' in position && position.cursor === next;
      return {
        ...(next === undefined || repeats ? {} : { next: { cursor: next } }),
        ...(previous === undefined ? {} : { previous: { cursor: previous } }),
      };
    }
    case 'link':
    case 'url': {
      const links = paging.style === 'link' ? parseLinkHeader(link ?? '') : undefined;
      const at = (path: string | undefined) => (path === undefined ? undefined : textOf(compilePath(path).get(body)));
      const next = links === undefined && paging.style === 'url' ? at(paging.next) : links?.get('next');
      const previous = links === undefined && paging.style === 'url' ? at(paging.previous) : links?.get('prev');
      return {
        ...(next === undefined ? {} : { next: { target: resolveTarget(next, url) } }),
        ...(previous === undefined ? {} : { previous: { target: resolveTarget(previous, url) } }),
      };
    }
  }
}

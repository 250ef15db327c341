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

/** How many items the vendor gives per page when asked for `wanted`; undefined when nobody can say. */
export function pageSize(paging: Paging, wanted: number | undefined): number | undefined {
  const { size, maximum = Number.POSITIVE_INFINITY } = paging;
  const items = size === undefined ? maximum : Math.min(wanted ?? paging.default ?? maximum, maximum);
  return Number.isFinite(items) ? items : undefined;
}

/** False when the vendor tells the way on only: the page before is then unknown, and so is whether there is one. */
export function tellsWayBack(paging: Paging): boolean {
  return (paging.style !== 'cursor' && paging.style !== 'url') || paging.previous !== undefined;
}

export function firstPosition(paging: Paging): Position {
  if (paging.style === 'page') return { page: paging.first };
  if (paging.style === 'offset') return { offset: 0 };
  return {};
}

/** What the query carries to get the page. */
export function pageQuery(paging: Paging, position: Position, size: number | undefined): JsonObject {
  const query: JsonObject = {};
  if (paging.size !== undefined && size !== undefined) query[paging.size] = size;
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
  for (const match of header.matchAll(/<([^<>]*)>([^<]*)/g)) {
    const [, target = '', parameters = ''] = match;
    const relation = /;\s*rel\s*=\s*"?([^";,]+)"?/i.exec(parameters)?.[1];
    for (const name of relation?.trim().toLowerCase().split(/\s+/) ?? []) {
      if (!links.has(name)) links.set(name, target);
    }
  }
  return links;
}

/**
 * A page address from a vendor, as path and query under the server that gave it. Relative ones are resolved; a vendor
 * behind a gateway knows nothing of the gateway's path, which is put before its own.
 *
 * @throws CrosswalkError `remote_invalid_response` when it leads to another host.
 */
function resolveTarget(address: string, { url: base, prefix }: PageAnswer): string {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url === undefined || url.origin !== base.origin) {
    throw new CrosswalkError(
      'remote_invalid_response',
      'The vendor named a next page on another host, which is not followed.',
    );
  }
  return (url.pathname.startsWith(`${prefix}/`) ? '' : prefix) + url.pathname + url.search;
}

function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** What a page's neighbours are read from. */
export interface PageAnswer {
  body: JsonValue;
  link: string | undefined;
  /** The address that answered. */
  url: URL;
  /** Path of the server that all its calls begin with, empty for most. */
  prefix: string;
  /** Items on the page. */
  count: number;
  /** Items that a full page has, where that is known. */
  size: number | undefined;
}

function numberedLinks(paging: Paging & { style: 'page' | 'offset' }, position: Position, answer: PageAnswer) {
  const { count, size = 0 } = answer;
  const goesOn = count > 0 && count >= size;
  if (paging.style === 'page') {
    const page = 'page' in position ? position.page : paging.first;
    return {
      ...(goesOn ? { next: { page: page + 1 } } : {}),
      ...(page > paging.first ? { previous: { page: page - 1 } } : {}),
    };
  }
  const offset = 'offset' in position ? position.offset : 0;
  return {
    ...(goesOn ? { next: { offset: offset + count } } : {}),
    ...(offset > 0 ? { previous: { offset: Math.max(0, offset - size) } } : {}),
  };
}

function cursorLinks(paging: Paging & { style: 'cursor' }, { body, count, size = 0 }: PageAnswer): PageLinks {
  const textAt = (path: string | undefined) => {
    const found = path === undefined ? undefined : compilePath(path).get(body);
    // A vendor whose cursor is the last record gives one on the last page too, which is the page that is not full.
    return Array.isArray(found) ? (count >= size ? textOf(found.at(-1)) : undefined) : textOf(found);
  };
  const isLast = paging.more !== undefined && compilePath(paging.more).get(body) === false;
  const next = isLast ? undefined : textAt(paging.next);
  const previous = textAt(paging.previous);
  return {
    ...(next === undefined ? {} : { next: { cursor: next } }),
    ...(previous === undefined ? {} : { previous: { cursor: previous } }),
  };
}

function addressLinks(paging: Paging & { style: 'link' | 'url' }, position: Position, answer: PageAnswer): PageLinks {
  const { body, link, url } = answer;
  const links = paging.style === 'link' ? parseLinkHeader(link ?? '') : undefined;
  const at = (path: string | undefined) => (path === undefined ? undefined : textOf(compilePath(path).get(body)));
  const next = paging.style === 'url' ? at(paging.next) : links?.get('next');
  const previous = paging.style === 'url' ? at(paging.previous) : links?.get('prev');
  const toPosition = (address: string): Position => {
    const target = resolveTarget(address, answer);
    return target === url.pathname + url.search ? position : { target };
  };
  return {
    ...(next === undefined ? {} : { next: toPosition(next) }),
    ...(previous === undefined ? {} : { previous: toPosition(previous) }),
  };
}

/** True when two positions are one and the same page. */
function isSame(one: Position, other: Position | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

/**
 * The places before and after a page, from what the vendor answered. A page that names itself as the one before it is the
 * first, and one without items that names itself as the next is the last; one with items does not say that it is the last,
 * so that whoever goes on hears that the vendor leads in a circle.
 *
 * @throws CrosswalkError `remote_invalid_response` when a neighbour is on another host.
 */
export function readLinks(paging: Paging, position: Position, answer: PageAnswer): PageLinks {
  const links: PageLinks =
    paging.style === 'page' || paging.style === 'offset'
      ? numberedLinks(paging, position, answer)
      : paging.style === 'cursor'
        ? cursorLinks(paging, answer)
        : addressLinks(paging, position, answer);
  const { next, previous } = links;
  return {
    ...(next === undefined || (answer.count === 0 && isSame(position, next)) ? {} : { next }),
    ...(previous === undefined || isSame(position, previous) ? {} : { previous }),
  };
}

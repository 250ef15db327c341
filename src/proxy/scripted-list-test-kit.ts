import { type OutboundResponse, type TransportRequest } from '../egress/index.ts';
import { jsonAnswer, type PagingName } from './test-kit.ts';

/** How a vendor may behave without breaking its own rules. */
export interface Quirks {
  /** An empty page comes before every second page, as in a scan. */
  emptyPages?: boolean;
  /** Addresses of pages are absolute. */
  absoluteLinks?: boolean;
}

/** Items per page where the caller has no say, except that pages by number have the declared 4. */
const fixedSize = 5;

/** Answers a list of `count` numbers, 0 first, in the way of paging that the path names. */
export function scriptedList(count: number, { emptyPages = false, absoluteLinks = false }: Quirks = {}) {
  const items = Array.from({ length: count }, (_, index) => index);

  const number = (query: URLSearchParams, name: string, otherwise: number) => Number(query.get(name) ?? otherwise);

  /** A cursor is the offset of its page, and whether the empty page before it was answered already. */
  function cursorPage(cursor: string | null, size: number) {
    const [offset = 0, isAfterEmpty = 1] = (cursor ?? '0.1').split('.').map(Number);
    const isEmpty = emptyPages && isAfterEmpty === 0;
    const end = isEmpty ? offset : offset + size;
    return {
      page: items.slice(offset, end),
      next: isEmpty ? `${offset}.1` : end < count ? `${end}.${emptyPages ? 0 : 1}` : undefined,
      previous: offset > 0 ? `${Math.max(0, offset - size)}.1` : undefined,
    };
  }

  const pagesOf: Record<PagingName, (query: URLSearchParams, url: URL) => OutboundResponse> = {
    page(query) {
      const start = number(query, 'page', 0) * 4;
      return jsonAnswer({ items: items.slice(start, start + 4) });
    },
    sized_page(query) {
      const size = number(query, 'size', 3);
      const start = (number(query, 'page', 1) - 1) * size;
      return jsonAnswer({ items: items.slice(start, start + size) });
    },
    offset(query) {
      const offset = number(query, 'offset', 0);
      return jsonAnswer({ items: items.slice(offset, offset + number(query, 'limit', 3)) });
    },
    cursor(query) {
      const { page, next } = cursorPage(query.get('start'), number(query, 'limit', 3));
      return jsonAnswer({ items: page, _next: next ?? '' });
    },
    unsized_cursor(query) {
      const { page, next } = cursorPage(query.get('marker'), fixedSize);
      return jsonAnswer({ items: page, ...(next === undefined ? {} : { marker: next }) });
    },
    last_item(query) {
      const start = number(query, 'after', -1) + 1;
      return jsonAnswer({ items: items.slice(start, start + fixedSize) });
    },
    dots(query) {
      const { page, next, previous } = cursorPage(query.get('pagination.cursor'), number(query, 'pagination.count', 3));
      return jsonAnswer({ items: page, pagination: { next: next ?? null, previous } });
    },
    brackets(query) {
      const { page, next, previous } = cursorPage(
        query.get('pagination[cursor]'),
        number(query, 'pagination[count]', 3),
      );
      return jsonAnswer({ items: page, pagination: { next, previous } });
    },
    more(query) {
      const { page, next } = cursorPage(query.get('next'), number(query, 'limit', 6));
      // The last page still names a cursor, which leads nowhere.
      return jsonAnswer({ items: page, cursor: { next: next ?? '0.1', has_more: next !== undefined } });
    },
    link(query, url) {
      const cursor = query.get('skip');
      const skip = Number(cursor ?? 0);
      const to = (target: number) => `${absoluteLinks ? url.origin : ''}${url.pathname}?skip=${target}`;
      const links = [
        ...(cursor === null ? [] : [`<${to(Math.max(0, skip - fixedSize))}>; rel="prev"`]),
        ...(skip + fixedSize < count ? [`<${to(skip + fixedSize)}>; rel="next"`] : []),
      ];
      return jsonAnswer(
        { items: items.slice(skip, skip + fixedSize) },
        { headers: links.length === 0 ? {} : { link: links.join(',') } },
      );
    },
    url(query, url) {
      const size = number(query, 'limit', 3);
      const page = number(query, 'page', 1);
      const to = (target: number) => `${absoluteLinks ? url.origin : ''}${url.pathname}?limit=${size}&page=${target}`;
      return jsonAnswer({
        items: items.slice((page - 1) * size, page * size),
        ...(page * size < count ? { next_url: to(page + 1) } : {}),
        ...(page > 1 ? { previous_url: to(page - 1) } : {}),
      });
    },
  };

  return ({ url }: TransportRequest): OutboundResponse => {
    const name = url.pathname.slice('/lists/'.length);
    const found = Object.entries(pagesOf).find(([candidate]) => candidate === name)?.[1];
    return found === undefined
      ? jsonAnswer({ message: 'no such list' }, { status: 404 })
      : found(url.searchParams, url);
  };
}

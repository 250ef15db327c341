import type { Call } from './api.ts';
import { refuse } from './answers.ts';
import { readBounded } from './queries.ts';

/** One page of a numbered list, with the addresses of its neighbours as the vendor gives them: relative to the host. */
export interface Page<Item> {
  items: Item[];
  total: number;
  links: { nextPageUrl?: string; previousPageUrl?: string };
}

/** Cuts the page that `page` (from 1) and `pageSize` ask for; refuses (400) a size over the maximum. */
export function cutPage<Item>(call: Call, all: readonly Item[], size: { default: number; max: number }): Page<Item> {
  const page = readBounded(call.query, 'page', 1, Number.MAX_SAFE_INTEGER);
  const pageSize = readBounded(call.query, 'pageSize', size.default, size.max);
  const linkTo = (number: number) => {
    const query = new URLSearchParams(call.query);
    query.delete('api_key');
    query.set('page', String(number));
    query.set('pageSize', String(pageSize));
    return `${call.path}?${query}`;
  };
  const end = page * pageSize;
  return {
    items: all.slice(end - pageSize, end),
    total: all.length,
    links: {
      ...(end < all.length ? { nextPageUrl: linkTo(page + 1) } : {}),
      ...(page > 1 ? { previousPageUrl: linkTo(page - 1) } : {}),
    },
  };
}

/** Orders by a field named in `sort`, descending after a `-`; refuses (400) a field that cannot be sorted by. */
export function sortBy<Item>(
  items: Item[],
  sort: string,
  keys: Record<string, (item: Item) => string | number>,
): Item[] {
  const descending = sort.startsWith('-');
  const key = keys[descending ? sort.slice(1) : sort];
  if (key === undefined) throw refuse(400, 'BadParams', `Invalid sort: ${sort}`);
  const direction = descending ? -1 : 1;
  return items.toSorted((left, right) => {
    const [a, b] = [key(left), key(right)];
    if (a === b) return 0;
    return a < b ? -direction : direction;
  });
}

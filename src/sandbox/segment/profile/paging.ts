import { Refusal } from '../refusal.ts';
import { profileError } from './answers.ts';

interface Page<Item> {
  items: Item[];
  cursor: { url: string; has_more: boolean; next: string; limit: number };
}

/**
 * One page of items, whose cursor is the key of the first item of the next page. Throws a `Refusal` with 400 for a
 * cursor that is not the key of an item.
 */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { limit, next, url }: { limit: number; next: string | undefined; url: string },
): Page<Item> {
  const start = next === undefined || next === '' ? 0 : items.findIndex((item) => keyOf(item) === next);
  if (start < 0) throw new Refusal(profileError('invalid_request_error', 'next: is not a known cursor'));
  const following = items[start + limit];
  const cursor = {
    url,
    has_more: following !== undefined,
    next: following === undefined ? '' : keyOf(following),
    limit,
  };
  return { items: items.slice(start, start + limit), cursor };
}

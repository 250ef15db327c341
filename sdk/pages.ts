import { type Query } from './address.ts';
import { type CallOptions, type Send } from './request.ts';

/** One page of a list. */
export interface Page<Item> {
  result: Item[];
  next_cursor: string | null;
  prev_cursor: string | null;
  result_count: number;
}

/**
 * A list that is read as it is walked, page by page. Nothing is sent before that, and each walk reads anew.
 *
 * @example
 * for await (const user of client.users(accountId).list({ limit: 100 })) console.log(user.id);
 */
export interface Pages<Item, PageOf extends Page<Item> = Page<Item>> extends AsyncIterable<Item> {
  /** The first page only; its `next_cursor` may be kept, and handed to `list` later. */
  first(): Promise<PageOf>;
  /** The list by pages. */
  pages(): AsyncIterable<PageOf>;
}

/** The list at this path. */
export function createPages<Item, PageOf extends Page<Item> = Page<Item>>(
  send: Send,
  path: string,
  query: Query,
  options: CallOptions = {},
): Pages<Item, PageOf> {
  const read = (position: Query) => send<PageOf>('GET', path, { ...options, query: { ...query, ...position } });

  async function* pages(): AsyncGenerator<PageOf> {
    let page = await read({});
    yield page;
    while (page.next_cursor !== null) {
      page = await read({ next_cursor: page.next_cursor, prev_cursor: undefined });
      yield page;
    }
  }

  return {
    first: () => read({}),
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { result } of pages()) yield* result;
    },
  };
}

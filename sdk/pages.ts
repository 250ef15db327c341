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
export interface Pages<Item> extends AsyncIterable<Item> {
  /** The first page only; its `next_cursor` may be kept, and handed to `list` later. */
  first(): Promise<Page<Item>>;
  /** The list by pages. */
  pages(): AsyncIterable<Page<Item>>;
}

/** The list at this path. */
export function createPages<Item>(send: Send, path: string, query: Query, options: CallOptions = {}): Pages<Item> {
  const read = (position: Query) => send<Page<Item>>('GET', path, { ...options, query: { ...query, ...position } });

  async function* pages(): AsyncGenerator<Page<Item>> {
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

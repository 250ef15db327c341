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
 * A list that is read as it is walked, page by page. Nothing is sent before that, and each walk reads anew. An answer whose
 * `result` is no list, as `truto_response_format` may ask for, is a TypeError.
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
  async function read(position: Query): Promise<PageOf> {
    const page = await send<PageOf | null>('GET', path, { ...options, query: { ...query, ...position } });
    if (Array.isArray(page?.result)) return page;
    throw new TypeError(`The answer of ${path} is no page. Use raw or request for other forms.`);
  }

  async function* pages(): AsyncGenerator<PageOf> {
    let page = await read({});
    yield page;
    while (typeof page.next_cursor === 'string') {
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crosswalkErrorOf } from '../egress/test-kit.ts';
import { type ListResult } from './list.ts';
import { scriptedList, type Quirks } from './scripted-list-test-kit.ts';
import { jsonAnswer, type PagingName, pagings, setUp } from './test-kit.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const limits = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
const counts = fc.integer({ min: 0, max: 30 });
/** Enough to meet every boundary of lists this short, without taking seconds. */
const runs = { numRuns: 20 };
const waysBack: readonly PagingName[] = ['page', 'sized_page', 'offset', 'dots', 'brackets', 'link', 'url'];

function walker(name: PagingName, count: number, quirks?: Quirks) {
  const { operations, connection, sent } = setUp(scriptedList(count, quirks));
  const read = (limit: number | undefined, cursor?: string): Promise<ListResult> =>
    operations.list(connection, { resource: name.replace('_', '-'), method: 'list', limit, cursor });

  /** All pages from one on, by the cursors of one direction. */
  async function walk(
    direction: 'next_cursor' | 'prev_cursor',
    limitOf: (page: number) => number | undefined,
    from?: string,
  ) {
    const pages: ListResult[] = [];
    let cursor = from;
    do {
      const page = await read(limitOf(pages.length), cursor);
      pages.push(page);
      if (pages.length > 100) throw new Error('the walk does not end');
      cursor = page[direction] ?? undefined;
    } while (cursor !== undefined);
    return pages;
  }
  return { read, walk, sent };
}

const itemsOf = (pages: readonly ListResult[]) => pages.flatMap(({ result }) => result);

describe.each(pagings)('a list paged by %s', (name) => {
  it('gives every item once and in order, whatever its length and the limit', async () => {
    await fc.assert(
      fc.asyncProperty(counts, limits, fc.boolean(), async (count, limit, absoluteLinks) => {
        const pages = await walker(name, count, { absoluteLinks }).walk('next_cursor', () => limit);
        expect(itemsOf(pages)).toEqual(numbers(count));
        for (const page of pages) {
          expect(page.result_count).toBe(page.result.length);
          expect(page.result.length).toBeLessThanOrEqual(limit ?? Number.POSITIVE_INFINITY);
          expect(page.result.length > 0 || page.next_cursor === null).toBe(true);
        }
        expect(pages[0]?.prev_cursor).toBeNull();
      }),
      runs,
    );
  });

  it('gives every item once when the limit changes on the way', async () => {
    const changing = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(counts, changing, async (count, limitsInTurn) => {
        const pages = await walker(name, count).walk('next_cursor', (page) => limitsInTurn[page % limitsInTurn.length]);
        expect(itemsOf(pages)).toEqual(numbers(count));
      }),
      runs,
    );
  });

  it('refuses a cursor that was changed anywhere', async () => {
    const { read } = walker(name, 30);
    const { next_cursor: cursor } = await read(2);
    if (cursor === null) throw new Error('there must be more than one page');
    for (let index = 0; index < cursor.length; index += 7) {
      const changed = cursor.slice(0, index) + (cursor[index] === 'A' ? 'B' : 'A') + cursor.slice(index + 1);
      expect(await crosswalkErrorOf(read(2, changed))).toMatchObject({ code: 'invalid_cursor', status: 400 });
    }
  });
});

describe.each(waysBack)('a list paged by %s', (name) => {
  it('gives the same pages on the way back, and ends there too', async () => {
    await fc.assert(
      fc.asyncProperty(counts, limits, async (count, limit) => {
        const { walk } = walker(name, count);
        const pages = await walk('next_cursor', () => limit);
        const last = pages.at(-1)?.prev_cursor;
        if (last === null || last === undefined) return;
        const back = await walk('prev_cursor', () => limit, last);
        expect(back.map(({ result }) => result).reverse()).toEqual(pages.slice(0, -1).map(({ result }) => result));
      }),
      runs,
    );
  });

  it('leads from every page back to itself by its neighbours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 7, max: 30 }), fc.integer({ min: 1, max: 6 }), async (count, limit) => {
        const { read } = walker(name, count);
        const first = await read(limit);
        const second = await read(limit, first.next_cursor ?? undefined);
        const again = await read(limit, second.prev_cursor ?? undefined);
        expect(again.result).toEqual(first.result);
        expect((await read(limit, again.next_cursor ?? undefined)).result).toEqual(second.result);
      }),
      runs,
    );
  });
});

describe('a list whose vendor tells the way on only', () => {
  it.each(['cursor', 'unsized_cursor', 'more'] as const)('by %s says nothing of a way back', async (name) => {
    const pages = await walker(name, 12).walk('next_cursor', () => 2);
    expect(pages.every(({ prev_cursor }) => prev_cursor === null)).toBe(true);
  });
});

describe('empty pages in the middle of a list', () => {
  it('are passed over, so that a cursor leads to items or to the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        counts,
        limits,
        fc.constantFrom('cursor', 'unsized_cursor', 'more'),
        async (count, limit, name) => {
          const pages = await walker(name, count, { emptyPages: true }).walk('next_cursor', () => limit);
          expect(itemsOf(pages)).toEqual(numbers(count));
          expect(pages.filter(({ result }) => result.length === 0)).toHaveLength(count === 0 ? 1 : 0);
        },
      ),
      runs,
    );
  });

  it('are a failure of the vendor when there are a hundred of them', async () => {
    let calls = 0;
    const { operations, connection } = setUp(() => jsonAnswer({ items: [], _next: `cursor-${(calls += 1)}` }));
    const error = await crosswalkErrorOf(operations.list(connection, { resource: 'cursor', method: 'list' }));
    expect(error).toMatchObject({ code: 'remote_invalid_response', status: 502 });
    expect(calls).toBe(101);
  });
});

describe('a next page', () => {
  const elsewhere = [
    'https://evil.example/x',
    '//evil.example/x',
    'http://api.acme.example/x',
    'https://api.acme.example:8443/x',
  ];

  it.each(elsewhere)('at %s is refused', async (next_url) => {
    const { operations, connection, sent } = setUp(() => jsonAnswer({ items: [1], next_url }));
    const error = await crosswalkErrorOf(operations.list(connection, { resource: 'url', method: 'list' }));
    expect(error).toMatchObject({ code: 'remote_invalid_response' });
    expect(sent).toHaveLength(1);
  });

  it('with a path that looks like a host stays on the host', async () => {
    const { operations, connection, sent } = setUp(() =>
      jsonAnswer({ items: [1], next_url: 'https://api.acme.example//evil.example/x' }),
    );
    const { next_cursor } = await operations.list(connection, { resource: 'url', method: 'list' });
    await operations.list(connection, { resource: 'url', method: 'list', cursor: next_cursor ?? undefined });
    expect(sent.map(({ url }) => url.href)[1]).toBe('https://api.acme.example//evil.example/x');
  });

  it('under a server with a path of its own is found there', async () => {
    const { operations, connection, sent } = setUp(() => jsonAnswer({ items: [1], next_url: '/lists/url?page=2' }));
    const mirrored = {
      ...connection,
      account: { ...connection.account, servers: { api: 'https://api.acme.example/mirror' } },
    };
    const { next_cursor } = await operations.list(mirrored, { resource: 'url', method: 'list' });
    await operations.list(mirrored, { resource: 'url', method: 'list', cursor: next_cursor ?? undefined });
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/mirror/lists/url', '/mirror/lists/url']);
  });
});

describe('a cursor', () => {
  const listed = (resource: string, more: object = {}) => ({ resource, method: 'list', limit: 2, ...more });

  it('is good only for its account, resource and filters', async () => {
    const { operations, connection } = setUp(scriptedList(20));
    const { next_cursor } = await operations.list(connection, listed('offset', { query: { name: 'a' } }));
    const cursor = next_cursor ?? undefined;
    const other = { ...connection, account: { ...connection.account, id: 'account-2' } };
    const foreign = [
      () => operations.list(other, listed('offset', { cursor, query: { name: 'a' } })),
      () => operations.list(connection, listed('sized-page', { cursor, query: { name: 'a' } })),
      () => operations.list(connection, listed('offset', { cursor, query: { name: 'b' } })),
      () => operations.list(connection, listed('offset', { cursor })),
    ];
    for (const use of foreign) expect(await crosswalkErrorOf(use())).toMatchObject({ code: 'invalid_cursor' });
    await operations.list(connection, listed('offset', { cursor, query: { name: 'a' } }));
  });

  it('of a shape that is no longer used is refused, though we signed it', async () => {
    const { operations, connection, cursors } = setUp(scriptedList(20));
    const bound = JSON.stringify(['account-1', 'offset.list', '', {}, {}, null]);
    const outdated = [
      { at: { offset: 2 }, skip: 0 },
      { at: { token: 'x' }, from: 0 },
      { at: {}, from: -1 },
      'page-2',
      null,
    ];
    for (const position of outdated) {
      const cursor = await cursors.sign(position, bound);
      const error = await crosswalkErrorOf(operations.list(connection, listed('offset', { cursor })));
      expect(error).toMatchObject({ code: 'invalid_cursor', status: 400 });
    }
    const cursor = await cursors.sign({ at: { offset: 2 }, from: 0 }, bound);
    expect(await operations.list(connection, listed('offset', { cursor }))).toMatchObject({ result: [2, 3] });
  });

  it('is refused when it is no cursor at all', async () => {
    const { operations, connection } = setUp(scriptedList(20));
    for (const cursor of ['x', '2', '%%%', 'a'.repeat(5000), '{"at":{}}']) {
      const error = await crosswalkErrorOf(operations.list(connection, listed('offset', { cursor })));
      expect(error).toMatchObject({ code: 'invalid_cursor' });
    }
  });
});

describe('the vendor’s own paging parameters', () => {
  it.each([
    ['page', { page: '2' }, [8, 9, 10, 11]],
    ['sized-page', { page: '2', size: '4' }, [4, 5, 6, 7]],
    ['offset', { offset: '5' }, [5, 6, 7]],
    ['cursor', { start: '6.1' }, [6, 7, 8]],
    ['dots', { 'pagination.cursor': '4.1', 'pagination.count': '2' }, [4, 5]],
    ['brackets', { pagination: { cursor: '4.1', count: '2' } }, [4, 5]],
  ])('of a list by %s say where it starts', async (resource, query, expected) => {
    const { operations, connection } = setUp(scriptedList(20));
    const first = await operations.list(connection, { resource, method: 'list', query });
    expect(first.result).toEqual(expected);
    const cursor = first.next_cursor ?? undefined;
    const second = await operations.list(connection, { resource, method: 'list', query, cursor });
    expect(second.result[0]).toBe(Number(expected.at(-1)) + 1);
  });

  it('must be numbers where pages are counted', async () => {
    const { operations, connection, sent } = setUp(scriptedList(20));
    for (const query of [{ offset: 'x' }, { offset: '-1' }, { limit: '1.5' }, { offset: ['1', '2'] }]) {
      const error = await crosswalkErrorOf(operations.list(connection, { resource: 'offset', method: 'list', query }));
      expect(error).toMatchObject({ code: 'invalid_request' });
    }
    expect(sent).toHaveLength(0);
  });
});

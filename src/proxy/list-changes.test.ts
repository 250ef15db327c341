import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OutboundResponse } from '../egress/index.ts';
import { jsonAnswer, setUp } from './test-kit.ts';

/** What happens to the vendor's list between two pages of the caller's. */
interface Change {
  kind: 'add' | 'remove' | 'none';
  /** Where, as a part of the list's length. */
  at: number;
}

const original = Array.from({ length: 24 }, (_, index) => index);
const runs = { numRuns: 30 };

/** A list in ascending order that changes, served in several ways of paging. */
function changingVendor() {
  let items: number[] = [...original];
  const added: number[] = [];
  const removed: number[] = [];

  function change({ kind, at }: Change): void {
    const index = Math.round(at * items.length);
    if (kind === 'add') {
      const [before, after] = [items[index - 1], items[index]];
      const value = before === undefined ? (after ?? 0) - 1 : after === undefined ? before + 1 : (before + after) / 2;
      added.push(value);
      items = [...items.slice(0, index), value, ...items.slice(index)];
    } else if (kind === 'remove') {
      removed.push(...items.slice(index, index + 1));
      items = items.filter((_, position) => position !== index);
    }
  }

  const after = (last: string | null, size: number) => {
    const left = last === null ? items : items.filter((item) => item > Number(last));
    const page = left.slice(0, size);
    return { page, next: left.length > size ? String(page.at(-1)) : undefined };
  };

  const served: Record<string, (query: URLSearchParams) => OutboundResponse> = {
    '/whole': () => jsonAnswer({ items }),
    '/lists/page': (query) => jsonAnswer({ items: items.slice(Number(query.get('page')) * 4).slice(0, 4) }),
    '/lists/offset': (query) =>
      jsonAnswer({ items: items.slice(Number(query.get('offset'))).slice(0, Number(query.get('limit'))) }),
    '/lists/cursor'(query) {
      const { page, next } = after(query.get('start'), Number(query.get('limit')));
      return jsonAnswer({ items: page, _next: next ?? '' });
    },
    '/lists/unsized_cursor'(query) {
      const { page, next } = after(query.get('marker'), 5);
      return jsonAnswer({ items: page, marker: next });
    },
    '/lists/link'(query) {
      const { page, next } = after(query.get('after'), 5);
      return jsonAnswer(
        { items: page },
        next === undefined ? {} : { headers: { link: `</lists/link?after=${next}>; rel="next"` } },
      );
    },
    '/lists/url'(query) {
      const { page, next } = after(query.get('after'), 5);
      return jsonAnswer({ items: page, ...(next === undefined ? {} : { next_url: `/lists/url?after=${next}` }) });
    },
  };

  const kit = setUp(({ url }) => served[url.pathname]?.(url.searchParams) ?? jsonAnswer({}, { status: 404 }));

  /** The numbers that a caller gets who reads on to the end. */
  async function readAll(resource: string, limit: number, changes: readonly Change[]): Promise<number[]> {
    const read: number[] = [];
    let cursor: string | undefined;
    for (let page = 0; ; page += 1) {
      if (page > 100) throw new Error('the list does not end');
      const request = { resource, method: 'list', limit, cursor };
      const { result, next_cursor: next } = await kit.operations.list(kit.connection, request);
      read.push(...result.map(Number));
      if (next === null) return read;
      cursor = next;
      const happening = changes[page];
      if (happening !== undefined) change(happening);
    }
  }

  return { readAll, added, removed };
}

const limits = fc.integer({ min: 1, max: 9 });
const place = fc.double({ min: 0, max: 1, noNaN: true });
const change = fc.record({ kind: fc.constantFrom('add', 'remove', 'none'), at: place });
const changesOf = (kind: Change['kind'], at: fc.Arbitrary<number>) =>
  fc.array(fc.record({ kind: fc.constantFrom(kind, 'none'), at }), { maxLength: 30 });

const numbered = ['page', 'offset'];
const anchored = ['cursor', 'unsized-cursor', 'link', 'url', 'whole'];

const timesRead = (read: readonly number[], item: number) => read.filter((other) => other === item).length;

describe.each([...numbered, ...anchored])('a list paged by %s', (resource) => {
  it('gives every item once, and those that come behind, while items are added at its end', async () => {
    await fc.assert(
      fc.asyncProperty(limits, changesOf('add', fc.constant(1)), async (limit, changes) => {
        const { readAll } = changingVendor();
        const read = await readAll(resource, limit, changes);
        expect(read).toEqual(Array.from({ length: Math.max(24, read.length) }, (_, index) => index));
      }),
      runs,
    );
  });

  it('loses nothing while items are added anywhere, and repeats no more than were added', async () => {
    await fc.assert(
      fc.asyncProperty(limits, changesOf('add', place), async (limit, changes) => {
        const { readAll, added } = changingVendor();
        const read = await readAll(resource, limit, changes);
        expect(original.filter((item) => !read.includes(item))).toEqual([]);
        expect(read.length - new Set(read).size).toBeLessThanOrEqual(added.length);
      }),
      runs,
    );
  });

  it('repeats nothing while items are removed, and misses no more than were', async () => {
    await fc.assert(
      fc.asyncProperty(limits, changesOf('remove', place), async (limit, changes) => {
        const { readAll, removed } = changingVendor();
        const read = await readAll(resource, limit, changes);
        expect(new Set(read).size).toBe(read.length);
        const missed = original.filter((item) => !removed.includes(item) && !read.includes(item));
        expect(missed.length).toBeLessThanOrEqual(removed.length);
      }),
      runs,
    );
  });
});

describe.each(anchored)('a list by %s', (resource) => {
  it('gives everything that was there all the time exactly once, whatever is added or removed', async () => {
    await fc.assert(
      fc.asyncProperty(limits, fc.array(change, { maxLength: 30 }), async (limit, changes) => {
        const { readAll, removed } = changingVendor();
        const read = await readAll(resource, limit, changes);
        const stayed = original.filter((item) => !removed.includes(item));
        expect(stayed.filter((item) => timesRead(read, item) !== 1)).toEqual([]);
      }),
      runs,
    );
  });
});

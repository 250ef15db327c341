import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crosswalkErrorOf } from '../egress/test-kit.ts';
import { type ListResult } from './list.ts';
import { scriptedList } from './scripted-list-test-kit.ts';
import { jsonAnswer, setUp } from './test-kit.ts';

describe('a vendor that leads in a circle', () => {
  /** Follows the cursors of a list until there is none, or an error. */
  async function follow(resource: string, answer: Parameters<typeof setUp>[0], limit?: number) {
    const { operations, connection, sent } = setUp(answer);
    const results: unknown[] = [];
    let cursor: string | undefined;
    const walk = async () => {
      do {
        const page: ListResult = await operations.list(connection, { resource, method: 'list', limit, cursor });
        results.push(page.result);
        cursor = page.next_cursor ?? undefined;
        if (results.length > 500) throw new Error('the walk does not end');
      } while (cursor !== undefined);
    };
    return {
      error: await walk().then(
        () => undefined,
        (reason: unknown) => reason,
      ),
      results,
      sent,
    };
  }

  const endless = {
    code: 'remote_invalid_response',
    status: 502,
    retryable: false,
    message: expect.stringContaining('never ends: Acme leads back to a page that was read before'),
  };

  it.each([
    ['the same cursor', 'cursor', { items: [1], _next: 'again' }, 2],
    ['the address that was called', 'url', { items: [1], next_url: '/lists/url?limit=3' }, 1],
    ['the same address', 'url', { items: [1], next_url: '/lists/url?page=2' }, 2],
  ])('by %s is told once what it gave is given, without another call', async (_, resource, answer, pages) => {
    const { error, results, sent } = await follow(resource, () => jsonAnswer(answer));
    expect(error).toMatchObject(endless);
    expect([results.length, sent.length]).toEqual([pages, pages]);
  });

  it('is told whatever the length of the circle and of the way into it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 12 }), async (way, circle) => {
        const { error, sent } = await follow('cursor', ({ url }) => {
          const page = Number(url.searchParams.get('start') ?? 0) + 1;
          return jsonAnswer({ items: [page], _next: String(page < way + circle ? page : Math.max(1, way)) });
        });
        expect(error).toMatchObject(endless);
        expect(sent.length).toBeLessThanOrEqual(4 * (way + circle) + 4);
      }),
      { numRuns: 20 },
    );
  });

  it('of pages that are all the same under new cursors, or new numbers, is told', async () => {
    let calls = 0;
    const same = { items: [1, 2, 3, 4] };
    const byCursor = await follow('cursor', () => jsonAnswer({ ...same, _next: `cursor-${(calls += 1)}` }));
    const byNumber = await follow('page', () => jsonAnswer(same));
    for (const { error, results } of [byCursor, byNumber]) {
      expect(error).toMatchObject({ ...endless, message: expect.stringContaining('the same page 101 times in a row') });
      expect(results).toHaveLength(101);
    }
  });

  it('is not seen in a caller that goes on and back again', async () => {
    const { operations, connection } = setUp(scriptedList(12));
    const read = (limit: number, cursor?: string) =>
      operations.list(connection, { resource: 'url', method: 'list', limit, cursor });
    let page: ListResult = await read(2);
    for (let turn = 0; turn < 10; turn += 1) {
      page = await read(2, page.next_cursor ?? undefined);
      expect(page.result).toEqual([2, 3]);
      page = await read(2, page.prev_cursor ?? undefined);
      expect(page.result).toEqual([0, 1]);
    }
  });

  it('is not seen in an empty page that names itself, which is the last', async () => {
    const { error, results } = await follow('cursor', ({ url }) =>
      jsonAnswer(url.searchParams.has('start') ? { items: [], _next: 'end' } : { items: [1], _next: 'end' }),
    );
    expect([error, results]).toEqual([undefined, [[1], []]]);
  });

  it('is a failure for whoever reads all pages', async () => {
    let calls = 0;
    const { lister, connection } = setUp(() =>
      jsonAnswer({ items: [1], _next: (calls += 1) % 2 === 0 ? 'even' : 'odd' }),
    );
    const endpoint = connection.integration.endpoints.get('cursor.list');
    if (endpoint === undefined) throw new Error('the test vendor has a list by cursor');
    const all = async () => {
      for await (const page of lister.pages(connection, endpoint, {})) expect(page.items).toEqual([1]);
    };
    expect(await crosswalkErrorOf(all())).toMatchObject({ code: 'remote_invalid_response' });
    expect(calls).toBe(3);
  });
});

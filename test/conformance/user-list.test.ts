import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';
import { createClient, type UnifiedClient } from './client.ts';
import { link, type UserStore, userStores } from './user-stores.ts';

const people = 230;
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people });
});
afterAll(() => harness.close());

describe.each(userStores.filter(({ vendor }) => vendor === 'lytics'))(
  'the list of users of $name',
  (store: UserStore) => {
    let users: UnifiedClient;

    beforeAll(async () => {
      users = createClient(harness, await link(harness, store));
    });

    const bare = 'truto_ignore_remote_data=true';

    async function walk(parameters: string): Promise<{ ids: unknown[]; pages: number }> {
      const ids: unknown[] = [];
      let cursor = '';
      let pages = 0;
      do {
        const { body } = await users.list(`${parameters}&next_cursor=${cursor}`);
        const { result, result_count: count, next_cursor: next } = objectOf(body);
        expect(listOf(result)).toHaveLength(Number(count));
        ids.push(...listOf(result).map((user) => objectOf(user)['id']));
        cursor = textOf(next ?? '');
        pages += 1;
      } while (cursor !== '');
      return { ids, pages };
    }

    it.each([7, 100, 1000])('is complete and has everybody once, in pages of %d', async (limit) => {
      const { ids, pages } = await walk(`${bare}&limit=${limit}`);
      expect(ids).toHaveLength(people);
      expect(new Set(ids).size).toBe(people);
      // The vendor gives a hundred at most.
      expect(pages).toBe(Math.ceil(people / Math.min(limit, 100)));
    });

    it('is of one group when that is asked for', async () => {
      const { ids } = await walk(`${bare}&limit=50&group_id=business_plan`);
      expect(ids).toHaveLength(harness.world.people.filter(({ plan }) => plan === 'business').length);
      expect((await users.list('group_id=nope')).body).toMatchObject({ truto_is_remote_error: true, statusCode: 404 });
    });

    it('has cursors that are good for this account and filter only', async () => {
      const { body } = await users.list('limit=5');
      const cursor = textOf(objectOf(body)['next_cursor']);
      const other = createClient(harness, await link(harness, store));
      for (const answer of [
        await users.list(`limit=5&next_cursor=${cursor.slice(1)}`),
        await users.list(`limit=5&group_id=business_plan&next_cursor=${cursor}`),
        await other.list(`limit=5&next_cursor=${cursor}`),
      ]) {
        expect(answer.body).toMatchObject({ statusCode: 400, code: 'invalid_cursor' });
      }
      expect((await users.list(`limit=5&next_cursor=${cursor}`)).status).toBe(200);
    });

    it('shows nobody twice on a page, though the vendor scans live data', async () => {
      const scan = {
        data: [
          { user_id: 'twice', email: 'twice@example.com' },
          { user_id: 'twice', email: 'twice@example.com' },
        ],
        _next: '',
      };
      harness.sandbox.lytics.faults.add({
        method: 'GET',
        path: '/api/segment/all/scan',
        fault: {
          kind: 'status',
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(scan),
        },
        times: 1,
      });
      expect((await users.list(bare)).body).toMatchObject({ result: [{ external_id: 'twice' }], result_count: 1 });
    });
  },
);

describe('an unfiltered list', () => {
  it.each(['braze', 'iterable', 'segment'] as const)(
    'of %s, which has none, is refused with what there is',
    async (vendor) => {
      const { body } = await createClient(harness, harness.accounts[vendor]).list();
      expect(body).toMatchObject({
        statusCode: 422,
        code: 'unsupported',
        message: expect.stringContaining('Look users up with the filters ids'),
      });
    },
  );
});

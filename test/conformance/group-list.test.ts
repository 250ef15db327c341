import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, vendorNames, textOf } from '../harness.ts';
import { createClient, type UnifiedClient } from './client.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 2 });
});
afterAll(() => harness.close());

describe.each(vendorNames)('groups of %s', (vendor) => {
  let groups: UnifiedClient;

  beforeAll(() => {
    groups = createClient(harness, harness.accounts[vendor], { resource: 'groups' });
  });

  const bare = 'truto_ignore_remote_data=true';

  async function all(): Promise<JsonObject[]> {
    return listOf(objectOf((await groups.list(bare)).body)['result']).map(objectOf);
  }

  it('are listed with what the vendor tells of them', async () => {
    const named = (await all()).filter(({ name }) => name === 'Business plan');
    expect(named).toMatchObject([{ id: expect.any(String), name: 'Business plan', group_type: 'group' }]);
  });

  it('are read one by one by the ids of the list', async () => {
    for (const group of await all()) {
      expect((await groups.get(textOf(group['id']), bare)).body).toMatchObject({
        id: group['id'],
        name: group['name'],
      });
    }
  });

  it('are paged in both directions, however the vendor pages', async () => {
    const expected = (await all()).map(({ id }) => id);
    const found: unknown[] = [];
    let cursor = '';
    let previous = '';
    do {
      const { body } = await groups.list(`limit=1&next_cursor=${cursor}`);
      const { result, next_cursor: next, prev_cursor: before } = objectOf(body);
      found.push(...listOf(result).map((group) => objectOf(group)['id']));
      previous = textOf(before ?? '');
      cursor = textOf(next ?? '');
    } while (cursor !== '');
    expect(found).toEqual(expected);
    const back = await groups.list(`limit=1&prev_cursor=${previous}`);
    expect(back.body).toMatchObject({ result: [{ id: expected.at(-2) }] });
  });

  it('that are not there are 404', async () => {
    for (const id of ['nope', '999999', 'a/b']) {
      expect((await groups.get(id)).body).toMatchObject({ statusCode: 404, code: 'record_not_found' });
    }
  });

  it('are neither made, changed nor deleted, and the answer says how it is done', async () => {
    for (const answer of [
      await groups.create({ name: 'New' }),
      await groups.update('some', { name: 'New' }),
      await groups.remove('some'),
    ]) {
      expect(answer.body).toMatchObject({
        statusCode: 422,
        code: 'unsupported',
        message: expect.stringMatching(/\. .+\./),
      });
    }
  });

  it('refuse filters that the vendor cannot honour', async () => {
    expect((await groups.list('ids=1')).body).toMatchObject({ code: 'unsupported_filter', errors: [{ path: 'ids' }] });
  });
});

import { expect, it } from 'vitest';
import { createClient } from './client.ts';
import { scriptedFetch } from './scripted-fetch.fixture.ts';

const page = (ids: string[], next: string | null) =>
  Response.json({ result: ids.map((id) => ({ id })), next_cursor: next, prev_cursor: null, result_count: ids.length });

function listOf(...pages: Response[]) {
  const { fetch, sent } = scriptedFetch(...pages);
  const client = createClient({ baseUrl: 'https://a.test', token: 'cw_1', fetch });
  const cursors = () => sent.map(({ url }) => new URL(url).searchParams.get('next_cursor'));
  return { users: client.users('acc'), sent, cursors };
}

it('walks every record over all pages, empty ones too, with the same filters', async () => {
  const { users, sent, cursors } = listOf(page(['a', 'b'], 'c1'), page([], 'c2'), page(['c'], null));
  const ids: string[] = [];
  for await (const { id } of users.list({ limit: 2 })) ids.push(id);
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(cursors()).toEqual([null, 'c1', 'c2']);
  for (const { url } of sent) expect(new URL(url).searchParams.get('limit')).toBe('2');
});

it('has what a vendor says beside its list on each page', async () => {
  const { fetch } = scriptedFetch(
    Response.json({ result: [1], next_cursor: null, prev_cursor: null, result_count: 1, meta: { total: 9 } }),
  );
  const client = createClient({ baseUrl: 'https://a.test', token: 'cw_1', fetch });
  const { result, meta } = await client.proxy('acc').list('export-files').first();
  expect([result, meta]).toEqual([[1], { total: 9 }]);
});

it('reads no page that is not walked', async () => {
  const { users, sent } = listOf(page(['a'], 'c1'), page(['b'], null));
  const list = users.list();
  expect(sent).toHaveLength(0);
  for await (const { id } of list) if (id === 'a') break;
  expect(sent).toHaveLength(1);
});

it('goes on from a kept cursor, back or forth, and never sends two', async () => {
  const { users, sent, cursors } = listOf(page(['b'], 'c2'), page(['c'], null));
  const sizes: number[] = [];
  for await (const { result_count } of users.list({ prev_cursor: 'c1' }).pages()) sizes.push(result_count);
  expect(sizes).toEqual([1, 1]);
  expect(cursors()).toEqual([null, 'c2']);
  expect(sent.map(({ url }) => new URL(url).searchParams.get('prev_cursor'))).toEqual(['c1', null]);
});

it('gives the first page alone, with its cursor', async () => {
  const { users, sent } = listOf(page(['a'], 'c1'));
  expect(await users.list().first()).toMatchObject({ result: [{ id: 'a' }], next_cursor: 'c1' });
  expect(sent).toHaveLength(1);
});

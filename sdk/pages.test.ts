import { expect, expectTypeOf, it } from 'vitest';
import { createClient } from './client.ts';
import { type Pages } from './pages.ts';
import { type Proxy } from './proxy.ts';
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

it.each<[string, unknown]>([
  ['the vendor’s own', { segments: [], next_cursor: undefined }],
  ['keyed by a field', { result: { a: { id: 'a' } }, next_cursor: null }],
  ['a list alone', [{ id: 'a' }]],
  ['nothing', null],
])('refuses an answer that is %s with what to use, after one request', async (_, answer) => {
  for (const read of [
    async (list: Pages<unknown>) => list.first(),
    async (list: Pages<unknown>) => list.pages()[Symbol.asyncIterator]().next(),
    async (list: Pages<unknown>) => list[Symbol.asyncIterator]().next(),
  ]) {
    const { users, sent } = listOf(Response.json(answer));
    const reading = read(users.list());
    await expect(reading).rejects.toThrow(TypeError);
    await expect(reading).rejects.toThrow('Use raw or request');
    expect(sent).toHaveLength(1);
  }
});

it.each([undefined, 7, true, {}])('ends where the next cursor is %j, which is none', async (next) => {
  const { users, sent } = listOf(Response.json({ result: [{ id: 'a' }], next_cursor: next }));
  const ids: string[] = [];
  for await (const { id } of users.list()) ids.push(id);
  expect([ids, sent.length]).toEqual([['a'], 1]);
});

it('of a vendor takes no form of answers that are no pages', () => {
  type Query = NonNullable<Parameters<Proxy['list']>[1]>;
  expectTypeOf<{ truto_response_format: 'raw' }>().not.toExtend<Query>();
  expectTypeOf<{ truto_response_format: 'stream' }>().not.toExtend<Query>();
  expectTypeOf<{ truto_response_format: 'normalized'; limit: number; sort: string }>().toExtend<Query>();
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createContent } from './content.ts';
import { startLytics } from './harness.ts';

const idOf = (data: unknown) => z.looseObject({ id: z.string() }).parse(data).id;

async function start() {
  const lytics = startLytics({
    audiences: [{ slug: 'runners', segmentQl: 'FILTER sport = "run" FROM user ALIAS runners' }],
  });
  const add = async (url: string, topics: string) =>
    idOf((await lytics.call('POST', `/api/content/corpus?url=${encodeURIComponent(url)}&topics=${topics}`)).data);
  const get = async (path: string) => (await lytics.call('GET', `/api/content/${path}`)).data;
  return { ...lytics, add, get };
}

describe('content documents', () => {
  it('are found by URL or id once they are added, and stay one when added again', async () => {
    const { call, add, get } = await start();
    const id = await add('https://example.com/shoes/', 'Running,Shoes');
    await add('https://example.com/tents', 'Camping');
    expect(await add('example.com/shoes', 'Running')).toBe(id);
    expect(await get('doc?urls=https://example.com/shoes')).toMatchObject({
      total: 1,
      urls: [{ id, url: 'example.com/shoes', topics: { Running: 1 } }],
    });
    expect(await get(`doc?ids=${id},none`)).toMatchObject({ total: 1 });
    expect(await get('doc')).toMatchObject({ total: 2 });
    expect((await call('POST', '/api/content/corpus')).http).toBe(400);
    expect((await call('POST', '/api/content/corpus', { json: { id: 'd1', text: 'Boots' } })).data).toMatchObject({
      id: 'd1',
      topics: { Boots: 1 },
    });
  });
  it('are classified by their text, and kept only when that is asked for', async () => {
    const { call, get } = await start();
    const query = 'text=Running shoes for running and walking&url=example.com/shoes';
    const topics = { Running: 1, Shoes: 0.5, Walking: 0.5 };
    expect(await get(`doc/classify?${query}`)).toEqual({ url: 'example.com/shoes', topics });
    expect(await get('doc')).toMatchObject({ total: 0 });
    expect((await call('POST', `/api/content/doc/classify?${query}`)).data).toMatchObject({ topics });
    expect(await get('doc')).toMatchObject({ total: 1 });
    expect((await call('GET', '/api/content/doc/classify')).http).toBe(400);
  });
  it('gain and lose topics', async () => {
    const { call, add, get } = await start();
    const id = await add('example.com/shoes', 'Running');
    const topic = `/api/content/doc/id/${id}/topic/Trails`;
    expect((await call('POST', `${topic}?relevance=0.25`)).data).toMatchObject({
      id,
      topics: [{ label: 'Running' }, { label: 'Trails', relevance: 0.25 }],
    });
    expect((await call('POST', `${topic}?relevance=2`)).http).toBe(400);
    expect((await call('DELETE', '/api/content/doc/url/example.com%2Fshoes/topic/Trails')).http).toBe(204);
    expect((await call('DELETE', topic)).http).toBe(404);
    expect((await call('POST', '/api/content/doc/id/none/topic/Trails')).http).toBe(404);
    expect((await call('POST', `/api/content/doc/name/${id}/topic/Trails`)).http).toBe(400);
    expect(await get('topic')).toMatchObject([{ label: 'Running', doc_count: 1 }]);
  });
  it('are added by a crawl, and counted', async () => {
    const { call, clock, get } = await start();
    expect((await call('POST', '/api/content/crawl?domains=example.com,example.org')).data).toMatchObject({
      queued: 2,
    });
    expect((await call('POST', '/api/content/crawl')).http).toBe(400);
    expect(await get('metrics')).toMatchObject({ documents: 2, urls_this_month: 2 });
    clock.advance(40 * 86_400_000);
    expect(await get('metrics')).toMatchObject({ documents: 2, urls_this_month: 0 });
  });
  it('are no more than 20,000 new ones a month', () => {
    const content = createContent(() => 0);
    for (let number = 0; number < 20_000; number += 1) content.put({ id: `d${number}` });
    expect(() => content.put({ id: 'one more' })).toThrow('20000');
    expect(content.put({ id: 'd1' }).id).toBe('d1');
  });
});

describe('content topics', () => {
  it('are those of documents, the most frequent first, without the blocked ones', async () => {
    const { call, add, get } = await start();
    await add('example.com/a', 'Running,Shoes');
    await add('example.com/b', 'Shoes,Secret');
    await call('POST', '/api/content/topicblocklist', { json: { method: 'add', ids: ['Secret'] } });
    expect(await get('topic')).toMatchObject([{ label: 'Shoes', doc_count: 2 }, { label: 'Running' }]);
    expect(await get('topic?limit=1')).toHaveLength(1);
    expect(await get('topic/Shoes')).toMatchObject({ doc_count: 2, urls: ['example.com/a', 'example.com/b'] });
    for (const path of ['topic/Secret', 'topic/cluster/Secret', 'rollup/Secret']) {
      expect((await call('GET', `/api/content/${path}`)).http).toBe(404);
    }
    expect((await call('GET', '/api/content/topic?limit=501')).http).toBe(400);
  });
  it('hang together by the documents that they share', async () => {
    const { call, add, get } = await start();
    await add('example.com/a', 'Running,Shoes');
    await add('example.com/b', 'Shoes');
    await add('example.com/c', 'Camping');
    expect(await get('taxonomy')).toMatchObject({ links: [{ source: 'Shoes', target: 'Running', value: 0.5 }] });
    expect(await get('topic/cluster')).toEqual([
      { label: 'Shoes', topics: ['Shoes', 'Running'], score: 0.5 },
      { label: 'Camping', topics: ['Camping'], score: 0 },
    ]);
    expect(await get('topic/cluster/Running')).toMatchObject({ label: 'Shoes' });
    expect((await call('POST', '/api/content/topic/cluster?threshold=0.6')).data).toHaveLength(3);
    expect(await get('topic/cluster')).toHaveLength(3);
    for (const query of ['threshold=2', 'direction=up']) {
      expect((await call('GET', `/api/content/topic/cluster?${query}`)).http).toBe(400);
    }
  });
  it('are summed up by roll-ups', async () => {
    const { call, add, get } = await start();
    await add('example.com/a', 'Running,Shoes');
    await add('example.com/c', 'Camping');
    const json = { label: 'Sports', topics: [{ label: 'Running' }, { label: 'Shoes' }] };
    await call('POST', '/api/content/topicrollup/sports', { json });
    expect(await get('rollup/Sports')).toMatchObject({ label: 'Sports', doc_count: 1 });
    expect(await get('affinity')).toEqual([{ id: 'sports', label: 'Sports', topics: ['Running', 'Shoes'] }]);
  });
  it('have the mean scores of those who are drawn to them', async () => {
    const { account, add, get } = await start();
    await add('example.com/a', 'Running');
    const person = (user_id: string, sport: string, score_intensity: number) =>
      account.addProfile({ user_id, sport, score_intensity, lytics_content: { Running: 0.5 } });
    person('u1', 'run', 20);
    person('u2', 'run', 40);
    person('u3', 'ride', 90);
    expect(await get('filter/topic?segment_id=runners')).toEqual({
      topics: [{ label: 'Running', scores: { score_intensity: 30 } }],
    });
    expect(await get('filter/topic')).toMatchObject({ topics: [{ scores: { score_intensity: 50 } }] });
  });
});

describe('content recommendations', () => {
  async function startWithReader() {
    const lytics = await start();
    const { account, clock, add } = lytics;
    account.addProfile({ user_id: 'u1', sport: 'run', lytics_content: { Running: 0.8, Camping: 0.1 } });
    await add('example.com/camping', 'Camping');
    clock.advance(1);
    await add('example.com/running', 'Running');
    clock.advance(1);
    await add('example.com/other', 'Other');
    const recommended = async (path: string) =>
      z
        .array(z.looseObject({ url: z.string() }))
        .parse(await lytics.get(`recommend/${path}`))
        .map(({ url }) => url);
    return { ...lytics, recommended };
  }

  it('have what a user is drawn to first, or what is newest or most visited', async () => {
    const { call, settle, recommended, get } = await startWithReader();
    expect(await recommended('user/user_id/u1?limit=2')).toEqual(['example.com/running', 'example.com/camping']);
    expect((await recommended('user/user_id/u1?rank=recent'))[0]).toBe('example.com/other');
    await call('POST', '/collect/json/default', { json: { user_id: 'u1', url: 'https://example.com/camping' } });
    settle();
    expect((await recommended('user/user_id/u1?rank=popular'))[0]).toBe('example.com/camping');
    expect(await recommended('user/user_id/u1?visited=true')).toEqual(['example.com/camping']);
    expect(await recommended('user/user_id/u1?topics=Running')).toEqual(['example.com/running']);
    expect(await get('recommend/user/user_id/u1')).toMatchObject([{ confidence: 0.8, visited: false }, {}, {}]);
  });
  it('have what the members of a segment are drawn to first', async () => {
    const { call, recommended } = await startWithReader();
    expect((await recommended('segment/runners'))[0]).toBe('example.com/running');
    expect((await call('GET', '/api/content/recommend/segment/none')).http).toBe(404);
  });
  it('are given to users who exist, in the account of the caller', async () => {
    const { call, account } = await startWithReader();
    const status = async (path: string) => (await call('GET', `/api/content/recommend/${path}`)).http;
    expect(await status(`${account.id}/user/user_id/u1`)).toBe(200);
    expect(await status('other/user/user_id/u1')).toBe(404);
    expect(await status('user/user_id/nobody')).toBe(404);
    expect(await status('user/city/Paris')).toBe(400);
    expect(await status('user/user_id/u1?rank=loud')).toBe(400);
    expect(await status('user/user_id/u1?limit=0')).toBe(400);
    expect(await status('user/user_id/u1?contentsegment=none')).toBe(404);
  });
  it('are for tokens with a role for content', async () => {
    const { call } = startLytics({ tokens: [{ token: 'reader', roles: ['observer'] }] });
    expect((await call('GET', '/api/content/topic', { token: 'reader' })).http).toBe(200);
    expect((await call('POST', '/api/content/corpus?text=Shoes', { token: 'reader' })).http).toBe(403);
    expect((await call('GET', '/api/content/topic', { token: undefined })).http).toBe(401);
  });
});

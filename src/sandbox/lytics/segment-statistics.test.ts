import { describe, expect, it } from 'vitest';
import { startLytics } from './harness.ts';

const text = (segmentQl: string) => ({ body: segmentQl, headers: { 'content-type': 'text/plain' } });

function startWithMembers() {
  const started = startLytics({ audiences: [{ slug: 'vip', members: ['u1', 'u2'] }] });
  started.account.addProfile({ user_id: 'u1', city: 'Paris', tags: ['a', 'b'] });
  started.account.addProfile({ user_id: 'u2', city: 'Paris', tags: ['a'] });
  started.account.addProfile({ user_id: 'u3', city: 'Rome' });
  const id = started.account.segments().find(({ slug }) => slug === 'vip')?.id ?? '';
  return { ...started, id };
}

describe('statistics of segments', () => {
  it('sum a segment up, by id or slug', async () => {
    const { call } = startLytics({ audiences: [{ slug: 'vip', members: [], isPublic: false }] });
    expect((await call('GET', '/api/segment/vip/summary')).data).toMatchObject({ slug_name: 'vip', is_public: false });
    expect((await call('GET', '/api/segment/none/summary')).http).toBe(404);
  });
  it('count the values of fields among the members, most frequent first', async () => {
    const { call, id } = startWithMembers();
    expect((await call('GET', `/api/segment/${id}/fieldinfo?fields=city,tags`)).data).toEqual({
      segments: [
        {
          id,
          name: 'vip',
          slug_name: 'vip',
          fields: [
            { field: 'city', ents_present: 2, ents_absent: 0, approx_cardinality: 1, terms_counts: { Paris: 2 } },
            { field: 'tags', ents_present: 2, ents_absent: 0, approx_cardinality: 2, terms_counts: { a: 2, b: 1 } },
          ],
        },
      ],
    });
    const limited = await call('GET', `/api/segment/fieldinfo?ids=vip&fields=tags&limit=1`);
    expect(limited.data).toMatchObject({ segments: [{ fields: [{ terms_counts: { a: 2 } }] }] });
    expect((await call('GET', '/api/schema/user/fieldinfo?fields=city')).data).toMatchObject({
      fields: [{ terms_counts: { Paris: 2, Rome: 1 } }],
    });
    expect((await call('GET', '/api/schema/user/fieldsuggest/city?q=ro')).data).toEqual(['Rome']);
  });
  it('fail for a slug where an id is wanted', async () => {
    const { call } = startWithMembers();
    expect((await call('GET', '/api/segment/vip/fieldinfo')).http).toBe(500);
    expect((await call('GET', '/api/segment/none/fieldinfo')).http).toBe(404);
  });
  it('refuse a limit above the maximum, and no ids', async () => {
    const { call, id } = startWithMembers();
    expect((await call('GET', `/api/segment/${id}/fieldinfo?limit=1001`)).http).toBe(400);
    expect((await call('GET', '/api/segment/fieldinfo')).http).toBe(400);
    expect((await call('GET', '/api/segment/attribution')).http).toBe(400);
  });
  it('tell the present size as the history', async () => {
    const { call, id } = startWithMembers();
    expect((await call('GET', '/api/segment/attribution?ids[]=vip&ids[]=all')).data).toMatchObject([
      { id, data: [{ value: 2 }] },
      { slug_name: 'all', data: [{ value: 3 }] },
    ]);
    expect((await call('GET', '/api/segment/vip/attribution')).data).toMatchObject({ data: [{ value: 2 }] });
  });
});

describe('relations of segments', () => {
  it('name the segments that a segment depends on, nearest first', async () => {
    const { call } = startWithMembers();
    await call('POST', '/api/segment', text('FILTER AND (INCLUDE vip, city = "Paris") FROM user ALIAS parisians'));
    await call('POST', '/api/segment', text('FILTER AND (INCLUDE parisians, EXISTS tags) FROM user ALIAS tagged'));
    expect((await call('GET', '/v2/segment/tagged/ancestors')).data).toMatchObject([
      { slug_name: 'parisians' },
      { slug_name: 'vip' },
    ]);
    expect((await call('GET', '/v2/segment/vip/ancestors')).data).toEqual([]);
    expect((await call('GET', '/v2/segment/none/ancestors')).http).toBe(404);
  });
  it('name the jobs that use a segment by its id', async () => {
    const { call, id } = startWithMembers();
    const job = (segment_ids: string[]) => ({ name: 'Export', workflow: 'braze_export', config: { segment_ids } });
    await call('POST', '/v2/job', { json: job([id]) });
    await call('POST', '/v2/job', { json: job(['vip']) });
    expect((await call('GET', '/v2/segment/vip/jobs')).data).toMatchObject([{ config: { segment_ids: [id] } }]);
  });
  it('keep the segments that exports leave out', async () => {
    const { call, id } = startWithMembers();
    const exclude = (operation: string, segment: string) =>
      call('POST', `/v2/segment/exclude/${operation}?workflow=braze_export&segment_id=${segment}`);
    expect((await exclude('add', 'vip')).data).toEqual({ workflow: 'braze_export', segment_ids: [id] });
    expect((await exclude('remove', id)).data).toEqual({ workflow: 'braze_export', segment_ids: [] });
    expect((await exclude('drop', id)).http).toBe(400);
    expect((await exclude('add', 'none')).http).toBe(404);
    const unknown = await call('POST', '/v2/segment/exclude/add?workflow=nonsense&segment_id=vip');
    expect(unknown.errors).toMatchObject([{ code: 'WF-NOTFOUND-005' }]);
  });
});

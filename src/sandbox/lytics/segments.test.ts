import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { samplePeople } from '../kit/index.ts';
import { startLytics } from './harness.ts';

const text = (body: string) => ({ headers: { 'content-type': 'text/plain' }, body });
const idOf = (data: unknown) => z.object({ id: z.string() }).parse(data).id;
const slugsOf = (data: unknown) =>
  z
    .array(z.object({ slug_name: z.string() }))
    .parse(data)
    .map((each) => each.slug_name);

describe('segments on v1', () => {
  it('creates from SegmentQL by ALIAS with 201 and changes the same segment the next time', async () => {
    const { call, account } = startLytics();
    const created = await call('POST', '/api/segment', text('FILTER visits > 5 FROM user ALIAS loyal'));
    expect(created).toMatchObject({
      http: 201,
      data: { name: 'loyal', slug_name: 'loyal', kind: 'segment', table: 'user', fields: ['visits'], invalid: false },
    });
    expect(idOf(created.data)).toMatch(/^[0-9a-f]{32}$/);
    const changed = await call('POST', '/api/segment', text('FILTER plan = "team" FROM user ALIAS loyal'));
    expect(changed).toMatchObject({ http: 200, data: { id: idOf(created.data), fields: ['plan'] } });
    expect(account.segments()).toHaveLength(2);
  });
  it('creates from JSON and refuses a taken slug with 409', async () => {
    const { call } = startLytics();
    const json = { name: 'Big Spenders', segment_ql: 'FILTER spent > 100', is_public: true, tags: ['money'] };
    const created = await call('POST', '/api/segment', { json });
    expect(created).toMatchObject({ http: 201, data: { slug_name: 'big_spenders', is_public: true, tags: ['money'] } });
    expect(await call('POST', '/api/segment', { json })).toMatchObject({ http: 409, data: null });
  });
  it.each([
    ['no statement', text('SELECT everything')],
    ['a statement without alias', text('FILTER *')],
    ['an unknown table', text('FILTER * FROM stars ALIAS a')],
    ['an unknown included segment', text('FILTER INCLUDE nowhere FROM user ALIAS a')],
    ['a statement that includes itself', text('FILTER NOT INCLUDE loop FROM user ALIAS loop')],
    ['a name of more than 64 characters', { json: { name: 'n'.repeat(65), segment_ql: 'FILTER *' } }],
    ['JSON without a statement', { json: { name: 'a' } }],
    ['another content type', { headers: { 'content-type': 'text/html' }, body: 'FILTER *' }],
    [
      'more than 1,000 conditions',
      text(`FILTER OR (${Array.from({ length: 1001 }, (_, index) => `a = ${index}`).join(', ')}) ALIAS a`),
    ],
  ])('refuses %s with 400', async (_, options) => {
    const { call } = startLytics();
    expect(await call('POST', '/api/segment', options)).toMatchObject({ http: 400, data: null });
  });
  it('tells where a statement is wrong', async () => {
    const { call } = startLytics();
    const refused = await call('POST', '/api/segment/validate', text('FILTER AND (visits >)'));
    expect(refused.message).toBe('could not parse SegmentQL: expected a value but got ")" at position 20');
    expect((await call('POST', '/api/segment/validate', text('FILTER visits > 5'))).data).toMatchObject({
      valid: true,
    });
  });
  it('reads, changes and deletes by id or slug', async () => {
    const { call, account } = startLytics();
    account.addAudience({ slug: 'loyal', segmentQl: 'FILTER visits > 5' });
    const { data } = await call('GET', '/api/segment/loyal');
    const changed = await call('PUT', `/api/segment/${idOf(data)}`, { json: { description: 'They come back' } });
    expect(changed.data).toMatchObject({ slug_name: 'loyal', description: 'They come back' });
    const deleted = await call('DELETE', '/api/segment/loyal');
    expect(deleted).toMatchObject({ http: 204 });
    expect((await call('GET', '/api/segment/loyal')).http).toBe(404);
    expect((await call('DELETE', '/api/segment/all')).http).toBe(403);
  });
  it('deletes every segment of a list in one call, and none when one is unknown', async () => {
    const { call, account } = startLytics();
    for (const slug of ['a', 'b', 'c']) account.addAudience({ slug, members: [] });
    expect((await call('DELETE', '/api/segment?ids=a,unknown')).http).toBe(404);
    expect((await call('DELETE', '/api/segment')).http).toBe(400);
    expect((await call('DELETE', '/api/segment?ids=[a,b]')).http).toBe(204);
    expect(account.segments().map(({ slug }) => slug)).toEqual(['all', 'c']);
  });
  it('lists valid segments, or those that miss an included one', async () => {
    const { call, account } = startLytics();
    account.addAudience({ slug: 'base', members: [] });
    account.addAudience({ slug: 'derived', segmentQl: 'FILTER INCLUDE base' });
    await call('DELETE', '/api/segment/base');
    const slugs = async (valid: string) => slugsOf((await call('GET', `/api/segment?valid=${valid}`)).data);
    expect(await slugs('true')).toEqual(['all']);
    expect(await slugs('false')).toEqual(['derived']);
    expect(await slugs('all')).toEqual(['all', 'derived']);
    expect((await call('GET', '/api/segment?valid=maybe')).http).toBe(400);
    expect((await call('GET', '/api/segment?table=stars')).http).toBe(404);
  });
  it('holds 500 segments', async () => {
    const { call, account } = startLytics();
    for (let index = 1; index < 500; index += 1) account.addAudience({ slug: `s${index}`, members: [] });
    expect((await call('POST', '/api/segment', text('FILTER * ALIAS more'))).http).toBe(400);
  });
  it('counts members, in each form of a list parameter', async () => {
    const { call, account } = startLytics();
    account.seed(samplePeople(4));
    account.addAudience({ slug: 'pair', members: ['person-0001', 'person-0002'] });
    expect((await call('GET', '/api/segment/pair/size')).data).toMatchObject({ slug_name: 'pair', size: 2 });
    const expected = [
      { slug_name: 'pair', size: 2 },
      { slug_name: 'all', size: 4 },
    ];
    for (const ids of ['ids=pair,all', 'ids=[pair,all]', 'ids=pair&ids=all', 'ids[]=pair&ids[]=all']) {
      expect((await call('GET', `/api/segment/sizes?${ids}`)).data).toMatchObject(expected);
    }
    account.setMembers('pair', ['person-0003']);
    expect(account.members('pair').map(({ fields }) => fields['user_id'])).toEqual(['person-0003']);
  });
  it('counts an unsaved statement once in 10 seconds', async () => {
    const { call, account, clock } = startLytics();
    account.seed(samplePeople(4));
    const count = () => call('POST', '/api/segment/size', text('FILTER *'));
    expect((await count()).data).toEqual({ size: 4 });
    expect(await count()).toMatchObject({ http: 429, data: null });
    clock.advance(10_000);
    expect((await count()).http).toBe(200);
  });
});

describe('segments on v2', () => {
  it('creates, lists by kind with sizes, changes and deletes', async () => {
    const { call, account } = startLytics();
    account.seed(samplePeople(3));
    account.addAudience({ slug: 'pair', members: ['person-0001', 'person-0002'] });
    const json = { name: 'Everybody', segment_ql: 'FILTER *', kind: 'goal' };
    expect(await call('POST', '/v2/segment', { json })).toMatchObject({ http: 201, data: { slug_name: 'everybody' } });
    expect((await call('GET', '/v2/segment?kind=goal&sizes=true')).data).toMatchObject([{ kind: 'goal', size: 3 }]);
    expect((await call('GET', '/v2/segment/pair')).data).not.toHaveProperty('size');
    const changed = await call('PUT', '/v2/segment/everybody', { json: { name: 'All of them' } });
    expect(changed.data).toMatchObject({ name: 'All of them', slug_name: 'everybody' });
    expect((await call('POST', '/v2/segment', { json: { segment_ql: 'FILTER *' } })).errors).toMatchObject([
      { code: 'BADREQ-001' },
    ]);
    expect((await call('POST', '/v2/segment', { json: { name: 'a', ast: { op: 'and' } } })).http).toBe(400);
    expect((await call('DELETE', '/v2/segment/everybody')).http).toBe(200);
  });
  it('deletes many by the path and names those that it does not know', async () => {
    const { call, account } = startLytics();
    for (const slug of ['a', 'b']) account.addAudience({ slug, members: [] });
    const ids = account
      .segments()
      .map(({ id }) => id)
      .slice(1);
    const { data } = await call('DELETE', '/v2/segment/a,b,unknown');
    expect(data).toMatchObject({ deleted: ids, not_deleted: ['unknown'] });
    expect(account.segments()).toHaveLength(1);
  });
});

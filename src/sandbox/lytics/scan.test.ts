import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { samplePeople } from '../kit/index.ts';
import { startLytics } from './harness.ts';

const text = (body: string) => ({ headers: { 'content-type': 'text/plain' }, body });
const rows = (data: unknown) =>
  z
    .array(z.object({ user_id: z.string() }))
    .parse(data)
    .map((row) => row.user_id);
const ids = (count: number) => samplePeople(count).map(({ id }) => id);

/** Follows `_next` to the end; answers what each page held. */
async function pages({ call }: ReturnType<typeof startLytics>, target: string, limit: number) {
  const found: string[][] = [];
  let next = '';
  do {
    const page = await call('GET', `${target}?limit=${limit}&start=${encodeURIComponent(next)}`);
    found.push(rows(page.data));
    next = page._next ?? '';
  } while (next !== '');
  return found;
}

describe('scanning members', () => {
  it('lists everybody by the built-in segment, 10 at a time, until `_next` is empty', async () => {
    const lytics = startLytics();
    lytics.account.seed(samplePeople(23));
    const first = await lytics.call('GET', '/api/segment/all/scan');
    expect(first).toMatchObject({ http: 200, status: 200, message: 'success', total: 23 });
    expect(rows(first.data)).toEqual(ids(10));
    const found = await pages(lytics, '/api/segment/all/scan', 10);
    expect(found.map((page) => page.length)).toEqual([10, 10, 3]);
    expect(found.flat()).toEqual(ids(23));
  });
  it('ends with the last full page', async () => {
    const lytics = startLytics();
    lytics.account.seed(samplePeople(4));
    expect((await pages(lytics, '/api/segment/all/scan', 2)).map((page) => page.length)).toEqual([2, 2]);
  });
  it('gives at most 100, clamping or refusing more as the account declares', async () => {
    const clamp = startLytics();
    clamp.account.seed(samplePeople(101));
    expect(rows((await clamp.call('GET', '/api/segment/all/scan?limit=500')).data)).toHaveLength(100);
    const refuse = startLytics({ behaviour: { scanLimitAboveMaximum: 'refuse' } });
    expect((await refuse.call('GET', '/api/segment/all/scan?limit=101')).http).toBe(400);
    expect((await refuse.call('GET', '/api/segment/all/scan?limit=0')).http).toBe(400);
    expect((await refuse.call('GET', '/api/segment/all/scan?limit=many')).http).toBe(400);
  });
  it('can send empty pages in between, which are not the end', async () => {
    const lytics = startLytics({ behaviour: { emptyScanPages: true } });
    lytics.account.seed(samplePeople(4));
    const found = await pages(lytics, '/api/segment/all/scan', 2);
    expect(found.map((page) => page.length)).toEqual([2, 0, 2]);
    expect(found.flat()).toEqual(ids(4));
  });
  it('refuses a cursor that is made up, too old or of another segment', async () => {
    const { call, account, clock } = startLytics({ behaviour: { scanCursorLifetime: 1000 } });
    account.seed(samplePeople(20));
    account.addAudience({ slug: 'others', segmentQl: 'FILTER logins >= 0' });
    const { _next = '' } = await call('GET', '/api/segment/all/scan');
    const next = (slug: string, start: string) =>
      call('GET', `/api/segment/${slug}/scan?start=${encodeURIComponent(start)}`);
    expect((await next('all', 'made-up')).http).toBe(400);
    expect((await next('others', _next)).http).toBe(400);
    expect((await next('all', _next)).http).toBe(200);
    clock.advance(1001);
    expect(await next('all', _next)).toMatchObject({ http: 400, message: 'start cursor has expired' });
  });
  it('reads live membership: a member that leaves in between makes another go missing', async () => {
    const { call, account, settle } = startLytics();
    account.seed(samplePeople(4));
    const { _next = '' } = await call('GET', '/api/segment/all/scan?limit=2');
    await call('DELETE', '/api/entity/user/user_id/person-0001');
    settle();
    const page = await call('GET', `/api/segment/all/scan?limit=2&start=${encodeURIComponent(_next)}`);
    expect(rows(page.data)).toEqual(['person-0004']);
  });
  it('picks fields, sorts, and parts members into a hundred buckets', async () => {
    const { call, account } = startLytics();
    for (const [user_id, visits] of [
      ['u1', 5],
      ['u2', 40],
      ['u3', 9],
    ] as const)
      account.addProfile({ user_id, visits });
    const sorted = await call(
      'GET',
      '/api/segment/all/scan?sortfield=visits&sortorder=desc&fields=user_id&segments=false',
    );
    expect(sorted.data).toEqual([{ user_id: 'u2' }, { user_id: 'u3' }, { user_id: 'u1' }]);
    const buckets = await Promise.all(
      Array.from({ length: 100 }, (_, index) => call('GET', `/api/segment/all/scan?splits=${index}`)),
    );
    expect(buckets.flatMap(({ data }) => rows(data)).sort()).toEqual(['u1', 'u2', 'u3']);
    expect((await call('GET', '/api/segment/all/scan?splits=100')).http).toBe(400);
  });
});

describe('scanning an unsaved statement', () => {
  it('takes it as the body, or in the query', async () => {
    const { call, account } = startLytics();
    account.addProfile({ user_id: 'u1', city: 'Rome' });
    account.addProfile({ user_id: 'u2', city: 'Oslo' });
    const statement = 'FILTER city = "Oslo"';
    const posted = await call('POST', '/api/segment/scan?limit=5', text(statement));
    expect(posted).toMatchObject({ total: 1, _next: '' });
    expect(rows(posted.data)).toEqual(['u2']);
    const got = await call('GET', `/api/segment/scan?segments=${encodeURIComponent(statement)}`);
    expect(rows(got.data)).toEqual(['u2']);
  });
  it('refuses what it cannot parse and what is longer than a URL may be', async () => {
    const { call } = startLytics();
    expect((await call('POST', '/api/segment/scan', text('FILTER'))).http).toBe(400);
    expect((await call('GET', '/api/segment/scan')).http).toBe(400);
    const long = encodeURIComponent(`FILTER city = "${'x'.repeat(2000)}"`);
    expect((await call('GET', `/api/segment/scan?segments=${long}`)).http).toBe(400);
  });
});

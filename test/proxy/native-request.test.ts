import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type Live } from './live.ts';
import { type Upstream, valuesOf } from './upstream.ts';
import { useLive } from './use-live.ts';

let live: Live;
let upstream: Upstream;
let account: string;
let bearer: string[];

useLive((started) => {
  ({ live, upstream, account, bearer } = started);
});

describe('the request line', () => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('keeps the method %s', async (method) => {
    const { status } = await live.send({ method, target: `/native/${account}/users/track`, headers: bearer });
    expect(status).toBe(200);
    expect(upstream.only()).toMatchObject({ method, target: '/users/track' });
  });

  it.each([
    '/segments/list?page=1',
    '/catalogs/caf%C3%A9%20au%20lait/items/a%2Fb',
    '/catalogs/plain-and_even.more~than:that@once/items/*!$,;=()',
    '/search?q=a+b&q=a%20b&q=a%2Bb',
    '/search?repeated=1&repeated=2&&other=3&',
    '/search?empty=&bare&=nameless&last=a=b=c',
    '/search?pagination[count]=2&pagination%5Bcursor%5D=Mw%3D%3D&last_edit.time[gt]=2026-01-01T00:00:00Z',
    '/search?truto_response_format=raw&integrated_account_id=theirs&limit=3',
    '/search?broken=%zz&percent=100%',
    '/search?a=1&a[b]=2&a[b][c][d][e][f][g][h][i][j]=3',
    '/search?url=https://example.com/a?b=c//d/../e',
    '/trailing/slash/',
    '/?only=query',
    '/',
  ])('keeps the target %s byte for byte', async (target) => {
    const { status } = await live.send({ target: `/native/${account}${target}`, headers: bearer });
    expect(status).toBe(200);
    expect(upstream.only().target).toBe(target);
  });

  it.each([
    ['/native/{id}?page=1', '/?page=1'],
    ['/native/{id}', '/'],
    ['/native/{id}@rest/users', '/users'],
    ['/native/{id}%40rest/users', '/users'],
    ['//native/{id}/users', '/users'],
  ])('reads %s as %s', async (target, expected) => {
    await live.send({ target: target.replace('{id}', account), headers: bearer });
    expect(upstream.only().target).toBe(expected);
  });
});

describe('the header fields', () => {
  it('arrive without anything that the caller did not say', async () => {
    await live.send({ target: `/native/${account}/users`, headers: bearer });
    const names = upstream.only().rawHeaders.filter((_, index) => index % 2 === 0);
    expect(names.map((name) => name.toLowerCase()).sort()).toEqual(['authorization', 'host']);
    expect(valuesOf(upstream.only().rawHeaders, 'host')).toEqual([new URL(upstream.url).host]);
  });

  it('of the connection, of Crosswalk and of the way to it stay behind', async () => {
    const headers = [
      ['Connection', 'keep-alive, X-Named, Authorization'],
      ['X-Named', 'by Connection'],
      ['Keep-Alive', 'timeout=5'],
      ['TE', 'trailers'],
      ['Proxy-Authorization', 'Basic eDp5'],
      ['Cookie', 'session=1'],
      ['Forwarded', 'for=192.0.2.1'],
      ['X-Forwarded-For', '192.0.2.1'],
      ['X-Real-IP', '192.0.2.1'],
      ['Via', '1.1 gateway'],
      ['CF-Connecting-IP', '192.0.2.1'],
      ['Truto-Target-URL', 'https://evil.example'],
    ];
    await live.send({ target: `/native/${account}/users`, headers: [...bearer, ...headers.flat()] });
    const { rawHeaders } = upstream.only();
    for (const [name = ''] of headers.slice(1)) expect(valuesOf(rawHeaders, name.toLowerCase())).toEqual([]);
    expect(valuesOf(rawHeaders, 'connection')).toEqual([]);
    // The credential stays, though the caller called it a matter of the connection.
    expect(valuesOf(rawHeaders, 'authorization')).toEqual(['Bearer vendor-secret-key']);
  });

  it('of the caller’s own idempotency reach a vendor that knows them', async () => {
    const headers = [...bearer, 'Idempotency-Key', 'order-1'];
    await live.send({ method: 'POST', target: `/native/${account}/users`, headers, body: '{}' });
    expect(valuesOf(upstream.only().rawHeaders, 'idempotency-key')).toEqual(['order-1']);
  });
});

describe('the body', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('of %s arrives byte for byte with its length', async (method) => {
    const body = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));
    const headers = [...bearer, 'Content-Type', 'application/octet-stream', 'Content-Length', '1000'];
    await live.send({ method, target: `/native/${account}/upload`, headers, body });
    expect(upstream.only().body.equals(body)).toBe(true);
    expect(valuesOf(upstream.only().rawHeaders, 'content-length')).toEqual(['1000']);
    expect(valuesOf(upstream.only().rawHeaders, 'transfer-encoding')).toEqual([]);
  });

  it('of unknown length arrives in chunks', async () => {
    const outgoing = live.open({
      method: 'POST',
      target: `/native/${account}/upload`,
      headers: [...bearer, 'Transfer-Encoding', 'chunked'],
    });
    outgoing.write('one ');
    outgoing.end('two');
    await once(outgoing, 'response');
    expect(upstream.only().body.toString()).toBe('one two');
    expect(valuesOf(upstream.only().rawHeaders, 'transfer-encoding')).toEqual(['chunked']);
    expect(valuesOf(upstream.only().rawHeaders, 'content-length')).toEqual([]);
  });

  it('is none where there was none: a length of 0 where one was said, no coding where nothing was', async () => {
    await live.send({ method: 'POST', target: `/native/${account}/a`, headers: [...bearer, 'Content-Length', '0'] });
    await live.send({ method: 'DELETE', target: `/native/${account}/b`, headers: bearer });
    const [post, remove] = upstream.received;
    expect(valuesOf(post?.rawHeaders ?? [], 'content-length')).toEqual(['0']);
    for (const request of [post, remove]) {
      expect(valuesOf(request?.rawHeaders ?? [], 'transfer-encoding')).toEqual([]);
      expect(request?.body).toHaveLength(0);
    }
  });

  it('of a GET is refused, because it cannot be passed on', async () => {
    const headers = [...bearer, 'Content-Length', '2'];
    const answer = await live.send({ target: `/native/${account}/users`, headers, body: '{}' });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ statusCode: 400, code: 'invalid_request' });
    expect(upstream.received).toEqual([]);
  });

  it('is sent on after 100 Continue to a caller that waits for it', async () => {
    const outgoing = live.open({
      method: 'POST',
      target: `/native/${account}/upload`,
      headers: [...bearer, 'Expect', '100-continue', 'Content-Length', '4'],
    });
    outgoing.flushHeaders();
    await once(outgoing, 'continue');
    outgoing.end('late');
    await once(outgoing, 'response');
    expect(upstream.only().body.toString()).toBe('late');
  });
});

describe('paths that try to leave the vendor', () => {
  it.each([
    '/a/%2E%2E%2Fadmin',
    '/a%2f..%2fadmin',
    '/a/..%2f..%2fadmin',
    '/a/%252e%252e/admin',
    '/a/..%5cadmin',
    '//evil.example/x',
    '/a%00b/..%2fx',
  ])('%s is refused', async (path) => {
    const answer = await live.send({ target: `/native/${account}${path}`, headers: bearer });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ statusCode: 400, code: 'invalid_path' });
    expect(upstream.received).toEqual([]);
  });

  it.each(['/%2e%2e/admin', '/x/../../../admin', '/\\evil.example/x'])('%s reaches no vendor at all', async (path) => {
    const answer = await live.send({ target: `/native/${account}${path}`, headers: bearer });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(upstream.received).toEqual([]);
  });

  it('stay below the path of a server that has one', async () => {
    const gateway = await live.link(
      'braze',
      { instance: 'US-01', api_key: 'k'.repeat(20) },
      { rest: `${upstream.url}/gate` },
    );
    await live.send({ target: `/native/${gateway}/users/track?a=1`, headers: bearer });
    expect(upstream.only().target).toBe('/gate/users/track?a=1');
    const answer = await live.send({ target: `/native/${gateway}/..%2fother`, headers: bearer });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'invalid_path' });
    expect(upstream.received).toHaveLength(1);
  });

  it('absolute addresses in the request line are refused', async () => {
    const answer = await live.send({ target: `http://evil.example/native/${account}/users`, headers: bearer });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ statusCode: 400, code: 'invalid_path' });
    expect(upstream.received).toEqual([]);
  });
});

it('a fragment is refused, as no vendor would get it', async () => {
  const headers = { authorization: bearer[1] ?? '' };
  for (const path of ['x#y', 'x?y#z', '#x']) {
    const request = new Request(`http://crosswalk.test/native/${account}/${path}`, { headers });
    const answer = await live.harness.crosswalk.fetch(request);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('%23')]);
  }
  expect(upstream.received).toEqual([]);
});

it.each(['5abc', '3'])('a length of %s where the body has five bytes is the caller’s to correct', async (length) => {
  const headers = { authorization: bearer[1] ?? '', 'content-type': 'image/png', 'content-length': length };
  const init = { method: 'POST', headers, body: new Blob(['bytes']).stream(), duplex: 'half' } as const;
  const answer = await live.harness.crosswalk.fetch(new Request(`http://crosswalk.test/native/${account}/x`, init));
  expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'invalid_request' })]);
});

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Live } from './live.ts';
import { type Upstream, valuesOf } from './upstream.ts';
import { useLive } from './use-live.ts';

let live: Live;
let upstream: Upstream;
let target: string;
let headers: string[];

useLive(({ account, ...started }) => {
  ({ live, upstream, bearer: headers } = started);
  target = `/native/${account}/anything`;
});

describe('a vendor’s answer', () => {
  it.each([200, 201, 202, 302, 400, 403, 404, 409, 418, 422, 429, 500, 502, 503])(
    'of status %d comes with its status, type and bytes',
    async (status) => {
      const body = Buffer.from('{ "as" :  "it is\u00e9" }\n');
      upstream.answerWith((_, response) => {
        response
          .writeHead(status, { 'content-type': 'application/json; charset=utf-8', location: '/elsewhere' })
          .end(body);
      });
      const answer = await live.send({ target, headers });
      expect(answer.status).toBe(status);
      expect(answer.body.equals(body)).toBe(true);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.headers.location).toBe('/elsewhere');
    },
  );

  it.each([204, 304])('of status %d has no body and no length', async (status) => {
    upstream.answerWith((_, response) => void response.writeHead(status, { etag: '"x"' }).end());
    const answer = await live.send({ target, headers });
    expect(answer).toMatchObject({ status, body: Buffer.alloc(0), headers: { etag: '"x"' } });
    expect(answer.headers['transfer-encoding']).toBeUndefined();
  });

  it('of 401 is the vendor’s own, and tells that the account needs to be reconnected', async () => {
    upstream.answerWith((_, response) => void response.writeHead(401).end('Invalid API Key'));
    const account = await live.link('braze', { instance: 'US-01', api_key: 'refused-secret' }, { rest: upstream.url });
    const answer = await live.send({ target: `/native/${account}/x`, headers });
    expect(answer).toMatchObject({ status: 401, body: Buffer.from('Invalid API Key') });
    expect(await live.harness.crosswalk.api.accounts.get(account)).toMatchObject({ status: 'needs_reauth' });
  });

  it('to HEAD has the header fields of the whole and no body', async () => {
    upstream.answerWith(({ method }, response) => {
      response.writeHead(200, { 'content-length': '1234', 'x-method': method ?? '' }).end();
    });
    const answer = await live.send({ method: 'HEAD', target, headers });
    expect(answer).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect(answer.headers).toMatchObject({ 'content-length': '1234', 'x-method': 'HEAD' });
  });

  it('keeps its header fields, those of several values too, and loses those of the connection', async () => {
    upstream.answerWith((_, response) => {
      const fields = [
        ['Content-Type', 'text/csv'],
        ['Link', '</a>; rel="prev"'],
        ['Link', '</b>; rel="next"'],
        ['X-RateLimit-Remaining', '7'],
        ['X-Request-Id', 'vendor-request-1'],
        ['Date', 'Thu, 01 Jan 2026 00:00:00 GMT'],
        ['Connection', 'close, X-Hop'],
        ['X-Hop', '1'],
        ['Keep-Alive', 'timeout=7'],
        ['Set-Cookie', 'session=of-the-vendor'],
        ['Strict-Transport-Security', 'max-age=1'],
      ];
      response.writeHead(200, fields.flat()).end('a,b\n');
    });
    const { rawHeaders } = await live.send({ target, headers });
    expect(valuesOf(rawHeaders, 'link').join(', ')).toBe('</a>; rel="prev", </b>; rel="next"');
    expect(valuesOf(rawHeaders, 'x-ratelimit-remaining')).toEqual(['7']);
    expect(valuesOf(rawHeaders, 'x-request-id')).toEqual(['vendor-request-1']);
    expect(valuesOf(rawHeaders, 'date')).toEqual(['Thu, 01 Jan 2026 00:00:00 GMT']);
    expect(valuesOf(rawHeaders, 'content-type')).toEqual(['text/csv']);
    for (const name of ['x-hop', 'set-cookie', 'strict-transport-security'])
      expect(valuesOf(rawHeaders, name)).toEqual([]);
    expect(valuesOf(rawHeaders, 'x-crosswalk-answer')).toEqual(['vendor']);
    expect(valuesOf(rawHeaders, 'x-crosswalk-request-id')).toHaveLength(1);
  });

  it('that is compressed stays compressed', async () => {
    const packed = gzipSync('{"ok":true}');
    upstream.answerWith((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed);
    });
    const answer = await live.send({ target, headers: [...headers, 'Accept-Encoding', 'gzip'] });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.body.equals(packed)).toBe(true);
  });

  it('that redirects elsewhere is handed back and not followed', async () => {
    upstream.answerWith((_, response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/trap' }).end());
    expect(await live.send({ target, headers })).toMatchObject({
      status: 307,
      headers: { location: 'http://127.0.0.1:1/trap' },
    });
    expect(upstream.received).toHaveLength(1);
  });
});

describe('an error of ours', () => {
  it('is told apart from the vendor’s answers by a missing x-crosswalk-answer', async () => {
    const answer = await live.send({ target: '/native/no-such-account/x', headers });
    expect(answer.headers['x-crosswalk-answer']).toBeUndefined();
    expect(JSON.parse(answer.body.toString())).toMatchObject({ statusCode: 404, code: 'account_not_found' });
  });
});

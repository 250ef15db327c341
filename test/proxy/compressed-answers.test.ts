import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Live, type RawResponse } from './live.ts';
import { type Upstream, valuesOf } from './upstream.ts';
import { useLive } from './use-live.ts';

let live: Live;
let upstream: Upstream;
let account: string;
let bearer: string[];
useLive((started) => {
  ({ live, upstream, account, bearer } = started);
});

const codings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync } as const;
const segments = { message: 'success', segments: [{ id: 's1', name: 'Ä' }] };

/** Lets the vendor answer bytes that it calls compressed. */
function answerBytes(coding: string, bytes: Uint8Array, status = 200): void {
  const headers = { 'content-type': 'application/json', 'content-encoding': coding };
  upstream.answerWith((_, response) => void response.writeHead(status, headers).end(bytes));
}

const answerCompressed = (coding: keyof typeof codings, body: object, status?: number) =>
  answerBytes(coding, codings[coding](JSON.stringify(body)), status);

/** A call as Node's fetch makes it, which takes compression unasked. */
async function get(path: string): Promise<RawResponse & { json: unknown }> {
  const target = `${path}?integrated_account_id=${account}`;
  const headers = [...bearer, 'Accept-Encoding', 'gzip, deflate, br'];
  const answer = await live.send({ target, headers });
  const isPlain = answer.headers['content-encoding'] === undefined;
  return { ...answer, json: isPlain ? JSON.parse(answer.body.toString()) : null };
}

describe('a compressed answer', () => {
  it.each(['gzip', 'deflate'] as const)('in %s is read by /proxy and /custom', async (coding) => {
    answerCompressed(coding, segments);
    expect(await get('/proxy/segments')).toMatchObject({ status: 200, json: { result: segments.segments } });
    expect(await get('/custom/segments/list')).toMatchObject({ status: 200, json: { result: segments } });
  });

  it('of a failure is read, too', async () => {
    answerCompressed('gzip', { message: 'No such thing' }, 404);
    for (const path of ['/proxy/segments', '/custom/segments/list']) {
      expect(await get(path)).toMatchObject({
        status: 404,
        json: { message: expect.stringContaining('No such thing'), raw_response: { message: 'No such thing' } },
      });
    }
  });

  it('is asked for by /custom only in what can be read', async () => {
    await get('/custom/segments/list');
    expect(valuesOf(upstream.only().rawHeaders, 'accept-encoding')).toEqual(['gzip, deflate']);
  });

  it.each([
    ['br', () => answerCompressed('br', segments), 'compressed (br)'],
    ['gzip that is none', () => answerBytes('gzip', Buffer.from('{}')), 'compressed (gzip)'],
  ])('that cannot be read says so: %s', async (_, answer, says) => {
    answer();
    for (const path of ['/proxy/segments', '/custom/segments/list']) {
      const { status, json } = await get(path);
      expect({ status, json }).toMatchObject({
        status: 502,
        json: { code: 'remote_invalid_response', message: expect.stringContaining(says), raw_response: '' },
      });
    }
  });

  it('stays as it is where the bytes are wanted', async () => {
    answerCompressed('br', segments);
    const native = await live.send({ target: `/native/${account}/segments/list`, headers: bearer });
    const target = `/proxy/segments?truto_response_format=raw&integrated_account_id=${account}`;
    const raw = await live.send({ target, headers: bearer });
    for (const { headers, body } of [native, raw]) {
      expect(headers['content-encoding']).toBe('br');
      expect(body.equals(brotliCompressSync(JSON.stringify(segments)))).toBe(true);
    }
  });
});

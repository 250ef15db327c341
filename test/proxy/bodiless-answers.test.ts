import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Live } from './live.ts';
import { type RawUpstream, startRawUpstream } from './raw-wire.ts';
import { type Upstream } from './upstream.ts';
import { useLive, vendorKey } from './use-live.ts';

let live: Live;
let upstream: Upstream;
let account: string;
let bearer: string[];
useLive((started) => {
  ({ live, upstream, account, bearer } = started);
});

/** A call without Node's server, as Workers and programs that embed Crosswalk make it. */
function fetchNative(path: string): Promise<Response> {
  const headers = { authorization: `Bearer ${live.harness.token}` };
  return live.harness.crosswalk.fetch(new Request(`http://crosswalk.test/native/${path}`, { headers }));
}

describe('an answer that can have no body', () => {
  it.each([
    ['over HTTP', async () => (await live.send({ target: `/native/${account}/x`, headers: bearer })).status],
    ['by fetch', async () => (await fetchNative(`${account}/x`)).status],
  ])('comes %s without the one that the vendor sends, and the vendor’s connection is let go', async (_way, call) => {
    const arrival = upstream.next();
    const status = call();
    const { response } = await arrival;
    response.on('error', () => {});
    const closed = once(response, 'close');
    response.writeHead(205).write('endless');
    expect(await status).toBe(205);
    await closed;
  });
});

describe('an answer that tells the length of a body that it does not have', () => {
  let raw: RawUpstream;
  let other: string;
  beforeAll(async () => {
    raw = await startRawUpstream();
    const servers = { rest: `http://127.0.0.1:${raw.port}` };
    other = await live.link('braze', { instance: 'US-01', api_key: vendorKey }, servers);
  });
  afterAll(() => raw.close());

  it('is what it is when its status is 304', async () => {
    raw.answerWith('HTTP/1.1 304 Not Modified\r\nETag: "a"\r\nContent-Length: 1000\r\n\r\n');
    const native = await live.send({ target: `/native/${other}/x`, headers: bearer });
    expect([native.status, native.headers.etag, native.body.length]).toEqual([304, '"a"', 0]);
    const custom = await live.send({ target: `/custom/x?integrated_account_id=${other}`, headers: bearer });
    expect(JSON.parse(custom.body.toString())).toMatchObject({ message: 'Braze answered 304.' });
  });
});

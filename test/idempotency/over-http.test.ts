import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type Live } from '../proxy/live.ts';
import { type Upstream, valuesOf } from '../proxy/upstream.ts';
import { useLive } from '../proxy/use-live.ts';

let live: Live;
let upstream: Upstream;
let target: string;
let bearer: string[];

useLive((vendor) => {
  ({ live, upstream, bearer } = vendor);
  target = `/custom/any/path?integrated_account_id=${vendor.account}`;
});

/** Bytes of a type that `/custom` does not look into. */
const body = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 256));
const headersOf = (key: string, ...more: string[]) => [
  ...bearer,
  'Idempotency-Key',
  key,
  'Content-Type',
  'application/octet-stream',
  ...more,
];

describe('a write with a key over a real connection', () => {
  it.each<[string, { chunk?: number; more: string[] }]>([
    ['of an announced length', { more: ['Content-Length', String(body.length)] }],
    ['in chunks', { chunk: 700, more: ['Transfer-Encoding', 'chunked'] }],
  ])('%s reaches the vendor byte for byte, and once', async (what, { more, ...sending }) => {
    const request = { method: 'POST', target, headers: headersOf(what, ...more), body, ...sending };
    const [first, second] = [await live.send(request), await live.send(request)];
    expect(upstream.only().body.equals(body)).toBe(true);
    expect([second.status, second.body.toString()]).toEqual([first.status, first.body.toString()]);
    expect([first, second].map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true']);
  });

  it('without a body reaches the vendor without one', async () => {
    const request = { method: 'DELETE', target, headers: [...bearer, 'Idempotency-Key', 'no body'] };
    await live.send(request);
    expect((await live.send(request)).headers['idempotency-replayed']).toBe('true');
    expect(upstream.only().body).toHaveLength(0);
    expect(valuesOf(upstream.only().rawHeaders, 'content-type')).toEqual([]);
  });

  it('is finished when its caller hangs up, and a repeat gets its answer', async () => {
    const arrival = upstream.next();
    const headers = headersOf('hung up', 'Content-Length', String(body.length));
    const caller = live.open({ method: 'POST', target, headers });
    caller.on('error', () => {});
    caller.end(body);
    const { request, response } = await arrival;
    request.resume();
    await once(request, 'end');
    caller.destroy();
    await new Promise((resolve) => caller.once('close', resolve));
    upstream.reset();
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"order":7}');
    const repeat = () => live.send({ method: 'POST', target, headers, body });
    let answer = await repeat();
    while (answer.status === 409) answer = await repeat();
    expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ result: { order: 7 } });
    expect(upstream.received).toEqual([]);
  });
});

import { once } from 'node:events';
import { type OutgoingHttpHeaders } from 'node:http';
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

it('two keys of one request are refused, as nobody could say which one is meant', async () => {
  const headers = headersOf('one', 'Idempotency-Key', 'two', 'Content-Length', String(body.length));
  const { status, body: answer } = await live.send({ method: 'POST', target, headers, body });
  expect(status).toBe(400);
  expect(JSON.parse(answer.toString())).toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('was sent twice'),
    errors: [{ path: 'idempotency-key' }],
  });
  expect(upstream.received).toEqual([]);
});

describe('an answer that breaks off before anything of it was handed on', () => {
  const cutAnswers: [string, OutgoingHttpHeaders][] = [
    ['of an announced length', { 'content-length': '100' }],
    ['in chunks and compressed', { 'content-encoding': 'gzip', 'x-theirs': 'yes' }],
  ];

  it.each(cutAnswers)(
    '%s is a failure with header fields of Crosswalk only, and so is its repeat',
    async (what, given) => {
      upstream.answerWith((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/plain', ...given });
        response.write('abc', () => response.destroy());
      });
      const request = { method: 'POST', target, headers: headersOf(`cut ${what}`, 'Content-Length', '0') };
      const [first, second] = [await live.send(request), await live.send(request)];
      for (const { status, headers, body: answer } of [first, second]) {
        expect(status).toBe(502);
        expect(headers['content-length']).toBe(String(answer.length));
        expect(headers['content-type']).toBe('application/json');
        for (const name of ['content-encoding', 'x-theirs', 'x-crosswalk-answer'])
          expect(headers).not.toHaveProperty(name);
        expect(JSON.parse(answer.toString())).toMatchObject({
          code: 'remote_failed',
          message: expect.stringContaining('had begun with the status 200'),
          retryable: false,
          request_id: first.headers['x-request-id'],
        });
      }
      expect([first, second].map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true']);
      expect(upstream.received).toHaveLength(1);
    },
  );
});

describe('header fields of a repeat', () => {
  /** A write whose vendor answers with these fields, and its repeat. */
  async function twice(key: string, fields: OutgoingHttpHeaders) {
    upstream.answerWith((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', ...fields }).end('done');
    });
    const send = (id: string) =>
      live.send({ method: 'POST', target, headers: headersOf(key, 'X-Request-Id', id, 'Content-Length', '0') });
    return [(await send('request-one')).headers, (await send('request-two')).headers] as const;
  }

  it('name the repeat where the first named its request, and nothing else is changed for being equal', async () => {
    const [first, second] = await twice('named', { 'x-trace': 'request-one' });
    expect(first).toMatchObject({ 'x-request-id': 'request-one', 'x-crosswalk-request-id': 'request-one' });
    expect(second).toMatchObject({
      'x-request-id': 'request-two',
      'x-crosswalk-request-id': 'request-two',
      'x-original-request-id': 'request-one',
      'x-trace': 'request-one',
    });
  });

  it('keep the request id of the vendor beside that of the repeat', async () => {
    const [, second] = await twice('vendor id', { 'x-request-id': 'vendor-7' });
    expect(second).toMatchObject({ 'x-request-id': 'vendor-7', 'x-crosswalk-request-id': 'request-two' });
  });

  it('tell a repeat by marks of Crosswalk only', async () => {
    const theirs = { 'idempotency-replayed': 'theirs', 'x-original-request-id': 'theirs' };
    const [first, second] = await twice('marks', theirs);
    for (const name of Object.keys(theirs)) expect(first).not.toHaveProperty(name);
    expect(second).toMatchObject({ 'idempotency-replayed': 'true', 'x-original-request-id': 'request-one' });
  });

  it('leave out what the vendor said of its limit at that time', async () => {
    const limit = { 'ratelimit-limit': '9', 'RateLimit-Remaining': '8', 'x-ratelimit-remaining': '8' };
    const [first, second] = await twice('limit', limit);
    expect(first).toMatchObject({ 'ratelimit-limit': '9', 'ratelimit-remaining': '8' });
    expect(Object.keys(second).filter((name) => name.startsWith('ratelimit-'))).toEqual([]);
    expect(second).toHaveProperty('x-ratelimit-remaining', '8');
  });
});

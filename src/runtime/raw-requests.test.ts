import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../api/index.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { toNodeHandler } from './node-handler.ts';

let server: HttpServer;
let served: string[] = [];
let logged: LogEntry[] = [];
const begun = new TextEncoder().encode('begun');

beforeAll(async () => {
  const log = (entry: LogEntry) => logged.push(entry);
  const handler = toNodeHandler({
    log,
    async fetch({ url }) {
      const { pathname } = new URL(url);
      served.push(pathname);
      if (pathname === '/broken') throw new Error('a secret of the inside');
      if (pathname === '/begun') return new Response(new ReadableStream({ start: (stream) => stream.enqueue(begun) }));
      return new Response('served');
    },
  });
  server = await startHttpServer({ handler, host: '127.0.0.1', port: 0, log });
});
afterAll(() => server.drain(0));
beforeEach(() => {
  served = [];
  logged = [];
});

/** Sends bytes as they are, and reads until the server closes the connection. */
async function send(bytes: string, later?: string, port = server.port) {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    if (later !== undefined && Buffer.concat(chunks).includes('begun')) socket.write(later);
  });
  socket.write(bytes);
  await once(socket, 'close');
  const [head = '', body = ''] = Buffer.concat(chunks).toString().split('\r\n\r\n', 2);
  return { head, body };
}

const get = (target: string, headers = 'Host: crosswalk\r\n') => `GET ${target} HTTP/1.1\r\n${headers}\r\n`;

function expectEnvelope({ head, body }: { head: string; body: string }, status: number, code: string): void {
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/json');
  const answer: unknown = JSON.parse(body);
  expect(answer).toMatchObject({ statusCode: status, code, request_id: expect.stringMatching(/^[\w.:-]{8,}$/) });
}

it.each<[what: string, fields: string, status: number, says: string]>([
  ['a transfer coding besides chunks', 'Transfer-Encoding: gzip, chunked\r\n', 400, 'Content-Encoding'],
  ['two hosts', 'HOST: a\r\n', 400, 'Host comes more than once'],
  ['an expectation that nobody knows', 'Expect: tea\r\n', 417, '100-continue'],
])('refuses %s, and says what to do', async (_what, fields, status, says) => {
  const answer = await send(get('/served', `Host: a\r\n${fields}`));
  expectEnvelope(answer, status, 'invalid_request');
  expect(answer.body).toContain(says);
  expect(served).toEqual([]);
});

it('has every header field, however many there are', async () => {
  let count = 0;
  const handler: RequestListener = ({ rawHeaders }, outgoing) => {
    count = rawHeaders.length / 2;
    outgoing.end();
  };
  const counting = await startHttpServer({ handler, host: '127.0.0.1', port: 0 });
  await send(get('/', `Host: a\r\nConnection: close\r\n${'a:b\r\n'.repeat(2500)}`), undefined, counting.port);
  await counting.drain(0);
  expect(count).toBe(2502);
});

describe('a path that would lead elsewhere when read as a URL', () => {
  it.each([
    '/custom/../api-token',
    '/custom/%2e%2e/api-token',
    '/custom/%2E%2E/api-token',
    '/custom/.%2e/api-token',
    '/custom/%2e./api-token',
    '/custom/%252e%252e/api-token',
    '/custom/..%2fapi-token',
    '/custom/..%5capi-token',
    '/custom/\\..\\api-token',
    '/custom/..\\api-token',
    '/custom/./x',
    '/custom/x/..',
    '/native/some-account/../../integrated-account',
    '//custom/..//api-token',
    'http://evil/api-token',
    'HTTPS://evil/api-token',
    '/native/some-account/x#y',
    '/custom/x?y#z',
  ])('is refused before routing: %s', async (target) => {
    expectEnvelope(await send(get(target)), 400, 'invalid_path');
    expect(served).toEqual([]);
  });

  it('is refused with the request id of the caller', async () => {
    const { body } = await send(get('/..', 'Host: crosswalk\r\nX-Request-Id: my-request-0001\r\n'));
    expect(JSON.parse(body)).toMatchObject({ request_id: 'my-request-0001' });
  });

  it('is told from a path that only looks like it', async () => {
    const headers = 'Host: crosswalk\r\nConnection: close\r\n';
    for (const target of ['/native/1/a%2Fb', '/custom/a..b', '//ping', '/x?y=/../']) {
      expect((await send(get(target, headers))).head).toContain('200 OK');
    }
    expect(served).toEqual(['/native/1/a%2Fb', '/custom/a..b', '//ping', '/x']);
  });
});

describe('what never becomes a request', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a malformed header field', 'GET / HTTP/1.1\r\nHost: x\r\nbad header: y\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    ['too many header fields', get('/', `Host: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n`)],
    ['no host', get('/', 'Connection: close\r\n')],
    ['a malformed host', get('/', 'Host: a b\r\nConnection: close\r\n')],
  ])('is answered in the envelope, and the connection closed: %s', async (_what, bytes) => {
    expectEnvelope(await send(bytes), 400, 'invalid_request');
    expect(served).toEqual([]);
  });

  it('is not answered into an answer that has begun', async () => {
    const { head, body } = await send(get('/begun'), 'hello\r\n\r\n');
    expect(head).toContain('200 OK');
    expect(body).toContain('begun');
    expect(body).not.toContain('HTTP');
  });
});

describe('the log of what never reached the routes', () => {
  const secret = 'cw_a_token_put_in_the_wrong_place';

  it.each([
    ['a dot segment', get(`/custom/../${secret}?api_key=${secret}`), 'GET', '/custom/…'],
    ['a path that is no route', get(`/${secret}/..`), 'GET', 'unknown'],
    ['another host', get(`http://evil/${secret}`), 'GET', 'unknown'],
    ['an over-long address', get(`/native/${secret}/${'x'.repeat(20_000)}`), 'GET', '/native/…'],
    ['a malformed header field', `POST /proxy/users?key=${secret} HTTP/1.1\r\nbad header\r\n\r\n`, 'POST', '/proxy/…'],
    ['no HTTP', `hello ${secret}\r\n\r\n`, 'unknown', 'unknown'],
    ['a malformed host', get(`/${secret}`, 'Host: a b\r\nConnection: close\r\n'), 'unknown', 'unknown'],
  ])('has one entry for %s, without any secret', async (_what, bytes, method, route) => {
    const { body } = await send(bytes);
    const answer: unknown = JSON.parse(body);
    const code = expect.stringMatching(/^invalid_(path|request)$/);
    expect(logged).toEqual([
      {
        level: 'info',
        message: 'request',
        request_id: expect.any(String),
        method,
        route,
        status: 400,
        milliseconds: 0,
        code,
      },
    ]);
    expect(answer).toMatchObject({ request_id: logged[0]?.['request_id'] });
    expect(JSON.stringify(logged)).not.toContain(secret);
  });
});

describe('a failure of the routes themselves', () => {
  it('is answered in the envelope, and keeps its cause inside', async () => {
    const answer = await send(get('/broken', 'Host: crosswalk\r\nConnection: close\r\n'));
    expectEnvelope(answer, 500, 'internal_error');
    expect(answer.body).not.toContain('secret');
    expect(logged).toMatchObject([{ level: 'error', status: 500, cause: expect.stringContaining('raw-requests') }]);
    expect(JSON.stringify(logged)).not.toContain('secret');
  });
});

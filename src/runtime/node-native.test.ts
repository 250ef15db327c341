import { EventEmitter, once } from 'node:events';
import { createServer, request as sendRequest, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import type { LogEntry, NativeRoute, PlainRequest } from '../api/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { serveNative } from './node-native.ts';

let server: Server;
const logs: LogEntry[] = [];
afterEach(() => {
  logs.length = 0;
  server.close();
  server.closeAllConnections();
});

/** Serves this route at any address, in an application that sets these header fields first; the port. */
async function listen(answer: NativeRoute['answer'], own: Record<string, string> = {}): Promise<number> {
  const native: NativeRoute = { match: (address) => address, answer };
  const log = (entry: LogEntry) => logs.push(entry);
  server = createServer((incoming, outgoing) => {
    for (const [name, value] of Object.entries(own)) outgoing.setHeader(name, value);
    void serveNative(native, incoming.url ?? '', incoming, outgoing, log);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  return address.port;
}

it('hands a short body over complete, and says of the length of an answer what its header fields say', async () => {
  const port = await listen(async ({ target, readBody }) => {
    const headers = target.endsWith('/measured') ? ([['Content-Length', '5']] as const) : [];
    return { status: 200, headers, body: await readBody() };
  });
  for (const [path, length] of [
    ['measured', '5'],
    ['in-chunks', null],
  ] as const) {
    const answer = await fetch(`http://127.0.0.1:${port}/native/a/${path}`, { method: 'POST', body: 'short' });
    expect(answer.headers.get('content-length')).toBe(length);
    expect(await answer.text()).toBe('short');
  }
});

it('keeps every value of a repeated field beside those of the application, which give way to the vendor’s', async () => {
  const headers = [
    ['Link', '</a>'],
    ['ETag', '"vendor"'],
    ['link', '</b>'],
  ] as const;
  const own = { 'X-Powered-By': 'Application', ETag: '"application"' };
  const port = await listen(async () => ({ status: 200, headers, body: null }), own);
  const answer = await fetch(`http://127.0.0.1:${port}/native/a/b`);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'x-powered-by': 'Application',
    link: '</a>, </b>',
    etag: '"vendor"',
  });
});

it.each([
  ['a short body', { 'content-length': 100 }],
  ['a streamed body', { 'transfer-encoding': 'chunked' }],
])('takes %s that breaks off for a caller who went away', async (_what, headers) => {
  const events = new EventEmitter();
  const port = await listen(async ({ readBody, signal }: PlainRequest) => {
    events.emit('begun');
    try {
      const body = await readBody();
      if (body instanceof ReadableStream) await new Response(body).arrayBuffer();
    } catch (error) {
      events.emit('failed', { error, signal });
    }
    return { status: 499, headers: [], body: null };
  });
  const begun = once(events, 'begun');
  const failed = once(events, 'failed');
  const sent = sendRequest({ port, host: '127.0.0.1', method: 'POST', headers }).on('error', () => {});
  sent.write('half');
  await begun;
  sent.destroy();
  const [{ error, signal }] = await failed;
  expect(signal.aborted).toBe(true);
  expect(error).toBe(signal.reason);
});

it('tells the log why an answer breaks off whose status has been sent', async () => {
  let breakOff = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const stalled = new CrosswalkError('remote_timeout', 'vendor.example sent no more of its answer within 60 s.');
      breakOff = () => controller.error(stalled);
    },
  });
  const headers = [['x-crosswalk-request-id', 'req_1']] as const;
  const port = await listen(async () => ({ status: 200, headers, body }));
  const answer = await fetch(`http://127.0.0.1:${port}/native/a/b`);
  expect(answer.status).toBe(200);
  breakOff();
  await expect(answer.text()).rejects.toThrow(TypeError);
  expect(logs).toEqual([
    {
      level: 'warn',
      message: 'An answer broke off: vendor.example sent no more of its answer within 60 s.',
      request_id: 'req_1',
      code: 'remote_timeout',
    },
  ]);
});

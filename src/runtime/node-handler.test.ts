import { EventEmitter, once } from 'node:events';
import { createServer, request as sendRequest, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../api/index.ts';
import { toNodeHandler } from './node-handler.ts';

const servers: Server[] = [];

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  return `http://127.0.0.1:${address.port}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
});

const echoAddress = async (request: Request) => new Response(new URL(request.url).pathname);

describe('a handler for Node', () => {
  it('leaves the global Request and Response of the application alone', async () => {
    const globals = [globalThis.Request, globalThis.Response];
    const url = await listen(toNodeHandler({ fetch: echoAddress }));
    await (await fetch(url)).text();
    expect([globalThis.Request, globalThis.Response]).toEqual(globals);
  });

  it('hands on method, path bytes, query, headers and body', async () => {
    const url = await listen(
      toNodeHandler({
        fetch: async (request) =>
          Response.json([request.method, request.url, request.headers.get('x-own'), await request.text()]),
      }),
    );
    const path = '/native/1/a%2Fb%c3%a9/~x?q=a%20b&q=+';
    const answer = await fetch(url + path, { method: 'PUT', headers: { 'x-own': 'ü' }, body: 'content' });
    expect(await answer.json()).toEqual(['PUT', url + path, 'ü', 'content']);
  });

  it('works under a mount path, which Connect and Express take off the address', async () => {
    const handler = toNodeHandler({ fetch: echoAddress });
    const url = await listen((incoming, outgoing) => {
      incoming.url = incoming.url?.slice('/crosswalk'.length) ?? '/';
      void handler(incoming, outgoing);
    });
    expect(await (await fetch(`${url}/crosswalk/health`)).text()).toBe('/health');
  });

  it('streams both ways', async () => {
    const url = await listen(
      toNodeHandler({ fetch: async ({ body }) => new Response(body, { headers: { 'content-type': 'text/plain' } }) }),
    );
    const sent = sendRequest(url, { method: 'POST' });
    sent.write('first');
    const [answer] = await once(sent, 'response');
    const chunks: string[] = [];
    answer.setEncoding('utf8').on('data', (chunk: string) => {
      chunks.push(chunk);
      if (chunks.length === 1) sent.end('second');
    });
    await once(answer, 'end');
    expect(chunks).toEqual(['first', 'second']);
  });

  it('tells Crosswalk when the caller hangs up', async () => {
    const signals = new EventEmitter();
    const handler = toNodeHandler({
      fetch(request) {
        signals.emit('begun', request.signal);
        return new Promise(() => {});
      },
    });
    const begun = once(signals, 'begun');
    const sent = sendRequest(await listen(handler)).on('error', () => {});
    sent.end();
    const [signal] = await begun;
    const aborted = once(signal, 'abort');
    sent.destroy();
    await aborted;
    expect(signal.aborted).toBe(true);
  });

  describe('a caller who hangs up', () => {
    /** The log of a request whose caller hangs up when these bytes have brought it to `fetch`, which then fails. */
    async function logOfHangUp(bytes: string): Promise<LogEntry[]> {
      const logged: LogEntry[] = [];
      const calls = new EventEmitter();
      const handler = toNodeHandler({
        log: (entry) => logged.push(entry),
        fetch({ signal }) {
          // The reason is whatever the adapter to Node gives, not always an error.
          return new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
            calls.emit('begun');
          });
        },
      });
      const url = await listen((incoming, outgoing) => {
        void handler(incoming, outgoing).finally(() => calls.emit('done'));
      });
      const begun = once(calls, 'begun');
      const done = once(calls, 'done');
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.write(bytes);
      await begun;
      socket.destroy();
      await done;
      return logged;
    }

    it.each([
      ['waits for the answer', 'GET /custom/users HTTP/1.1\r\nHost: a\r\n\r\n'],
      ['has sent a part of the body', 'POST /proxy/users HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{"a"'],
    ])('is no failure of ours where it %s: no error is logged', async (_what, bytes) => {
      expect(await logOfHangUp(bytes)).toEqual([]);
    });
  });

  it('logs a failure of ours while the caller waits', async () => {
    const logged: LogEntry[] = [];
    const fetchFails = () => Promise.reject(new Error('a secret of the inside'));
    const url = await listen(toNodeHandler({ log: (entry) => logged.push(entry), fetch: fetchFails }));
    expect((await fetch(url)).status).toBe(500);
    expect(logged).toMatchObject([{ level: 'error', status: 500, code: 'internal_error' }]);
  });

  it.each([
    ['/unified/user-directory/users/a%2F..%2Fb', 'GET /unified/user-directory/users?ids='],
    ['/crosswalk/unified/user-directory/users/%2e%2e', 'GET /unified/user-directory/users?ids='],
    ['/unified/user-directory/users/a\\b', 'Send a plain path'],
    ['/custom/%2e%2e?x=/unified/', 'Send a plain path'],
  ])('says of %s, which it refuses, what to do in its place', async (target, advice) => {
    const url = await listen(toNodeHandler({ fetch: echoAddress }));
    const { port } = new URL(url);
    const message = await new Promise<string>((resolve, reject) => {
      const sent = sendRequest({ port, path: target }, (answer) => text(answer).then(resolve, reject));
      sent.on('error', reject).end();
    });
    expect(message).toContain('"code":"invalid_path"');
    expect(message).toContain(advice);
  });

  it('settles when it has done with a request, also of a caller who has gone', async () => {
    let finish = () => {};
    const answer = new Promise<Response>((resolve) => (finish = () => resolve(new Response('late'))));
    const handler = toNodeHandler({ fetch: () => answer });
    const calls = new EventEmitter();
    const gone = once(calls, 'gone');
    let isDone = false;
    let handled = Promise.resolve();
    const url = await listen((incoming, outgoing) => {
      handled = handler(incoming, outgoing).finally(() => (isDone = true));
      outgoing.once('close', () => calls.emit('gone'));
      sent.destroy();
    });
    const sent = sendRequest(url).on('error', () => {});
    sent.end();
    await gone;
    expect(isDone).toBe(false);
    finish();
    await handled;
  });

  describe('when somebody else has read the body', () => {
    async function postReadBody(next?: (error: unknown) => void): Promise<Response> {
      const handler = toNodeHandler({ fetch: echoAddress });
      const url = await listen((incoming, outgoing) => {
        incoming.resume().on('end', () => {
          void handler(incoming, outgoing, next && ((error) => (next(error), outgoing.end('handled'))));
        });
      });
      return fetch(url, { method: 'POST', body: '{}' });
    }

    it('says so to the application', async () => {
      const errors: unknown[] = [];
      await postReadBody((error) => errors.push(error));
      expect(String(errors[0])).toContain('mount Crosswalk before body parsers');
    });

    it('answers 500 where nobody listens', async () => {
      expect((await postReadBody()).status).toBe(500);
    });
  });
});

import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpServer, type HttpServerOptions, startHttpServer } from './http-server.ts';

type Handler = HttpServerOptions['handler'];

/** Milliseconds that no test may take: one that waits for so long fails. */
const tooLong = 600_000;

let server: HttpServer | undefined;
afterEach(() => server?.drain(0));

async function start(handler: Handler): Promise<{ server: HttpServer; url: string }> {
  server = await startHttpServer({ handler, host: '127.0.0.1', port: 0 });
  return { server, url: `http://127.0.0.1:${server.port}` };
}

/** A handler that begins each answer at once and leaves its end to the test. */
function openEnded(): { handler: Handler; begun: ServerResponse[] } {
  const begun: ServerResponse[] = [];
  return {
    begun,
    handler(_incoming, outgoing) {
      outgoing.write('begun ');
      begun.push(outgoing);
    },
  };
}

describe('drain', () => {
  it('takes no more connections, and waits for answers under way although their callers keep connections open', async () => {
    const { handler, begun } = openEnded();
    const { server, url } = await start(handler);
    const answers = [fetch(url), fetch(url)];
    await expect.poll(() => begun.length).toBe(2);
    const drained = server.drain(tooLong);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    for (const outgoing of begun) outgoing.end('ended');
    for (const answer of answers) expect(await (await answer).text()).toBe('begun ended');
    expect(await drained).toBe(0);
  });

  it('closes idle connections at once', async () => {
    const { server, url } = await start((_incoming, outgoing) => {
      outgoing.end('done');
    });
    expect(await (await fetch(url)).text()).toBe('done');
    expect(await server.drain(tooLong)).toBe(0);
  });

  it('cuts off what is not finished in time, and says how much; a second call may hurry', async () => {
    const { handler, begun } = openEnded();
    const { server, url } = await start(handler);
    const answers = [fetch(url), fetch(url)].map(async (answer) => (await answer).text());
    const outcomes = Promise.allSettled(answers);
    await expect.poll(() => begun.length).toBe(2);
    const drained = server.drain(tooLong);
    const hurried = server.drain(0);
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([await drained, await hurried]).toEqual([2, 2]);
  });
});

describe.each([
  ['has sent nothing', ''],
  ['has sent a part of a head', 'GET /re'],
])('drain with a connection that %s', (_what, sent) => {
  /** Opens the connection; a request that was answered later shows that the server has taken it. */
  async function open(port: number): Promise<Socket> {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    await once(socket, 'connect');
    if (sent !== '') await new Promise((resolve) => socket.write(sent, resolve));
    return socket;
  }

  it('does not wait for it', async () => {
    const { server, url } = await start((_incoming, outgoing) => {
      outgoing.end('done');
    });
    const closed = once(await open(server.port), 'close');
    await (await fetch(url)).text();
    expect(await server.drain(tooLong)).toBe(0);
    await closed;
  });

  it('still answers a request under way on another', async () => {
    const { handler, begun } = openEnded();
    const { server, url } = await start(handler);
    const closed = once(await open(server.port), 'close');
    const answer = fetch(url);
    await expect.poll(() => begun.length).toBe(1);
    const drained = server.drain(tooLong);
    await new Promise((resolve) => setImmediate(resolve));
    begun[0]?.end('ended');
    expect(await (await answer).text()).toBe('begun ended');
    expect(await drained).toBe(0);
    await closed;
  });
});

describe('drain of requests whose callers have gone', () => {
  /** A handler that answers nothing, and is done with each request when the test says so. */
  function answerless(): { handler: Handler; done: (() => void)[] } {
    const done: (() => void)[] = [];
    return { done, handler: () => new Promise((resolve) => done.push(resolve)) };
  }

  /** Two requests whose callers have hung up, as the server knows. */
  async function startAbandoned() {
    const { handler, done } = answerless();
    const closed: Promise<unknown>[] = [];
    const { server, url } = await start((incoming, outgoing) => {
      closed.push(once(outgoing, 'close'));
      return handler(incoming, outgoing);
    });
    const callers = new AbortController();
    const answers = Promise.allSettled([1, 2].map(() => fetch(url, { signal: callers.signal })));
    await expect.poll(() => done.length).toBe(2);
    callers.abort();
    await answers;
    await Promise.all(closed);
    return { server, done };
  }

  it('waits until the handler is done with them', async () => {
    const { server, done } = await startAbandoned();
    let isDrained = false;
    const drained = server.drain(tooLong).finally(() => (isDrained = true));
    done[0]?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDrained).toBe(false);
    done[1]?.();
    expect(await drained).toBe(0);
  });

  it('waits no longer than it may, and says how many were left, each once', async () => {
    const { server, done } = await startAbandoned();
    const drained = server.drain(tooLong);
    done[0]?.();
    expect(await Promise.all([server.drain(0), server.drain(0), drained])).toEqual([1, 1, 1]);
    done[1]?.();
  });
});

describe('a port that cannot be had', () => {
  it('is told in one line when it is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const attempt = startHttpServer({ handler: () => {}, host: '127.0.0.1', port });
    await expect(attempt).rejects.toThrow(`Port ${port} is taken by another program. Choose another with PORT.`);
    other.close();
  });

  it('is told in one line when the address is not of this machine', async () => {
    const attempt = startHttpServer({ handler: () => {}, host: '192.0.2.1', port: 0 });
    await expect(attempt).rejects.toThrow('This machine has no address 192.0.2.1. Choose another with CROSSWALK_HOST.');
  });
});

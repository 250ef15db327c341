import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from './http-server.ts';

let server: HttpServer | undefined;
afterEach(() => server?.drain(0));

async function start(handler: RequestListener): Promise<{ server: HttpServer; url: string }> {
  server = await startHttpServer({ handler, host: '127.0.0.1', port: 0 });
  return { server, url: `http://127.0.0.1:${server.port}` };
}

/** A handler that begins each answer at once and leaves its end to the test. */
function openEnded(): { handler: RequestListener; begun: ServerResponse[] } {
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
    const drained = server.drain(60_000);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    for (const outgoing of begun) outgoing.end('ended');
    for (const answer of answers) expect(await (await answer).text()).toBe('begun ended');
    expect(await drained).toBe(0);
  });

  it('closes idle connections at once', async () => {
    const { server, url } = await start((_incoming, outgoing) => outgoing.end('done'));
    expect(await (await fetch(url)).text()).toBe('done');
    expect(await server.drain(60_000)).toBe(0);
  });

  it('cuts off what is not finished in time, and says how much; a second call may hurry', async () => {
    const { handler, begun } = openEnded();
    const { server, url } = await start(handler);
    const answers = [fetch(url), fetch(url)].map(async (answer) => (await answer).text());
    const outcomes = Promise.allSettled(answers);
    await expect.poll(() => begun.length).toBe(2);
    const drained = server.drain(60_000);
    const hurried = server.drain(0);
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([await drained, await hurried]).toEqual([2, 2]);
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

import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { readBody } from '../egress/index.ts';
import { closeAll, listen, listenRaw, setUp, signalled, streamOf } from './node-transport-test-kit.ts';

afterEach(closeAll);

/** Sends so many requests to another server, one after the other: what is under way elsewhere gets on meanwhile. */
async function exchangeOthers(count: number): Promise<void> {
  const { port } = await listen((_request, response) => response.end());
  const { send } = setUp();
  for (let index = 0; index < count; index += 1) await send(`http://127.0.0.1:${port}/`);
}

const megabyte = Buffer.alloc(1024 * 1024, 'x');

describe('answers', () => {
  test('are handed over complete when they came at once, as a stream when there is more to come', async () => {
    const { port } = await listen((request, response) => {
      response.end(request.url === '/short' ? 'short' : megabyte);
    });
    const { send } = setUp();
    const short = await send(`http://127.0.0.1:${port}/short`);
    expect(short.body).toBeInstanceOf(Uint8Array);
    const long = await send(`http://127.0.0.1:${port}/long`);
    expect(long.body).toBeInstanceOf(ReadableStream);
    expect(megabyte.equals(await readBody(long, megabyte.length))).toBe(true);
  });

  test('are handed over part by part when they come so, however short', async () => {
    const parts = signalled<ServerResponse>();
    const { port } = await listen((_request, response) => {
      response.writeHead(200, { 'content-length': '8' }).flushHeaders();
      parts.resolve(response);
    });
    const { body } = await setUp().send(`http://127.0.0.1:${port}/`);
    const reader = streamOf(body).getReader();
    const response = await parts.promise;
    for (const part of ['one', 'three']) {
      response.write(part);
      expect(await reader.read()).toEqual({ done: false, value: Buffer.from(part) });
    }
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  test('of unannounced length are handed over complete when they came at once', async () => {
    const port = await listenRaw((socket) => {
      socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n');
    });
    const { body } = await setUp().send(`http://127.0.0.1:${port}/`);
    expect(body).toEqual(Buffer.from('hello'));
  });

  test('keep each field as sent: order, spelling, several values, raw bytes', async () => {
    const port = await listenRaw((socket) => {
      const head =
        'HTTP/1.1 200 OK\r\nSet-Cookie: b=2, x\r\nX-Name: caf\xe9\r\nset-cookie: a=1\r\nContent-Length: 0\r\n\r\n';
      socket.end(Buffer.from(head, 'latin1'));
    });
    expect((await setUp().send(`http://127.0.0.1:${port}/`)).headers).toEqual([
      ['Set-Cookie', 'b=2, x'],
      ['X-Name', 'caf\xe9'],
      ['set-cookie', 'a=1'],
      ['Content-Length', '0'],
    ]);
  });

  test('keep the bytes of an encoded body', async () => {
    const encoded = Buffer.from([0x1f, 0x8b, 0, 255, 1]);
    const { port } = await listen((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(encoded);
    });
    const answer = await setUp().send(`http://127.0.0.1:${port}/`);
    expect(answer.headers).toContainEqual(['content-encoding', 'gzip']);
    expect(encoded.equals(await readBody(answer, 10))).toBe(true);
  });

  test.each([
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 304],
  ])('to %s with status %i have no body', async (method, status) => {
    const { port } = await listen((_request, response) => {
      response.writeHead(status, method === 'HEAD' ? { 'content-length': '5000000' } : {}).end();
    });
    expect(await setUp().send(`http://127.0.0.1:${port}/`, { method })).toMatchObject({ status, body: null });
  });

  test('are told from the hints that come before them', async () => {
    const hinted = signalled();
    const { port } = await listen(async (_request, response) => {
      response.writeEarlyHints({ link: '</a.css>; rel=preload' });
      hinted.resolve();
      await exchangeOthers(20);
      response.end('answer');
    });
    const sending = setUp().send(`http://127.0.0.1:${port}/`);
    await hinted.promise;
    expect(await sending).toMatchObject({ status: 200, body: Buffer.from('answer') });
  });

  test('are read no faster than their reader reads', async () => {
    const full = signalled();
    let written = 0;
    const { port } = await listen((_request, response) => {
      const write = () => {
        for (;;) {
          written += megabyte.length;
          if (!response.write(megabyte)) break;
        }
        if (written > 64 * megabyte.length) response.end();
      };
      response.on('drain', write);
      write();
      full.resolve();
    });
    const reader = streamOf((await setUp().send(`http://127.0.0.1:${port}/`)).body).getReader();
    await full.promise;
    await reader.read();
    await exchangeOthers(500);
    // Sixty-four megabytes are on offer; what is not asked for stays with the sender, but for what buffers hold.
    expect(written).toBeLessThan(32 * megabyte.length);
    let received = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) received += read.value.length;
    expect(received).toBeGreaterThan(60 * megabyte.length);
  });
});

describe('an exchange ends early', () => {
  test('when the caller aborts: the connection closes and the answer’s body fails with the reason', async () => {
    const closed = signalled();
    const { port } = await listen((_request, response) => {
      response.on('close', () => closed.resolve());
      response.write(megabyte);
    });
    const caller = new AbortController();
    const { body } = await setUp().send(`http://127.0.0.1:${port}/`, { signal: caller.signal });
    const reader = streamOf(body).getReader();
    await reader.read();
    const reason = new Error('enough');
    caller.abort(reason);
    await expect(reader.read()).rejects.toBe(reason);
    await closed.promise;
  });

  test('when the reader gives up: the connection closes', async () => {
    const closed = signalled();
    const { port } = await listen((_request, response) => {
      response.on('close', () => closed.resolve());
      response.write(megabyte);
    });
    const { body } = await setUp().send(`http://127.0.0.1:${port}/`);
    await streamOf(body).cancel();
    await expect(closed.promise).resolves.toBeUndefined();
  });

  test('when the vendor does not answer in time: the connection closes', async () => {
    const arrived = signalled();
    const closed = signalled();
    const { port } = await listen((_request, response) => {
      response.on('close', () => closed.resolve());
      arrived.resolve();
    });
    const { send, pass } = setUp();
    const sending = send(`http://127.0.0.1:${port}/`, { method: 'POST', timeouts: { headers: 123 } });
    await arrived.promise;
    pass(123);
    await expect(sending).rejects.toMatchObject({ code: 'remote_timeout', retryable: false });
    await closed.promise;
  });

  test('when the vendor stops in the middle of a short answer: as that, not as no answer', async () => {
    const closed = signalled();
    const { port } = await listen((_request, response) => {
      response.on('close', () => closed.resolve());
      response.writeHead(200, { 'content-length': '8' }).write('half');
    });
    const { send, pass, runs } = setUp();
    const { status, body } = await send(`http://127.0.0.1:${port}/`, { timeouts: { idle: 123 } });
    expect(status).toBe(200);
    const reader = streamOf(body).getReader();
    expect(await reader.read()).toEqual({ done: false, value: Buffer.from('half') });
    const next = reader.read();
    await runs(123);
    pass(123);
    const message = `127.0.0.1:${port} sent no more of its answer within 0.123 s.`;
    await expect(next).rejects.toMatchObject({ code: 'remote_timeout', message });
    await closed.promise;
  });

  test('when no connection is free in time: nothing is sent, and the connection serves the next one', async () => {
    const first = signalled();
    const release = signalled();
    const targets: (string | undefined)[] = [];
    const { port, connections } = await listen(async (request, response) => {
      targets.push(request.url);
      first.resolve();
      await release.promise;
      response.end('ok');
    });
    const { send, pass } = setUp({ connections: 1 });
    const one = send(`http://127.0.0.1:${port}/one`);
    await first.promise;
    const body = new Blob(['two']).stream();
    const two = send(`http://127.0.0.1:${port}/two`, { method: 'POST', body, timeouts: { connect: 123 } });
    pass(123);
    await expect(two).rejects.toMatchObject({ code: 'remote_timeout', retryable: true });
    release.resolve();
    await one;
    await send(`http://127.0.0.1:${port}/three`);
    expect(targets).toEqual(['/one', '/three']);
    expect(connections).toHaveLength(1);
  });

  test('when the connection is cut within the body', async () => {
    const port = await listenRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${megabyte.length}\r\n\r\nonly this`);
      socket.end();
    });
    const answer = await setUp().send(`http://127.0.0.1:${port}/`);
    await expect(readBody(answer, megabyte.length)).rejects.toMatchObject({ code: 'remote_failed' });
  });

  test('when the answer is not HTTP', async () => {
    const port = await listenRaw((socket) => socket.end('220 mail.vendor.example ESMTP\r\n'));
    const sending = setUp().send(`http://127.0.0.1:${port}/`, { method: 'POST' });
    await expect(sending).rejects.toMatchObject({ code: 'remote_failed', retryable: false });
  });

  test('when nobody listens: as repeatable', async () => {
    const { port, server } = await listen(() => {});
    server.close();
    await once(server, 'close');
    await expect(setUp().send(`http://127.0.0.1:${port}/`, { method: 'POST' })).rejects.toMatchObject({
      code: 'remote_failed',
      retryable: true,
      message: `The call to 127.0.0.1:${port} failed: the connection was refused.`,
    });
  });

  test('when the transport is closed before a connection was looked for', async () => {
    const { port, connections } = await listen((_request, response) => response.end());
    const { send, network } = setUp();
    const sending = send(`http://127.0.0.1:${port}/`);
    await Promise.all([expect(sending).rejects.toMatchObject({ code: 'unavailable' }), network.close()]);
    expect(connections).toEqual([]);
  });

  test('when the transport is closed, and later requests are refused', async () => {
    const arrived = signalled();
    const { port } = await listen(() => arrived.resolve());
    const { send, network } = setUp();
    const sending = send(`http://127.0.0.1:${port}/`);
    await arrived.promise;
    await Promise.all([expect(sending).rejects.toMatchObject({ code: 'remote_failed' }), network.close()]);
    await expect(send(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

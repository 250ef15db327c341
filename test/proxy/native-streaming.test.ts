import { once } from 'node:events';
import { type IncomingMessage } from 'node:http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Live } from './live.ts';
import { type Upstream } from './upstream.ts';
import { useLive } from './use-live.ts';

let live: Live;
let upstream: Upstream;
let target: string;
let headers: string[];

useLive(({ account, ...started }) => {
  ({ live, upstream, bearer: headers } = started);
  target = `/native/${account}/stream`;
});
beforeEach(() => {
  // The adapter between Node and the Web's streams tells the console of every connection that breaks.
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'info').mockReturnValue();
});

async function nextChunk(stream: IncomingMessage): Promise<string> {
  const [chunk] = await once(stream, 'data');
  return String(chunk);
}

const chunk = Buffer.alloc(64 * 1024, 'x');
const large = 50 * 1024 * 1024;
/** What the system itself keeps of two connections whose other end does not read, with room to spare. */
const onTheWay = 25 * 1024 * 1024;

/** Writes 50 MiB no faster than they are taken. */
function writeLarge(stream: NodeJS.WritableStream) {
  const progress = { written: 0 };
  const done = (async () => {
    while (progress.written < large) {
      if (!stream.write(chunk)) await once(stream, 'drain');
      progress.written += chunk.length;
    }
    stream.end();
  })();
  return { progress, done };
}

/** How much was taken when nothing more is taken: a thousand turns of the event loop bring no progress. */
async function takenWhenStalled(progress: { written: number }): Promise<number> {
  let last = -1;
  for (let idle = 0; idle < 1000 && progress.written < large; idle += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (progress.written !== last) idle = 0;
    last = progress.written;
  }
  return progress.written;
}

async function lengthOf(stream: AsyncIterable<Buffer>): Promise<number> {
  let length = 0;
  for await (const part of stream) length += part.length;
  return length;
}

describe('bodies on their way', () => {
  it('reach the vendor chunk by chunk, the first before the last is sent', async () => {
    const arrival = upstream.next();
    const outgoing = live.open({ method: 'POST', target, headers: [...headers, 'Transfer-Encoding', 'chunked'] });
    outgoing.write('first');
    const { request, response } = await arrival;
    expect(await nextChunk(request)).toBe('first');
    outgoing.end('last');
    expect(await nextChunk(request)).toBe('last');
    response.end();
    await once(outgoing, 'response');
  });

  it('reach the caller chunk by chunk, the first before the last is sent', async () => {
    const arrival = upstream.next();
    const outgoing = live.open({ target, headers });
    outgoing.end();
    const { response } = await arrival;
    response.write('first');
    const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
    if (incoming === undefined) throw new Error('there is no answer');
    expect(await nextChunk(incoming)).toBe('first');
    response.end('last');
    expect(await nextChunk(incoming)).toBe('last');
  });

  it('reach the caller part by part when they are short and of known length, the header fields before the first', async () => {
    const arrival = upstream.next();
    const outgoing = live.open({ target, headers });
    outgoing.end();
    const { response } = await arrival;
    response.writeHead(200, { 'content-length': '9' }).flushHeaders();
    const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
    if (incoming === undefined) throw new Error('there is no answer');
    expect(incoming.headers['content-length']).toBe('9');
    response.write('first');
    expect(await nextChunk(incoming)).toBe('first');
    response.end('last');
    expect(await nextChunk(incoming)).toBe('last');
  });

  it('of 50 MB to a vendor who does not read are not taken from the caller, and arrive when the vendor reads', async () => {
    const arrival = upstream.next();
    const outgoing = live.open({ method: 'POST', target, headers: [...headers, 'Transfer-Encoding', 'chunked'] });
    const { progress, done } = writeLarge(outgoing);
    const { request, response } = await arrival;
    expect(await takenWhenStalled(progress)).toBeLessThan(onTheWay);
    expect(await lengthOf(request)).toBe(large);
    response.end();
    await Promise.all([done, once(outgoing, 'response')]);
  });

  it('of 50 MB to a caller who does not read are not taken from the vendor, and arrive when the caller reads', async () => {
    const arrival = upstream.next();
    const outgoing = live.open({ target, headers });
    outgoing.end();
    const { response } = await arrival;
    const { progress, done } = writeLarge(response);
    const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
    if (incoming === undefined) throw new Error('there is no answer');
    expect(await takenWhenStalled(progress)).toBeLessThan(onTheWay);
    expect(await lengthOf(incoming)).toBe(large);
    await done;
  });
});

describe('a caller who goes away', () => {
  it('before the answer ends the call at the vendor', async () => {
    const arrival = upstream.next();
    const outgoing = live.open({ target, headers });
    outgoing.on('error', () => {});
    outgoing.end();
    const { response } = await arrival;
    const closed = once(response, 'close');
    outgoing.destroy();
    await closed;
    expect(response.writableFinished).toBe(false);
  });

  it('in the middle of the answer ends the call at the vendor', async () => {
    const arrival = upstream.next();
    const outgoing = live.open({ target, headers });
    outgoing.on('error', () => {});
    outgoing.end();
    const { response } = await arrival;
    response.write('first');
    const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
    incoming?.on('error', () => {});
    const closed = once(response, 'close');
    incoming?.destroy();
    await closed;
    expect(response.writableFinished).toBe(false);
  });

  it('in the middle of the body never makes it look complete', async () => {
    const arrival = upstream.next();
    const outgoing = live.open({ method: 'POST', target, headers: [...headers, 'Transfer-Encoding', 'chunked'] });
    outgoing.on('error', () => {});
    outgoing.write('half');
    const { request } = await arrival;
    const failed = once(request, 'error');
    outgoing.destroy();
    await failed;
    expect(request.complete).toBe(false);
  });
});

describe('a vendor who breaks off', () => {
  it('before the answer is told as its failure', async () => {
    upstream.answerWith((request) => void request.socket.destroy());
    const answer = await live.send({ method: 'POST', target, headers });
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      statusCode: 502,
      code: 'remote_failed',
      truto_is_remote_error: true,
      retryable: false,
    });
  });

  it('within the text of an error, which is looked through before it is handed on, is told as its failure', async () => {
    upstream.answerWith((request, response) => {
      response.writeHead(400, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    });
    const answer = await live.send({ method: 'POST', target, headers });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ statusCode: 502, code: 'remote_failed' });
  });

  it.each([
    ['a short length', { 'content-length': '100' }],
    ['a known length', { 'content-length': '1000000' }],
    ['an unknown length', {}],
  ])('within a streamed answer of %s breaks the answer off there', async (_, fields) => {
    const arrival = upstream.next();
    const outgoing = live.open({ target, headers });
    outgoing.end();
    const { request, response } = await arrival;
    response.writeHead(200, { 'content-type': 'text/plain', ...fields });
    response.write('half');
    const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
    if (incoming === undefined) throw new Error('there is no answer');
    let text = '';
    incoming.on('data', (part) => (text += String(part)));
    await once(incoming, 'data');
    const failed = once(incoming, 'error');
    request.socket.destroy();
    await failed;
    expect(incoming.complete).toBe(false);
    expect(text).toBe('half');
  });
});

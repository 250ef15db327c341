import { once } from 'node:events';
import { type IncomingMessage } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Live, startLive } from './live.ts';
import { startUpstream, type Upstream } from './upstream.ts';

let live: Live;
let upstream: Upstream;
let target: string;
let headers: string[];

beforeAll(async () => {
  [live, upstream] = await Promise.all([startLive(), startUpstream()]);
  const account = await live.link('braze', { instance: 'US-01', api_key: 'vendor-secret-key' }, { rest: upstream.url });
  target = `/native/${account}/stream`;
  headers = ['Authorization', `Bearer ${live.harness.token}`];
});
afterAll(async () => {
  await live.close();
  await upstream.close();
});
beforeEach(() => upstream.reset());

async function nextChunk(stream: IncomingMessage): Promise<string> {
  const [chunk] = await once(stream, 'data');
  return String(chunk);
}

const chunk = Buffer.alloc(64 * 1024, 'x');
const chunks = 800;
/** How often memory is measured, in chunks. */
const measured = 80;
/** Room for what is on its way at any moment, far below the 50 MiB that pass. */
const mostMemory = 12 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** Memory that is really in use. */
function memory(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  const { arrayBuffers, external, heapUsed } = process.memoryUsage();
  return arrayBuffers + external + heapUsed;
}

/** Writes 50 MiB no faster than they are taken, and tells the most memory that was in use meanwhile. */
async function writeLarge(stream: NodeJS.WritableStream): Promise<number> {
  let most = 0;
  for (let written = 0; written < chunks; written += 1) {
    if (!stream.write(chunk)) await once(stream, 'drain');
    if (written % measured === 0) most = Math.max(most, memory());
  }
  stream.end();
  return most;
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

  it('of 50 MB to the vendor are never held', async () => {
    const arrival = upstream.next();
    const outgoing = live.open({ method: 'POST', target, headers: [...headers, 'Transfer-Encoding', 'chunked'] });
    outgoing.flushHeaders();
    const before = memory();
    const writing = writeLarge(outgoing);
    const { request, response } = await arrival;
    expect(await lengthOf(request)).toBe(chunks * chunk.length);
    response.end();
    await once(outgoing, 'response');
    expect((await writing) - before).toBeLessThan(mostMemory);
  });

  it('of 50 MB to the caller are never held', async () => {
    const arrival = upstream.next();
    const outgoing = live.open({ target, headers });
    outgoing.end();
    const { response } = await arrival;
    const before = memory();
    response.flushHeaders();
    const writing = writeLarge(response);
    const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
    if (incoming === undefined) throw new Error('there is no answer');
    expect(await lengthOf(incoming)).toBe(chunks * chunk.length);
    expect((await writing) - before).toBeLessThan(mostMemory);
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

  it('within a short answer is told as its failure', async () => {
    upstream.answerWith((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    });
    const answer = await live.send({ method: 'POST', target, headers });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ statusCode: 502, code: 'remote_failed' });
  });

  it.each([
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

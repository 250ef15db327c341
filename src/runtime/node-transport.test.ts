import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { parseEgressAllow } from '../egress/index.ts';
import { closeAll, createTransport, listen, listenRaw, setUp, signalled, streamOf } from './node-transport-test-kit.ts';

afterEach(closeAll);

describe('requests', () => {
  test('arrive as they were given', async () => {
    const arrived = signalled<{ raw: string[]; body: string; target: string | undefined }>();
    const { port } = await listen(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      arrived.resolve({ raw: request.rawHeaders, body: Buffer.concat(chunks).toString(), target: request.url });
      response.end();
    });
    await setUp().send(`http://127.0.0.1:${port}/a%2Fb?c=%20d`, {
      method: 'POST',
      headers: [
        ['X-Two', '1'],
        ['x-two', '2'],
      ],
      body: new TextEncoder().encode('body'),
    });
    const { raw, body, target } = await arrived.promise;
    expect([body, target]).toEqual(['body', '/a%2Fb?c=%20d']);
    const sent = `host 127.0.0.1:${port} X-Two 1 x-two 2 content-length 4`;
    expect(raw.join(' ')).toBe(sent);
  });

  test('stream while the answer streams back', async () => {
    const { port } = await listen((request, response) => {
      response.flushHeaders();
      request.pipe(response);
    });
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const answer = await Promise.all([
      setUp().send(`http://127.0.0.1:${port}/`, { method: 'POST', body: readable }),
      writer.write(Buffer.from('first')),
    ]);
    const reader = streamOf(answer[0].body).getReader();
    expect(await reader.read()).toEqual({ done: false, value: Buffer.from('first') });
    await writer.write(Buffer.from('second'));
    expect(await reader.read()).toEqual({ done: false, value: Buffer.from('second') });
    await writer.close();
    expect(await reader.read()).toMatchObject({ done: true });
  });

  test('keep the connection for the next one', async () => {
    const { port, connections } = await listen((_request, response) => response.end('ok'));
    const { send } = setUp({ connections: 1 });
    await send(`http://127.0.0.1:${port}/`);
    await send(`http://127.0.0.1:${port}/`);
    expect(connections).toHaveLength(1);
  });

  test('survive a body that breaks after the answer', async () => {
    const { port } = await listen((_request, response) => response.writeHead(413).end('too large'));
    const upload = signalled<ReadableStreamDefaultController<Uint8Array>>();
    const body = new ReadableStream<Uint8Array>({ start: (controller) => upload.resolve(controller) });
    const feed = await upload.promise;
    feed.enqueue(Buffer.from('part'));
    const { send } = setUp();
    expect(await send(`http://127.0.0.1:${port}/`, { method: 'POST', body })).toMatchObject({ status: 413 });
    feed.error(new Error('broke later'));
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 413 });
  });

  test('never look complete when their body breaks off', async () => {
    const arrived = signalled();
    const outcome = signalled<{ complete: boolean }>();
    const { port } = await listen((request) => {
      request.on('data', () => arrived.resolve());
      request.on('error', () => outcome.resolve({ complete: request.complete }));
      request.on('end', () => outcome.resolve({ complete: true }));
    });
    const upload = signalled<ReadableStreamDefaultController<Uint8Array>>();
    const body = new ReadableStream<Uint8Array>({ start: (controller) => upload.resolve(controller) });
    const feed = await upload.promise;
    feed.enqueue(Buffer.from('part'));
    const sending = setUp().send(`http://127.0.0.1:${port}/`, { method: 'POST', body });
    await arrived.promise;
    const broken = new Error('the client went away');
    feed.error(broken);
    await expect(sending).rejects.toBe(broken);
    expect(await outcome.promise).toEqual({ complete: false });
  });
});

describe('addresses', () => {
  const url = 'https://api.vendor.example/';

  test.each([
    ['loopback', ['127.0.0.1']],
    ['metadata', ['169.254.169.254']],
    ['a mapped address', ['::ffff:127.0.0.1']],
    ['a zone id', ['fe80::1%lo']],
    ['one bad address among good ones', ['93.184.216.34', '10.0.0.1']],
    ['what is no address', ['127.1']],
  ])('refuse a host that resolves to %s', async (_what, addresses) => {
    const { send } = setUp({ lookup: async () => addresses }, { allow: [] });
    await expect(send(url)).rejects.toMatchObject({ code: 'egress_refused' });
  });

  test('that are refused see no connection', async () => {
    const { port, connections } = await listen(() => {});
    const { send } = setUp({ lookup: async () => ['127.0.0.1'] }, { allow: [] });
    const network = createTransport({ lookup: async () => ['127.0.0.1'] });
    await expect(send(url)).rejects.toMatchObject({ code: 'egress_refused' });
    const refusal = new Error('refused');
    const direct = network.send({
      url: new URL(`http://127.0.0.1:${port}/`),
      method: 'GET',
      headers: [],
      body: null,
      signal: new AbortController().signal,
      checkAddress() {
        throw refusal;
      },
      sending() {},
    });
    await expect(direct).rejects.toBe(refusal);
    expect(connections).toEqual([]);
  });

  test('are resolved once per connection, and the one that was checked is connected to', async () => {
    const good = await listen((request, response) => response.end(request.headers.host));
    const bad = await listen(() => {}, '127.0.0.2', good.port);
    // The name points to a good address when it is first asked for, and to a bad one ever after.
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const asked: string[] = [];
    const network = createTransport({
      connections: 1,
      async lookup(host) {
        asked.push(host);
        return answers.shift() ?? ['127.0.0.2'];
      },
    });
    const refusal = new Error('refused');
    const checkAddress = (address: string) => {
      if (address !== '127.0.0.1') throw refusal;
    };
    const send = () =>
      network.send({
        url: new URL(`http://api.vendor.example:${good.port}/`),
        method: 'GET',
        headers: [],
        body: null,
        signal: new AbortController().signal,
        checkAddress,
        sending() {},
      });
    expect(await send()).toMatchObject({ body: Buffer.from(`api.vendor.example:${good.port}`) });
    expect(asked).toEqual(['api.vendor.example']);
    const [connection] = good.connections;
    if (connection === undefined) throw new Error('There was no connection.');
    // The kept connection is reused without asking; once it is gone, the name is asked for and checked again.
    await send();
    expect([asked.length, good.connections.length]).toEqual([1, 1]);
    const gone = once(connection, 'close');
    good.server.closeIdleConnections();
    await gone;
    await expect(send()).rejects.toBe(refusal);
    expect([asked.length, good.connections.length, bad.connections.length]).toEqual([2, 1, 0]);
  });

  test('are no way to borrow a connection that another policy opened', async () => {
    const { port, connections } = await listen((_request, response) => response.end('ok'));
    const network = createTransport();
    const exchange = {
      url: new URL(`http://127.0.0.1:${port}/`),
      method: 'GET',
      headers: [],
      body: null,
      signal: new AbortController().signal,
      sending() {},
    };
    await network.send({ ...exchange, checkAddress() {} });
    const refusal = new Error('refused');
    const strict = network.send({
      ...exchange,
      checkAddress() {
        throw refusal;
      },
    });
    await expect(strict).rejects.toBe(refusal);
    expect(connections).toHaveLength(1);
  });

  test('leave the name of the host in TLS as it is', async () => {
    const hello = signalled<string>();
    const port = await listenRaw((socket, received) => {
      hello.resolve(received.toString('latin1'));
      socket.destroy();
    });
    const allow = parseEgressAllow(`api.vendor.example:${port}`);
    const { send } = setUp({ lookup: async () => ['127.0.0.1'] }, { allow });
    const sending = send(`https://api.vendor.example:${port}/`, { method: 'POST' });
    await expect(sending).rejects.toMatchObject({ code: 'remote_failed', retryable: true });
    expect(await hello.promise).toContain('api.vendor.example');
  });

  test('are found by the system when nothing else is given', async () => {
    const { port } = await listen((_request, response) => response.end('found'), 'localhost');
    const { send } = setUp({}, { allow: parseEgressAllow('localhost') });
    expect(await send(`http://localhost:${port}/`)).toMatchObject({ body: Buffer.from('found') });
  });
});

import type { Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Body, HeaderList, OutboundRequest } from '../egress/index.ts';
import { closeAll, listenRaw, setUp } from './node-transport-test-kit.ts';
import { bundleFields, restoreHead } from './request-head.ts';

afterEach(closeAll);

/** What goes over the wire to a server for each of these requests, one after the other. */
async function wire(...requests: Partial<OutboundRequest>[]): Promise<string> {
  let received = '';
  const sockets = new Set<Socket>();
  let answered = 0;
  const port = await listenRaw((socket, bytes) => {
    sockets.add(socket);
    received += bytes.toString('latin1');
    if (received.split('end of request').length - 1 <= answered) return;
    answered += 1;
    socket.write('HTTP/1.1 204 No Content\r\n\r\n');
  });
  const { send } = setUp({ connections: 1 });
  for (const request of requests) {
    const { headers = [], ...rest } = request;
    await send(`http://127.0.0.1:${port}/path`, { ...rest, headers: [...headers, ['X-Last', 'end of request']] });
  }
  expect(sockets.size).toBe(1);
  return received.replaceAll(`127.0.0.1:${port}`, 'vendor');
}

function streamOf(...chunks: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(Buffer.from(chunk));
      controller.close();
    },
  });
}

const last = 'X-Last: end of request\r\n';

describe('the head of a request', () => {
  it('has every field where it was given, in its spelling, and nothing else but a host', async () => {
    const headers: HeaderList = [
      ['User-Agent', 'acme'],
      ['x-TWO', 'one'],
      ['HOST', ''],
      ['accept', ''],
      ['X-Two', 'caf\u00e9 "\\" \t\u0080\u00ff'],
    ];
    const fields =
      'User-Agent: acme\r\nx-TWO: one\r\nHOST: vendor\r\naccept: \r\nX-Two: caf\u00e9 "\\" \t\u0080\u00ff\r\n';
    expect(await wire({ headers }, {})).toBe(
      `GET /path HTTP/1.1\r\n${fields}${last}\r\nGET /path HTTP/1.1\r\nhost: vendor\r\n${last}\r\n`,
    );
  });

  it.each<[what: string, method: string, headers: HeaderList, body: () => Body, head: string]>([
    ['no body', 'POST', [], () => null, `${last}\r\n`],
    ['a length of 0', 'POST', [['Content-Length', '0']], () => null, `Content-Length: 0\r\n${last}\r\n`],
    ['a length of 0', 'DELETE', [['Content-Length', '0']], () => null, `Content-Length: 0\r\n${last}\r\n`],
    ['a length of 0', 'GET', [['content-length', '0']], () => null, `content-length: 0\r\n${last}\r\n`],
    ['a length', 'PUT', [['CONTENT-LENGTH', '9']], () => Buffer.from('four'), `CONTENT-LENGTH: 4\r\n${last}\r\nfour`],
    ['a length', 'POST', [['Content-Length', '4']], () => streamOf('fo', 'ur'), `Content-Length: 4\r\n${last}\r\nfour`],
    ['no length', 'DELETE', [], () => Buffer.from('four'), `${last}content-length: 4\r\n\r\nfour`],
    [
      'a body in chunks',
      'POST',
      [],
      () => streamOf('four'),
      `${last}transfer-encoding: chunked\r\n\r\n4\r\nfour\r\n0\r\n\r\n`,
    ],
    ['no chunk', 'POST', [], () => streamOf(), `${last}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['no chunk', 'DELETE', [], () => streamOf(), `${last}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
  ])('tells %s of a %s as it was given', async (_what, method, headers, body, head) => {
    expect(await wire({ method, headers, body: body() })).toBe(`${method} /path HTTP/1.1\r\nhost: vendor\r\n${head}`);
  });

  it('says that the connection ends after a HEAD, which undici closes it after', async () => {
    expect(await wire({ method: 'HEAD' })).toBe(
      `HEAD /path HTTP/1.1\r\nconnection: close\r\nhost: vendor\r\n${last}\r\n`,
    );
  });

  it.each<[what: string, lengths: string[]]>([
    ['that is not that of the body', ['4']],
    ['that is told twice', ['13', '13']],
  ])('does not go out with a length %s', async (_what, lengths) => {
    let received = '';
    const port = await listenRaw((_socket, bytes) => (received += bytes.toString()));
    const headers = lengths.map((length) => ['Content-Length', length] as const);
    const sending = setUp().send(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers,
      body: streamOf('four and more'),
    });
    await expect(sending).rejects.toMatchObject({ code: 'invalid_request' });
    expect(received).toBe('');
  });
});

const url = new URL('https://api.vendor.example/path');

/** As undici writes the head of a request with these fields, before what it says of the body. */
function undiciWrites(headers: HeaderList, body: Body, connection = 'keep-alive'): string {
  const bundled = Object.entries(bundleFields({ url, headers, body })).filter(([name]) => name !== 'content-length');
  const lines = bundled.map((field) => `${field.join(': ')}\r\n`).join('');
  return `POST /path HTTP/1.1\r\nhost: a\r\nconnection: ${connection}\r\n${lines}`;
}

describe('whatever the fields say', () => {
  const name = fc.stringMatching(/^[\w!#$%&'*+.^`|~-]+$/).filter((text) => !/^(?:host|content-length)$/i.test(text));
  // What undici writes itself is what a value could be mistaken for.
  const undicis = fc.constantFrom(
    'content-length: 0',
    'content-length: 9',
    'transfer-encoding: chunked',
    'connection: close',
    'crosswalk-head: told.',
    'HTTP/1.1',
    '0',
  );
  const plain = fc.stringMatching(/^[\t\u0020-\u007e\u0080-\u00ff]*$/);
  const value = fc.oneof(
    plain,
    undicis,
    fc.tuple(plain, undicis).map((parts) => parts.join('')),
  );
  const headers = fc.array(fc.tuple(name, value));
  const empty = '\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n';

  it.each<[what: string, body: () => Body, undici: string, ours: string]>([
    ['no body', () => null, '\r\n', '\r\n\r\n'],
    ['no body, with a length', () => null, 'content-length: 0\r\n\r\n', '\r\n\r\n'],
    ['bytes', () => Buffer.from('four'), 'content-length: 4\r\n\r\n', '\r\ncontent-length: 4\r\n\r\n'],
    ['chunks', () => streamOf('four'), 'transfer-encoding: chunked\r\n', '\r\ntransfer-encoding: chunked\r\n'],
    ['no chunk', () => streamOf(), 'content-length: 0\r\n\r\n', empty],
    ['no chunk, of which undici says nothing', () => streamOf(), '\r\n', empty],
  ])('they come back as they are, and so does the framing of %s', (_what, body, undici, ours) => {
    fc.assert(
      fc.property(headers, (given) => {
        const fields = given.map(([key, text]) => `\r\n${key}: ${text}`).join('');
        expect(restoreHead(undiciWrites(given, body()) + undici)).toBe(
          `POST /path HTTP/1.1\r\nhost: api.vendor.example${fields}${ours}`,
        );
      }),
    );
  });

  it.each(['expect: 100-continue\r\n\r\n', 'content-length: 4\r\n\r\nfour', 'transfer-encoding: chunked\r\n\r\n', ''])(
    'nothing goes out after a head that undici ends with %j',
    (end) => {
      expect(() => restoreHead(undiciWrites([], Buffer.from('four')) + end)).toThrow('not known here');
      expect(() => restoreHead(`${undiciWrites([], null)}transfer-encoding: chunked\r\n`)).toThrow('not known here');
    },
  );
});

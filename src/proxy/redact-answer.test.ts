import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Body, type HeaderList } from '../egress/index.ts';
import { type DocumentedBody } from './body.ts';
import { redactAnswer, redactBody } from './redact-answer.ts';
import { jsonAnswer, setUp } from './test-kit.ts';

const { connection } = setUp(() => jsonAnswer({}));
const utf8 = (text: string) => new TextEncoder().encode(text);
const redact = (status: number, headers: HeaderList, body: Body) => redactAnswer(connection, { status, headers, body });
const textOf = (body: Body) => new Response(body instanceof Uint8Array ? new Uint8Array(body) : body).text();

/** A stream that gives its chunks only when they are asked for, and counts them. */
function streamOf(chunk: Uint8Array, count: number) {
  const state = { given: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.given === count) return controller.close();
        state.given += 1;
        controller.enqueue(chunk);
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, state };
}

describe('an answer that is handed on', () => {
  it('loses the credential in header fields, whatever its status', async () => {
    for (const status of [200, 302, 404]) {
      const { headers } = await redact(
        status,
        [
          ['x-echo', 'key=secret-key'],
          ['x-other', 'a'],
        ],
        null,
      );
      expect(headers).toEqual([
        ['x-echo', 'key=[redacted]'],
        ['x-other', 'a'],
      ]);
    }
  });

  it('keeps the length of its body, also where a credential consists of these digits', async () => {
    const secrets = ['1024'];
    const headers: HeaderList = [
      ['Content-Length', '1024'],
      ['X-Other', '1024'],
    ];
    const answer = await redactAnswer({ ...connection, secrets }, { status: 200, headers, body: null });
    expect(answer.headers).toEqual([
      ['Content-Length', '1024'],
      ['X-Other', '[redacted]'],
    ]);
  });

  it.each(['x-Secret-Key-1: a', 'x-secret-key-1: a'])('loses it in the name of a field: %s', async (field) => {
    const [name = '', value = ''] = field.split(': ');
    const secrets = ['Secret-Key'];
    const answer = await redactAnswer(
      { ...connection, secrets },
      { status: 200, headers: [[name, value]], body: null },
    );
    expect(answer.headers).toEqual([['x-redacted-1', 'a']]);
  });

  it('keeps the names that every answer has, also where a short credential is a part of them', async () => {
    const headers: HeaderList = [['Content-Type', 'text/html']];
    const answer = await redactAnswer({ ...connection, secrets: ['Type'] }, { status: 200, headers, body: null });
    expect(answer.headers).toEqual(headers);
  });

  it.each([
    ['plain', (text: string) => utf8(text), []],
    ['gzip', (text: string) => gzipSync(text), [['content-encoding', 'gzip']]],
    ['deflate', (text: string) => deflateSync(text), [['content-encoding', 'deflate']]],
    ['deflate without its header', (text: string) => deflateRawSync(text), [['content-encoding', 'deflate']]],
  ] as const)(
    'loses it in the text of an error, %s, and says nothing wrong of its bytes',
    async (_coding, encode, coded) => {
      const bytes = encode('{"message":"secret-key is wrong"}');
      const length = ['content-length', String(bytes.length)] as const;
      const headers: HeaderList = [['content-type', 'application/json'], length, ...coded, ['digest', 'x']];
      for (const body of [bytes, streamOf(bytes, 1).stream]) {
        const answer = await redact(400, headers, body);
        const clean = '{"message":"[redacted] is wrong"}';
        expect(answer.headers).toEqual([
          ['content-type', 'application/json'],
          ['content-length', String(clean.length)],
        ]);
        expect(await textOf(answer.body)).toBe(clean);
      }
    },
  );

  it.each<[what: string, type: string, bytes: Uint8Array, cleanType: string, clean: Uint8Array]>([
    [
      'a named character set',
      'text/plain; charset="ISO-8859-1"; x=1',
      Buffer.from('caf\u00e9 secret-key', 'latin1'),
      'text/plain; charset=utf-8; x=1',
      utf8('caf\u00e9 [redacted]'),
    ],
    [
      'UTF-16 that is named',
      'text/plain; charset=utf-16le',
      Buffer.from('caf\u00e9 secret-key', 'utf16le'),
      'text/plain; charset=utf-8',
      utf8('caf\u00e9 [redacted]'),
    ],
    [
      'UTF-16 that begins with its mark',
      'text/html',
      Buffer.from('\ufeffcaf\u00e9 secret-key', 'utf16le').swap16(),
      'text/html; charset=utf-8',
      utf8('caf\u00e9 [redacted]'),
    ],
    [
      'UTF-16 that ends within a character',
      'application/json',
      Buffer.from('"secret-key"', 'utf16le').subarray(0, -1),
      'application/json; charset=utf-8',
      utf8('"[redacted]\ufffd'),
    ],
    [
      'UTF-16 that is told by its zeros alone',
      'application/json',
      Buffer.from('"secret-key"', 'utf16le').swap16(),
      'application/json; charset=utf-8',
      utf8('"[redacted]"'),
    ],
    [
      'an unknown character set, every other byte kept',
      'text/plain; charset=nobody-knows',
      Buffer.from('caf\u00e9 secret-key', 'latin1'),
      'text/plain; charset=nobody-knows',
      Buffer.from('caf\u00e9 [redacted]', 'latin1'),
    ],
    [
      'bytes of no named type, every other byte kept',
      'application/octet-stream',
      Buffer.from('\u0000\u00ffsecret-key\u00e9', 'latin1').subarray(1),
      'application/octet-stream',
      Buffer.from('\u00ff[redacted]\u00e9', 'latin1'),
    ],
  ])('loses it in an error in %s', async (_what, type, bytes, cleanType, clean) => {
    const answer = await redact(400, [['Content-Type', type]], bytes);
    expect(answer.headers).toEqual([['Content-Type', cleanType]]);
    expect(Buffer.from(answer.body instanceof Uint8Array ? answer.body : []).toString('latin1')).toBe(
      Buffer.from(clean).toString('latin1'),
    );
  });

  it.each([
    'application/csv',
    'application/yaml',
    'application/graphql',
    'application/vnd.vendor.error',
    'application/zip-report',
    'multipart/mixed; boundary=x',
    'image/svg+xml; charset=utf-8',
    'nonsense',
  ])('loses it in an error of a type that may be text: %s', async (type) => {
    const answer = await redact(400, [['content-type', type]], utf8('key: secret-key'));
    expect([answer.headers, await textOf(answer.body)]).toEqual([[['content-type', type]], 'key: [redacted]']);
  });

  it.each(['image/png', 'image/png; from=a+xml', 'audio/mpeg', 'Video/MP4', 'font/woff2', 'application/pdf; a=b'])(
    'keeps every byte of what is no text: %s',
    async (type) => {
      const body = utf8('secret-key');
      expect((await redact(400, [['content-type', type]], body)).body).toBe(body);
    },
  );

  it('keeps every byte of an error that holds none', async () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x00, 0x7d]);
    const headers: HeaderList = [
      ['content-type', 'text/html'],
      ['content-length', '7'],
    ];
    const answer = await redact(500, headers, streamOf(bytes, 1).stream);
    expect(answer.headers).toEqual(headers);
    expect(
      new Uint8Array(
        await new Response(answer.body instanceof Uint8Array ? new Uint8Array(answer.body) : null).arrayBuffer(),
      ),
    ).toEqual(bytes);
  });

  it.each<[what: string, status: number, headers: HeaderList]>([
    ['a success', 200, [['content-type', 'application/json']]],
    ['bytes that are no text', 400, [['content-type', 'image/png']]],
    [
      'a coding that cannot be read',
      400,
      [
        ['content-type', 'text/plain'],
        ['content-encoding', 'br'],
      ],
    ],
  ])('streams %s unread', async (_what, status, headers) => {
    const { stream, state } = streamOf(utf8('secret-key '), 3);
    const answer = await redact(status, headers, stream);
    expect(state.given).toBe(0);
    expect(await textOf(answer.body)).toBe('secret-key secret-key secret-key ');
  });

  it('goes on streaming an error that is longer than anybody explains, and lets go of it when asked', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(0x61);
    const { stream, state } = streamOf(chunk, 100);
    const { body } = await redact(400, [['content-type', 'text/plain']], stream);
    expect(state.given).toBeLessThan(20);
    expect((await textOf(body)).length).toBe(100 * chunk.length);
    const other = streamOf(chunk, 100);
    const abandoned = (await redact(400, [['content-type', 'text/plain']], other.stream)).body;
    await (abandoned instanceof ReadableStream ? abandoned.cancel() : undefined);
    expect(other.state.cancelled).toBe(true);
  });

  it('passes what says that it is compressed and is not', async () => {
    const headers: HeaderList = [
      ['content-type', 'text/plain'],
      ['content-encoding', 'gzip'],
    ];
    const answer = await redact(400, headers, utf8('not gzip'));
    expect([answer.headers, await textOf(answer.body)]).toEqual([headers, 'not gzip']);
  });
});

describe('a body that was read', () => {
  it.each<[what: string, secret: string, text: string, read: DocumentedBody, clean: DocumentedBody]>([
    [
      'a cell whose quotes CSV doubles',
      'pa"ss,word-123',
      'key\n"pa""ss,word-123"\n',
      { kind: 'rows', rows: [{ key: 'pa"ss,word-123' }] },
      { kind: 'rows', rows: [{ key: '[redacted]' }] },
    ],
    [
      'a number that is written in another way',
      '12345678',
      '{"key": 1.2345678e7}',
      { kind: 'json', json: { key: 12_345_678 } },
      { kind: 'json', json: { key: '[redacted]' } },
    ],
  ])('loses the credential in %s', (_what, secret, text, read, clean) => {
    expect(redactBody({ ...connection, secrets: [secret] }, { kind: 'text', text }, read)).toEqual(clean);
  });

  it('is handed on as it was read when it holds none', () => {
    const read: DocumentedBody = { kind: 'json', json: { a: 1 } };
    expect(redactBody(connection, { kind: 'text', text: '{"a":1}' }, read)).toBe(read);
  });
});

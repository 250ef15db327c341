import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Body, type HeaderList } from '../egress/index.ts';
import { redactAnswer } from './redact-answer.ts';
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

  it.each([
    ['plain', (text: string) => utf8(text), []],
    ['gzip', (text: string) => gzipSync(text), [['content-encoding', 'gzip']]],
    ['deflate', (text: string) => deflateSync(text), [['content-encoding', 'deflate']]],
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

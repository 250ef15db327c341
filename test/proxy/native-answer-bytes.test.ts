import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Live, startLive } from './live.ts';
import { exchangeRaw, type RawUpstream, startRawUpstream } from './raw-wire.ts';

let live: Live;
let upstream: RawUpstream;
let account: string;

beforeAll(async () => {
  [live, upstream] = await Promise.all([startLive(), startRawUpstream()]);
  const rest = `http://127.0.0.1:${upstream.port}`;
  account = await live.link('braze', { instance: 'US-01', api_key: 'vendor-secret-key' }, { rest });
});
afterAll(async () => {
  await live.close();
  await upstream.close();
});

/** The answer of a vendor who sends these bytes, as it comes to the caller: its head line by line, and its body. */
async function answerTo(method: string, head: readonly string[], body = '') {
  upstream.answerWith(`${head.join('\r\n')}\r\n\r\n${body}`);
  const fields = `Host: crosswalk\r\nAuthorization: Bearer ${live.harness.token}\r\nX-Request-Id: request-0001\r\n`;
  const request = `${method} /native/${account}/x HTTP/1.1\r\n${fields}\r\n`;
  const answer = await exchangeRaw(Number(new URL(live.url).port), request, `\r\n\r\n${body}`);
  const end = answer.indexOf('\r\n\r\n');
  return { head: answer.slice(0, end).split('\r\n'), body: answer.slice(end + 4) };
}

const date = 'Date: Thu, 01 Jan 2026 00:00:00 GMT';

/** What Crosswalk adds to the fields of the vendor, those of its own connection last. */
const added = [
  'x-crosswalk-answer: vendor',
  'x-crosswalk-request-id: request-0001',
  'x-request-id: request-0001',
  'Connection: keep-alive',
  'Keep-Alive: timeout=5',
];

describe('an answer reaches the caller as the vendor sent it', () => {
  it('with every field in its spelling and place, repeated and empty ones too, and ours after them', async () => {
    const head = [
      'HTTP/1.1 201 Created',
      'x-TWO: one',
      date,
      'CONTENT-length: 4',
      'ETag: "a\\b"',
      'X-Two: ',
      'Link: </a>; rel="prev"',
      'X-Latin: caf\u00e9 \u0080\u00ff\t.',
      'Link: </b>; rel="next"',
    ];
    expect(await answerTo('GET', head, 'four')).toEqual({ head: [...head, ...added], body: 'four' });
  });

  it('without the fields of the connection, and cookies', async () => {
    const hidden = ['Connection: X-Hop', 'X-Hop: 1', 'Keep-Alive: timeout=7', 'Set-Cookie: a=1', 'Trailer: X-End'];
    const { head } = await answerTo('GET', ['HTTP/1.1 200 OK', date, ...hidden, 'Content-Length: 0', 'X-Last: 1']);
    expect(head).toEqual(['HTTP/1.1 200 OK', date, 'Content-Length: 0', 'X-Last: 1', ...added]);
  });

  it('without fields that would pass for Crosswalk’s own', async () => {
    const forged = ['X-Crosswalk-Answer: crosswalk', 'X-Crosswalk-Request-Id: request-0002'];
    const { head } = await answerTo('GET', ['HTTP/1.1 200 OK', date, ...forged, 'Content-Length: 0']);
    expect(head).toEqual(['HTTP/1.1 200 OK', date, 'Content-Length: 0', ...added]);
  });

  it.each([256, 16_384, 16_385, 70_000])('with each of the %i bytes of its body, of every value', async (length) => {
    const body = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte))
      .repeat(length / 256 + 1)
      .slice(0, length);
    const answer = await answerTo('GET', ['HTTP/1.1 200 OK', date, `Content-Length: ${length}`], body);
    expect(answer.body === body).toBe(true);
  });

  it('in chunks when it came in chunks', async () => {
    const { head } = await answerTo(
      'GET',
      ['HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', date],
      '4\r\nfour\r\n0\r\n\r\n',
    );
    expect(head).toEqual(['HTTP/1.1 200 OK', date, ...added, 'Transfer-Encoding: chunked']);
  });

  it('with the vendor’s own request id in place of ours', async () => {
    const { head } = await answerTo('GET', ['HTTP/1.1 204 No Content', 'X-REQUEST-ID: theirs', date]);
    expect(head).toEqual([
      'HTTP/1.1 204 No Content',
      'X-REQUEST-ID: theirs',
      date,
      ...added.filter((field) => !field.startsWith('x-request-id')),
    ]);
  });

  it('of HEAD with the length of the body that there is not', async () => {
    const { head, body } = await answerTo('HEAD', ['HTTP/1.1 200 OK', 'Content-LENGTH: 1234', date]);
    expect(head).toEqual(['HTTP/1.1 200 OK', 'Content-LENGTH: 1234', date, ...added]);
    expect(body).toBe('');
  });

  it('with a date where the vendor gave none, and the usual words for the status', async () => {
    const { head } = await answerTo('GET', ['HTTP/1.1 404 Nothing Here', 'Content-Length: 0']);
    expect(head).toEqual([
      'HTTP/1.1 404 Not Found',
      'Content-Length: 0',
      ...added.slice(0, 3),
      expect.stringMatching(/^Date: /),
      ...added.slice(3),
    ]);
  });
});

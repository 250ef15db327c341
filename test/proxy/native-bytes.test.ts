import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Live, startLive } from './live.ts';
import { exchangeRaw, type RawUpstream, startRawUpstream } from './raw-wire.ts';

const key = 'vendor-secret-key';

let live: Live;
let upstream: RawUpstream;
let account: string;
let port: number;

beforeAll(async () => {
  [live, upstream] = await Promise.all([startLive(), startRawUpstream()]);
  const rest = `http://127.0.0.1:${upstream.port}`;
  account = await live.link('braze', { instance: 'US-01', api_key: key }, { rest });
  port = Number(new URL(live.url).port);
});
beforeEach(() => {
  upstream.taken();
});
afterAll(async () => {
  await live.close();
  await upstream.close();
});

/** A request line, header fields and body; `{host}` and `{key}` stand for what the sender knows. */
interface Sample {
  method?: string;
  fields: readonly string[];
  body?: string;
}

function bytesOf({ method = 'GET', fields, body = '' }: Sample, path: string, host: string, credential: string) {
  const head = [`${method} ${path} HTTP/1.1`, ...fields].join('\r\n');
  return `${head.replace('{host}', host).replace('{key}', credential)}\r\n\r\n${body}`;
}

const vendorHost = () => `127.0.0.1:${upstream.port}`;
// Reading an address writes the last of these in another way.
const path = '/users/track?a=%20b&a=+&c=\'"<>{}|^`&?';

/** The bytes of a request as a client sends them to the vendor itself. */
const direct = (sample: Sample) => bytesOf(sample, path, vendorHost(), key);

/** The bytes that reach the vendor when the same client goes through Crosswalk. */
async function through(sample: Sample): Promise<string> {
  const sent = bytesOf(sample, `/native/${account}${path}`, `127.0.0.1:${port}`, live.harness.token);
  await exchangeRaw(port, sent);
  return upstream.taken();
}

describe('a request reaches the vendor in the bytes of a direct call', () => {
  it.each<[what: string, sample: Sample]>([
    ['names in any case', { fields: ['HOST: {host}', 'authorization: Bearer {key}', 'x-MiXeD: 1', 'ACCEPT: */*'] }],
    [
      'fields in any order',
      { fields: ['Accept: */*', 'Authorization: Bearer {key}', 'X-A: 1', 'Host: {host}', 'B: 2'] },
    ],
    [
      'repeated fields, apart from each other',
      { fields: ['Host: {host}', 'X-List: one', 'Authorization: Bearer {key}', 'x-list: two, three', 'X-List: one'] },
    ],
    ['empty values', { fields: ['Host: {host}', 'X-Empty: ', 'Authorization: Bearer {key}', 'X-Last: '] }],
    [
      'tabs, quotes and bytes beyond ASCII',
      {
        fields: [
          'Host: {host}',
          'X-Odd: a\t"b\\n"  c',
          'X-Latin: caf\u00e9 \u0080\u00ff',
          'Authorization: Bearer {key}',
        ],
      },
    ],
    ['names with every sign', { fields: ["!#$%&'*+-.^_`|~9: 1", 'Host: {host}', 'Authorization: Bearer {key}'] }],
    ['GET with a length of 0', { fields: ['Host: {host}', 'Content-Length: 0', 'Authorization: Bearer {key}'] }],
    [
      'DELETE with a length of 0',
      { method: 'DELETE', fields: ['Host: {host}', 'Content-Length: 0', 'Authorization: Bearer {key}'] },
    ],
    [
      'POST with a length of 0',
      { method: 'POST', fields: ['content-length: 0', 'Host: {host}', 'Authorization: Bearer {key}'] },
    ],
    ['POST without a word of a length', { method: 'POST', fields: ['Host: {host}', 'Authorization: Bearer {key}'] }],
    ['OPTIONS', { method: 'OPTIONS', fields: ['Host: {host}', 'Authorization: Bearer {key}', 'Content-Length: 0'] }],
    [
      'a body, its length in the midst of the fields',
      {
        method: 'PATCH',
        fields: ['Host: {host}', 'CONTENT-Length: 7', 'Authorization: Bearer {key}', 'Content-Type: application/json'],
        body: '{"a":1}',
      },
    ],
    [
      'a body that is longer than what is collected',
      {
        method: 'PUT',
        fields: ['Host: {host}', 'Content-Length: 200000', 'Authorization: Bearer {key}', 'X-Last: 1'],
        body: 'x'.repeat(200_000),
      },
    ],
    [
      'a DELETE with a body',
      { method: 'DELETE', fields: ['Authorization: Bearer {key}', 'Content-Length: 2', 'Host: {host}'], body: '{}' },
    ],
  ])('%s', async (_what, sample) => {
    expect(await through(sample)).toBe(direct(sample));
  });

  it('one after another on one connection', async () => {
    const samples = [1, 2, 3].map((n): Sample => ({
      fields: ['Host: {host}', 'Authorization: Bearer {key}', `X-N: ${n}`],
    }));
    for (const sample of samples) expect(await through(sample)).toBe(direct(sample));
  });
});

describe('what differs from a direct call', () => {
  const ours = ['Host: {host}', 'Authorization: Bearer {key}'];

  it.each<[what: string, sample: Sample, seen: Sample]>([
    [
      'fields of the connection, and those that it names',
      {
        fields: [
          'Host: {host}',
          'Connection: X-Named, keep-alive',
          'X-Named: 1',
          'X-Kept: 2',
          'Keep-Alive: timeout=5',
          'TE: trailers',
          'Authorization: Bearer {key}',
          'Proxy-Connection: keep-alive',
        ],
      },
      { fields: ['Host: {host}', 'X-Kept: 2', 'Authorization: Bearer {key}'] },
    ],
    ['cookies', { fields: [...ours, 'Cookie: a=1', 'X-Last: 1'] }, { fields: [...ours, 'X-Last: 1'] }],
    [
      'white space around a value, which is not part of it',
      { fields: [...ours, 'X-Trailing: a  \t', 'X-Leading: \t  b', 'X-None:c'] },
      { fields: [...ours, 'X-Trailing: a', 'X-Leading: b', 'X-None: c'] },
    ],
    [
      'the name of a header in which this vendor takes no credential',
      { fields: ['Host: {host}', 'Api-Key: {key}', 'X-Last: 1'] },
      { fields: ['Host: {host}', 'authorization: Bearer {key}', 'X-Last: 1'] },
    ],
    [
      'where the coding of a body in chunks is told',
      {
        method: 'POST',
        fields: ['Host: {host}', 'Transfer-Encoding: chunked', 'Authorization: Bearer {key}', 'X-Last: 1'],
        body: '7;ext=1\r\n{"a":1}\r\n0\r\n\r\n',
      },
      {
        method: 'POST',
        fields: ['Host: {host}', 'Authorization: Bearer {key}', 'X-Last: 1', 'transfer-encoding: chunked'],
        body: '7\r\n{"a":1}\r\n0\r\n\r\n',
      },
    ],
    [
      'nothing of a body in chunks that has none',
      {
        method: 'POST',
        fields: [...ours, 'Transfer-Encoding: chunked'],
        body: '0\r\n\r\n',
      },
      { method: 'POST', fields: [...ours, 'transfer-encoding: chunked'], body: '0\r\n\r\n' },
    ],
  ])('%s', async (_what, sample, seen) => {
    expect(await through(sample)).toBe(direct(seen));
  });

  it('Expect, which Crosswalk answers itself', async () => {
    const fields = ['Host: {host}', 'Content-Length: 2', 'Authorization: Bearer {key}'];
    const sample = { method: 'POST', fields: [...fields, 'Expect: 100-continue'], body: '{}' };
    expect(await through(sample)).toBe(direct({ method: 'POST', fields, body: '{}' }));
  });
});

describe('a body in which the vendor may take its credential', () => {
  it('stays in chunks though it is held in memory', async () => {
    const rest = `http://127.0.0.1:${upstream.port}`;
    const segment = await live.link('segment', { write_key: key }, { tracking: rest });
    const fields = ['Host: {host}', 'Content-Type: application/json', 'Transfer-Encoding: chunked'];
    const body = JSON.stringify({ event: 'A', writeKey: live.harness.token });
    const chunks = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const sample = { method: 'POST', fields, body: chunks };
    await exchangeRaw(port, bytesOf(sample, `/native/${segment}/v1/track`, `127.0.0.1:${port}`, ''));
    const seen = JSON.stringify({ event: 'A', writeKey: key });
    expect(upstream.taken()).toBe(
      bytesOf(
        {
          method: 'POST',
          fields: ['Host: {host}', 'Content-Type: application/json', 'transfer-encoding: chunked'],
          body: `${seen.length.toString(16)}\r\n${seen}\r\n0\r\n\r\n`,
        },
        '/v1/track',
        vendorHost(),
        '',
      ),
    );
  });
});

import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Live } from './live.ts';
import { startUpstream, type Upstream, valuesOf, wholeText } from './upstream.ts';
import { useLive, vendorKey as key } from './use-live.ts';

let live: Live;
let upstream: Upstream;
let other: Upstream;
let braze: string;
let lytics: string;
let bearer: string[];

useLive(async (started) => {
  ({ live, upstream, account: braze, bearer } = started);
  other = await startUpstream();
  lytics = await live.link('lytics', { api_token: key }, { api: upstream.url, collect: other.url });
});
beforeEach(() => other.reset());
afterAll(() => other.close());

const parsed = ({ body }: { body: Buffer }): unknown => JSON.parse(body.toString());

it.each(['/custom/x', '/proxy/segments', '/proxy/segments/s1', '/unified/user-directory/users/a'])(
  'GET %s with a body is refused, for nobody would read it',
  async (path) => {
    const target = `${path}?integrated_account_id=${braze}`;
    const answer = await live.send({ target, headers: [...bearer, 'Content-Length', '1'], body: '{' });
    expect(parsed(answer)).toMatchObject({ statusCode: 400, code: 'invalid_request', errors: [{ path: 'body' }] });
    expect(upstream.received).toEqual([]);
  },
);

describe('/custom', () => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])('hands on %s of a path that nobody declared', async (method) => {
    const body = method === 'GET' ? '' : '{"any": "thing"}';
    const headers =
      body === '' ? bearer : [...bearer, 'Content-Type', 'application/json', 'Content-Length', `${body.length}`];
    const answer = await live.send({
      method,
      target: `/custom/not/declared?integrated_account_id=${braze}`,
      headers,
      body,
    });
    expect(answer.status).toBe(200);
    expect(parsed(answer)).toEqual({ result: { ok: true }, next_cursor: null, prev_cursor: null });
    const [request] = upstream.received;
    expect(request).toMatchObject({ method, target: '/not/declared' });
    expect(request?.body.toString()).toBe(body);
    expect(valuesOf(request?.rawHeaders ?? [], 'authorization')).toEqual([`Bearer ${key}`]);
  });

  it.each([
    ['a=1&integrated_account_id={id}&b=2', '?a=1&b=2'],
    ['integrated_account_id={id}', ''],
    ['integrated%5Faccount%5Fid={id}&truto%5Fresponse_format=raw&a', '?a'],
    ['truto_exclude_fields[]=x&a=b+c%20d%2B&&a=2&integrated_account_id={id}&', '?a=b+c%20d%2B&&a=2&'],
    [
      'x[integrated_account_id]=1&not_truto_x=2&integrated_account_id={id}',
      '?x[integrated_account_id]=1&not_truto_x=2',
    ],
    [
      'limit=5&next_cursor=theirs&remote_query[a]=b&integrated_account_id={id}',
      '?limit=5&next_cursor=theirs&remote_query[a]=b',
    ],
  ])('takes its own parameters out of ?%s and leaves the rest byte for byte', async (query, expected) => {
    await live.send({ target: `/custom/path/custom/more?${query.replace('{id}', braze)}`, headers: bearer });
    expect(upstream.received.map(({ target }) => target)).toEqual([`/path/custom/more${expected}`]);
  });

  it('leaves what is no JSON untouched', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 128]);
    upstream.answerWith(
      (_, response) => void response.writeHead(201, { 'content-type': 'application/zip' }).end(bytes),
    );
    const answer = await live.send({ target: `/custom/file?integrated_account_id=${braze}`, headers: bearer });
    expect(answer).toMatchObject({ status: 201, headers: { 'content-type': 'application/zip' } });
    expect(answer.body.equals(bytes)).toBe(true);
  });

  it('gives an empty answer as one', async () => {
    upstream.answerWith((_, response) => void response.writeHead(204).end());
    const answer = await live.send({ target: `/custom/x?integrated_account_id=${braze}`, headers: bearer });
    expect(answer).toMatchObject({ status: 204, body: Buffer.alloc(0) });
  });

  it('tells a failure of the vendor in the one form of errors', async () => {
    upstream.answerWith((_, response) => {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"No such thing"}');
    });
    const answer = await live.send({ target: `/custom/x?integrated_account_id=${braze}`, headers: bearer });
    expect(answer.status).toBe(404);
    expect(parsed(answer)).toMatchObject({
      statusCode: 404,
      code: 'remote_not_found',
      truto_is_remote_error: true,
      raw_response: { message: 'No such thing' },
    });
  });

  it.each([
    ['GET', true],
    ['PUT', true],
    ['DELETE', true],
    ['POST', false],
    ['PATCH', false],
  ])('says of a %s that failed at the vendor whether it may be repeated: %s', async (method, retryable) => {
    upstream.answerWith((_, response) => void response.writeHead(503).end());
    const answer = await live.send({ method, target: `/custom/x?integrated_account_id=${braze}`, headers: bearer });
    expect(parsed(answer)).toMatchObject({ statusCode: 503, code: 'remote_failed', retryable, retry_after: 1 });
  });

  it.each([
    ['application/x-www-form-urlencoded', ' {"a":1}', 'application/json'],
    ['application/x-www-form-urlencoded', '[1]', 'application/json'],
    ['application/x-www-form-urlencoded', 'a=%7B1%7D', 'application/x-www-form-urlencoded'],
    ['text/plain;charset=UTF-8', '{"a":1}', 'application/json'],
  ])('sends what clients name %s by themselves, %s, as %s', async (type, body, expected) => {
    const headers = [...bearer, 'Content-Type', type, 'Content-Length', String(body.length)];
    await live.send({ method: 'POST', target: `/custom/x?integrated_account_id=${braze}`, headers, body });
    expect(valuesOf(upstream.only().rawHeaders, 'content-type')).toEqual([expected]);
    expect(upstream.only().body.toString()).toBe(body);
  });

  it.each([
    ['{"methodConfig": {"path": "/x"}, "id": 12345678901234567890 }', '{ "id": 12345678901234567890 }'],
    ['{"a": {"methodConfig": 1}, "methodConfig": [1]}', '{"a": {"methodConfig": 1}}'],
    ['{"a": "methodConfig"}', '{"a": "methodConfig"}'],
    ['[{"methodConfig": 1}]', '[{"methodConfig": 1}]'],
  ])('takes methodConfig out of %s, which is for no vendor', async (body, expected) => {
    const headers = [...bearer, 'Content-Type', 'application/json', 'Content-Length', String(body.length)];
    await live.send({ method: 'POST', target: `/custom/x?integrated_account_id=${braze}`, headers, body });
    expect(upstream.only().body.toString()).toBe(expected);
  });

  it('reaches the other servers of a vendor', async () => {
    const target = `/custom/collect/json/default?truto_server=collect&integrated_account_id=${lytics}`;
    await live.send({ method: 'POST', target, headers: [...bearer, 'Content-Length', '2'], body: '{}' });
    expect(upstream.received).toEqual([]);
    const [request] = other.received;
    expect(request).toMatchObject({ target: '/collect/json/default' });
    expect(request === undefined ? '' : wholeText(request)).not.toContain(live.harness.token);
    const unknown = target.replace('truto_server=collect', 'truto_server=x');
    expect(parsed(await live.send({ target: unknown, headers: bearer }))).toMatchObject({ code: 'resource_not_found' });
  });

  it('needs an account and a token in Authorization', async () => {
    expect(parsed(await live.send({ target: '/custom/x', headers: bearer }))).toMatchObject({
      code: 'invalid_request',
    });
    const target = `/custom/x?integrated_account_id=${braze}`;
    expect(parsed(await live.send({ target }))).toMatchObject({ code: 'token_missing' });
    expect(upstream.received).toEqual([]);
  });
});

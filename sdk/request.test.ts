import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { CrosswalkApiError, CrosswalkConnectionError } from './errors.ts';
import { refusal, scriptedFetch, type Step } from './scripted-fetch.fixture.ts';

function clientWith(baseUrl: string, ...steps: Step[]) {
  const { fetch, sent } = scriptedFetch(...steps);
  return { client: createClient({ baseUrl, token: 'cw_1', fetch, maxRetries: 0 }), sent };
}

describe('a request', () => {
  it.each([
    ['https://a.test', 'https://a.test/ping'],
    ['https://a.test/', 'https://a.test/ping'],
    ['https://a.test/crosswalk', 'https://a.test/crosswalk/ping'],
    ['https://a.test/deep/crosswalk//', 'https://a.test/deep/crosswalk/ping'],
  ])('below %s goes to %s', async (baseUrl, url) => {
    const { client, sent } = clientWith(baseUrl, Response.json({ status: 'ok' }));
    expect(await client.request('GET', '/ping')).toEqual({ status: 'ok' });
    expect(sent[0]?.url).toBe(url);
  });

  it.each([
    'localhost:4400',
    'a.test',
    'ftp://a.test',
    'https:a.test',
    'https://',
    'https://a.test?x=1',
    'https://a.test/crosswalk#top',
    'https://ada:secret@a.test',
    'https://a.test\\crosswalk',
    'https://a.test/cross walk',
    '//a.test',
    '',
  ])('is not made below "%s", as a client there is refused with what its address must be', (baseUrl) => {
    const create = () => createClient({ baseUrl, token: 'cw_1' });
    expect(create).toThrow(TypeError);
    expect(create).toThrow(/^baseUrl must begin with https?:\/\/.* no credentials, query or hash\.$/);
    expect(create).not.toThrow('secret');
  });

  it.each(['/', '/crosswalk', 'HTTP://127.0.0.1:4400/@a'])('can be made below "%s"', (baseUrl) => {
    expect(() => createClient({ baseUrl, token: 'cw_1' })).not.toThrow();
  });

  it.each([
    'ping',
    '//elsewhere.test/ping',
    '/\\elsewhere.test',
    '/\t/elsewhere.test',
    '@elsewhere.test',
    '',
    '/custom/../native/a/track',
    '/custom/%2e%2E/native/a/track',
    '/custom\\..\\native/a/track',
    '/custom/.\n./native',
    '/custom/./a',
    '/custom/..',
    '/custom/.. ',
    '/custom/..?a=b',
    '/custom/..#a',
    '/custom/\ud800',
  ])('does not take the token to the path "%s", which would lead elsewhere', async (path) => {
    const { client, sent } = clientWith('https://a.test', Response.json({}));
    await expect(client.request('POST', path)).rejects.toThrow(TypeError);
    await expect(client.raw('POST', path)).rejects.toThrow(TypeError);
    expect(sent).toEqual([]);
  });

  it.each(['/custom/a..b/.c/..d', '/custom/%252e%252e/a%2F..%2Fb', '/custom/a?path=/../b', '/custom/...'])(
    'goes to the path "%s" as it is',
    async (path) => {
      const { client, sent } = clientWith('https://a.test', Response.json({}));
      await client.request('POST', path);
      expect(sent[0]?.url).toBe(`https://a.test${path}`);
    },
  );

  it('carries the token, the query, JSON, and the wish for confirmation', async () => {
    const { client, sent } = clientWith('https://a.test', Response.json({}), Response.json({}));
    await client.users('acc 1').update('email:ada@example.com', { first_name: 'Ada' }, { confirm: true });
    await client.users('acc 1').delete('a/b', { confirm: { wait: 5 }, idempotencyKey: 'mine' });
    const path = 'https://a.test/unified/user-directory/users';
    expect(sent).toMatchObject([
      { method: 'PATCH', url: `${path}/email%3Aada%40example.com?integrated_account_id=acc+1` },
      { method: 'DELETE', url: `${path}/a%2Fb?integrated_account_id=acc+1`, body: '' },
    ]);
    expect(sent[0]?.body).toBe('{"first_name":"Ada"}');
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
      authorization: 'Bearer cw_1',
      'content-type': 'application/json',
      'idempotency-key': expect.stringMatching(/^[0-9a-f]{32}$/),
      prefer: 'confirm, wait=30',
    });
    expect(Object.fromEntries(sent[1]?.headers ?? [])).toEqual({
      authorization: 'Bearer cw_1',
      'idempotency-key': 'mine',
      prefer: 'confirm, wait=5',
    });
  });

  it.each([-1, 0, 0.5, 121, Number.NaN, Number.POSITIVE_INFINITY])(
    'does not wait %d seconds for its confirmation, which Crosswalk would not do either',
    async (wait) => {
      const { client, sent } = clientWith('https://a.test', Response.json({}));
      const call = client.users('acc').delete('ada', { confirm: { wait }, timeout: 1000 });
      await expect(call).rejects.toThrow(new TypeError('confirm.wait must be whole seconds from 1 to 120.'));
      expect(sent).toEqual([]);
    },
  );

  it.each([1, 120])('can wait %d seconds for its confirmation', async (wait) => {
    const { client, sent } = clientWith('https://a.test', Response.json({}));
    await client.users('acc').delete('ada', { confirm: { wait } });
    expect(sent[0]?.headers.get('prefer')).toBe(`confirm, wait=${wait}`);
  });

  it('cannot be turned to another account by its filters', async () => {
    const page = () => Response.json({ result: [], next_cursor: null, prev_cursor: null, result_count: 0 });
    const { client, sent } = clientWith('https://a.test', page(), page(), page());
    await client.users('mine').list({ integrated_account_id: 'other' }).first();
    await client.users('mine').vendor.list({ integrated_account_id: 'other' }).first();
    await client.proxy('mine').list('segments', { integrated_account_id: 'other' }).first();
    expect(sent.map(({ url }) => new URL(url).searchParams.getAll('integrated_account_id'))).toEqual([
      ['mine'],
      ['mine'],
      ['mine'],
    ]);
  });
});

describe('an answer', () => {
  it('that Crosswalk refuses is an error with everything that it says', async () => {
    const body = {
      statusCode: 429,
      error: 'Too Many Requests',
      message: 'Acme is busy.',
      code: 'remote_rate_limited',
      request_id: 'req_9',
      retryable: true,
      retry_after: 4,
      errors: [{ path: 'id', message: 'is busy' }],
      truto_is_remote_error: true,
      raw_response: { status: 429 },
    };
    const { client } = clientWith('https://a.test', Response.json(body, { status: 429 }));
    const error = await client.accounts.get('1').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CrosswalkApiError);
    expect(error).toMatchObject({
      name: 'CrosswalkApiError',
      message: 'Acme is busy.',
      status: 429,
      code: 'remote_rate_limited',
      requestId: 'req_9',
      retryable: true,
      retryAfter: 4,
      errors: [{ path: 'id', message: 'is busy' }],
      isRemote: true,
      rawResponse: { status: 429 },
    });
  });

  it('without the optional parts has none of them', async () => {
    const { client } = clientWith('https://a.test', refusal(400));
    await expect(client.accounts.get('1')).rejects.toMatchObject({
      retryAfter: undefined,
      errors: [],
      isRemote: false,
      rawResponse: undefined,
    });
  });

  it.each<[string, () => Step, number | undefined]>([
    ['a page of a gateway', () => new Response('<html>', { status: 502 }), 502],
    ['JSON of another server', () => Response.json({ error: 'no' }, { status: 404 }), 404],
    ['a page of a web site', () => new Response('<html>'), 200],
    ['no answer', () => new TypeError('fetch failed'), undefined],
  ])('%s is an error of the connection', async (_, step, status) => {
    const { client } = clientWith('https://a.test', step());
    const error = await client.accounts.get('1').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CrosswalkConnectionError);
    expect(error).toMatchObject({ status });
  });

  it.each(['code', 'message', 'request_id', 'retryable'])('without %s is no error of Crosswalk', async (name) => {
    const body: unknown = await refusal(400).json();
    const { client } = clientWith(
      'https://a.test',
      Response.json({ ...Object(body), [name]: undefined }, { status: 400 }),
    );
    await expect(client.accounts.get('1')).rejects.toThrow(CrosswalkConnectionError);
  });

  it('without a body is null', async () => {
    const { client } = clientWith('https://a.test', new Response(null, { status: 204 }));
    expect(await client.request('POST', '/ping')).toBeNull();
  });
});

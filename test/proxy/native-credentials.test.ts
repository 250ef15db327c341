import { describe, expect, it, vi } from 'vitest';
import { tenant } from '../harness.ts';
import { type Live } from './live.ts';
import { type Received, type Upstream, valuesOf, wholeText } from './upstream.ts';
import { useLive, vendorKey as key } from './use-live.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJlbWFpbCI6ImFkYUBleGFtcGxlLmNvbSJ9.c2lnbmF0dXJl';
const basic = (user: string, password = '') => `Basic ${btoa(`${user}:${password}`)}`;
const json = ['Content-Type', 'application/json'];

let live: Live;
let upstream: Upstream;
let token: string;
let accounts: Record<'braze' | 'iterable' | 'segment' | 'lytics', string>;

useLive(async ({ account: braze, ...started }) => {
  ({ live, upstream } = started);
  token = live.harness.token;
  const { url } = upstream;
  const [iterable, segment, lytics] = await Promise.all([
    live.link('iterable', { api_key: key, project_type: 'hybrid' }, { api: url }),
    live.link('segment', { write_key: key, public_token: `${key}-public` }, { tracking: url, public: url }),
    live.link('lytics', { api_token: key }, { api: url, collect: url }),
  ]);
  accounts = { braze, iterable, segment, lytics };
});

/** The only request that arrived, in which the token must not be found: not plain, and not in Base64. */
function arrived(): Received {
  const request = upstream.only();
  expect(wholeText(request)).not.toContain(token);
  for (const part of wholeText(request).match(/[\w+/=-]{20,}/g) ?? []) {
    expect(Buffer.from(part, 'base64').toString('latin1')).not.toContain(token);
  }
  return request;
}

describe('the token is replaced by the credential where the clients of the vendor carry it', () => {
  it.each<[string, () => { target: string; headers: string[]; body?: string }, (request: Received) => void]>([
    [
      'Braze: Authorization: Bearer',
      () => ({ target: `/native/${accounts.braze}/users/track`, headers: ['Authorization', `Bearer ${token}`] }),
      ({ rawHeaders }) => expect(valuesOf(rawHeaders, 'authorization')).toEqual([`Bearer ${key}`]),
    ],
    [
      'Iterable: Api-Key',
      () => ({ target: `/native/${accounts.iterable}/api/lists`, headers: ['Api-Key', token] }),
      ({ rawHeaders }) => expect(valuesOf(rawHeaders, 'api-key')).toEqual([key]),
    ],
    [
      'Iterable: Api_Key',
      () => ({ target: `/native/${accounts.iterable}/api/lists`, headers: ['Api_Key', token] }),
      ({ rawHeaders }) => {
        expect(valuesOf(rawHeaders, 'api_key')).toEqual([key]);
        expect(valuesOf(rawHeaders, 'api-key')).toEqual([]);
      },
    ],
    [
      'Iterable: api_key in the query',
      () => ({ target: `/native/${accounts.iterable}/api/lists?a=1&api_key=${token}&b=%20`, headers: [] }),
      ({ target, rawHeaders }) => {
        expect(target).toBe(`/api/lists?a=1&api_key=${key}&b=%20`);
        expect(valuesOf(rawHeaders, 'api-key')).toEqual([]);
      },
    ],
    [
      'Segment: Basic user name',
      () => ({
        target: `/native/${accounts.segment}/v1/track`,
        headers: ['Authorization', basic(token), ...json],
        body: '{"event":"A"}',
      }),
      ({ rawHeaders, body }) => {
        expect(valuesOf(rawHeaders, 'authorization')).toEqual([basic(key)]);
        expect(body.toString()).toBe('{"event":"A"}');
      },
    ],
    [
      'Segment: writeKey in the body, all other bytes kept',
      () => ({
        target: `/native/${accounts.segment}/v1/batch`,
        headers: json,
        body: `{ "batch": [{"writeKey": "mine", "n": 1.0}],\n\t"writeKey" : "${token}", "n": 1e2, "t": "caf\\u00e9 é" }\n`,
      }),
      ({ rawHeaders, body }) => {
        expect(body.toString()).toBe(
          `{ "batch": [{"writeKey": "mine", "n": 1.0}],\n\t"writeKey" : "${key}", "n": 1e2, "t": "caf\\u00e9 é" }\n`,
        );
        expect(valuesOf(rawHeaders, 'authorization')).toEqual([]);
        expect(valuesOf(rawHeaders, 'content-length')).toEqual([String(body.length)]);
      },
    ],
    [
      'Segment: writeKey in the query of an image',
      () => ({
        target: `/native/${accounts.segment}/v1/pixel/track?event=A&writeKey=${token}&userId=u%201`,
        headers: [],
      }),
      ({ target, rawHeaders }) => {
        expect(target).toBe(`/v1/pixel/track?event=A&writeKey=${key}&userId=u%201`);
        expect(valuesOf(rawHeaders, 'authorization')).toEqual([]);
      },
    ],
    [
      'Segment: Bearer at the Public API',
      () => ({ target: `/native/${accounts.segment}@public/users`, headers: ['Authorization', `Bearer ${token}`] }),
      ({ target, rawHeaders }) => {
        expect(target).toBe('/users');
        expect(valuesOf(rawHeaders, 'authorization')).toEqual([`Bearer ${key}-public`]);
      },
    ],
    [
      'Lytics: raw Authorization',
      () => ({ target: `/native/${accounts.lytics}/api/segment`, headers: ['Authorization', token] }),
      ({ rawHeaders }) => expect(valuesOf(rawHeaders, 'authorization')).toEqual([key]),
    ],
    [
      'Lytics: key in the query',
      () => ({ target: `/native/${accounts.lytics}/api/segment?key=${token}`, headers: [] }),
      ({ target }) => expect(target).toBe(`/api/segment?key=${key}`),
    ],
    [
      'Lytics: access_token in the query of the collection server',
      () => ({
        target: `/native/${accounts.lytics}@collect/collect/json/default?access_token=${token}&dryrun=true`,
        headers: json,
        body: '[{"a":1}]',
      }),
      ({ target, body }) => {
        expect(target).toBe(`/collect/json/default?access_token=${key}&dryrun=true`);
        expect(body.toString()).toBe('[{"a":1}]');
      },
    ],
    [
      'in a place of another vendor: the credential goes where this one documents it',
      () => ({
        target: `/native/${accounts.braze}/segments/list?page=0&api_key=${token}`,
        headers: ['Api-Key', token],
      }),
      ({ target, rawHeaders }) => {
        expect(target).toBe('/segments/list?page=0');
        expect(valuesOf(rawHeaders, 'authorization')).toEqual([`Bearer ${key}`]);
        expect(valuesOf(rawHeaders, 'api-key')).toEqual([]);
      },
    ],
    [
      'in two places at once',
      () => ({
        target: `/native/${accounts.segment}/v1/track`,
        headers: ['Authorization', basic(token), ...json],
        body: `{"writeKey":"${token}"}`,
      }),
      ({ rawHeaders, body }) => {
        expect(valuesOf(rawHeaders, 'authorization')).toEqual([basic(key)]);
        expect(body.toString()).toBe(`{"writeKey":"${key}"}`);
      },
    ],
  ])('%s', async (_, request, check) => {
    const given = request();
    const method = given.body === undefined ? 'GET' : 'POST';
    const length = given.body === undefined ? [] : ['Content-Length', String(Buffer.byteLength(given.body))];
    const { status } = await live.send({ method, ...given, headers: [...given.headers, ...length] });
    expect(status).toBe(200);
    check(arrived());
  });
});

describe('what belongs to the caller and the vendor', () => {
  it('a JWT in Authorization beside a token in Api-Key passes through', async () => {
    const headers = ['Authorization', `Bearer ${jwt}`, 'Api-Key', token];
    await live.send({ target: `/native/${accounts.iterable}/api/users/byUserId`, headers });
    expect(valuesOf(arrived().rawHeaders, 'authorization')).toEqual([`Bearer ${jwt}`]);
    expect(valuesOf(arrived().rawHeaders, 'api-key')).toEqual([key]);
  });

  it('an OAuth token in Authorization beside a token in the body passes through', async () => {
    const body = `{"writeKey":"${token}","event":"A"}`;
    const headers = ['Authorization', 'Bearer oauth-access', ...json, 'Content-Length', String(body.length)];
    await live.send({ method: 'POST', target: `/native/${accounts.segment}/v1/track`, headers, body });
    expect(valuesOf(arrived().rawHeaders, 'authorization')).toEqual(['Bearer oauth-access']);
    expect(arrived().body.toString()).toBe(`{"writeKey":"${key}","event":"A"}`);
  });
});

describe('a token never becomes data', () => {
  const inBody = (body: string) => () =>
    live.send({
      method: 'POST',
      target: `/native/${accounts.segment}/v1/identify`,
      headers: ['Authorization', basic(token), ...json, 'Content-Length', String(Buffer.byteLength(body))],
      body,
    });

  it.each([
    [
      'in the path',
      () =>
        live.send({ target: `/native/${accounts.braze}/x/${token}`, headers: ['Authorization', `Bearer ${token}`] }),
    ],
    [
      'within a parameter',
      () =>
        live.send({ target: `/native/${accounts.braze}/x?a=x${token}`, headers: ['Authorization', `Bearer ${token}`] }),
    ],
    ['in a trait of the name of the key', () => inBody(`{"userId":"u","traits":{"writeKey":"${token}"}}`)()],
    ['in any other property', () => inBody(`{"userId":"${token}"}`)()],
    ['in a name', () => inBody(`{"${token}":1}`)()],
  ])('%s it is refused', async (_, send) => {
    const answer = await send();
    expect(JSON.parse(answer.body.toString())).toMatchObject({ statusCode: 400, code: 'invalid_request' });
    expect(answer.body.toString()).not.toContain(token);
    expect(upstream.received).toEqual([]);
  });
});

describe('who may call', () => {
  const body = (answer: { body: Buffer }): unknown => JSON.parse(answer.body.toString());

  it('nobody without a token, with an unknown one, or with one in a body that says so elsewhere', async () => {
    const target = `/native/${accounts.segment}/v1/track`;
    expect(body(await live.send({ target }))).toMatchObject({ statusCode: 401, code: 'token_missing' });
    const unknown = await live.send({ target, headers: ['Authorization', 'Bearer no-such-token'] });
    expect(body(unknown)).toMatchObject({ statusCode: 401, code: 'token_invalid' });
    const text = `{"event":"${token}"}`;
    const headers = [...json, 'Content-Length', String(text.length)];
    const misplaced = await live.send({ method: 'POST', target, headers, body: text });
    expect(body(misplaced)).toMatchObject({ statusCode: 401, code: 'token_missing' });
    expect(upstream.received).toEqual([]);
  });

  it('a token of another tenant finds nothing, one that may only read does not write', async () => {
    const { tokens } = live.harness.crosswalk.api;
    const other = await tokens.create({ name: 'other', scopes: ['admin'], tenantId: 'other' });
    const reader = await tokens.create({ name: 'reader', scopes: ['read'], tenantId: tenant });
    const target = `/native/${accounts.braze}/users/track`;
    const foreign = await live.send({ target, headers: ['Authorization', `Bearer ${other.token}`] });
    expect(body(foreign)).toMatchObject({ statusCode: 404, code: 'account_not_found' });
    const writing = await live.send({ method: 'POST', target, headers: ['Authorization', `Bearer ${reader.token}`] });
    expect(body(writing)).toMatchObject({ statusCode: 403, code: 'scope_missing' });
    expect(upstream.received).toEqual([]);
    await live.send({ target, headers: ['Authorization', `Bearer ${reader.token}`] });
    expect(upstream.received).toHaveLength(1);
  });

  it.each([
    ['/v1/pixel/identify?writeKey={token}&userId=u', []],
    ['/V1//pixel/%69dentify/?userId=u', ['Api-Key', '{token}']],
    ['/v1%2Fpixel/track?event=A', ['Api-Key', '{token}']],
  ])('a token that may only read does not write by GET %s', async (path, fields) => {
    const { tokens } = live.harness.crosswalk.api;
    const as = async (scope: 'read' | 'write') => {
      const created = await tokens.create({ name: scope, scopes: [scope], tenantId: tenant });
      const fill = (text: string) => text.replace('{token}', created.token);
      return live.send({ target: fill(`/native/${accounts.segment}${path}`), headers: fields.map(fill) });
    };
    expect(body(await as('read'))).toMatchObject({ statusCode: 403, code: 'scope_missing' });
    expect(upstream.received).toEqual([]);
    expect((await as('write')).status).toBe(200);
  });

  it('a token that may only read does not write by GET through /custom either', async () => {
    const { tokens } = live.harness.crosswalk.api;
    const reader = await tokens.create({ name: 'reader', scopes: ['read'], tenantId: tenant });
    const query = `integrated_account_id=${accounts.segment}&userId=u`;
    const headers = ['Authorization', `Bearer ${reader.token}`];
    const answer = await live.send({ target: `/custom/v1/pixel/identify?${query}`, headers });
    expect(body(answer)).toMatchObject({ statusCode: 403, code: 'scope_missing' });
    expect((await live.send({ target: `/custom/v1/other?${query}`, headers })).status).toBe(200);
    expect(upstream.received).toHaveLength(1);
  });

  it('a server without its credential says which one is missing, an unknown one which there are', async () => {
    const headers = ['Authorization', `Bearer ${token}`];
    const missing = await live.send({ target: `/native/${accounts.segment}@profile/v1/spaces`, headers });
    expect(body(missing)).toMatchObject({
      code: 'credential_missing',
      message: expect.stringContaining('profile_token'),
      errors: [expect.objectContaining({ path: 'context.profile_token' })],
    });
    const unknown = await live.send({ target: `/native/${accounts.segment}@nowhere/x`, headers });
    expect(body(unknown)).toMatchObject({
      statusCode: 404,
      code: 'resource_not_found',
      message: expect.stringMatching(/tracking.*profile.*public.*objects.*oauth/),
    });
    expect(upstream.received).toEqual([]);
  });
});

it('a warm call reads nothing from the database', async () => {
  const headers = ['Authorization', `Bearer ${token}`];
  await live.send({ target: `/native/${accounts.braze}/warm`, headers });
  const { database } = live.harness.database;
  const spies = [vi.spyOn(database, 'select'), vi.spyOn(database, 'update'), vi.spyOn(database, 'execute')];
  const { status } = await live.send({ target: `/native/${accounts.braze}/warm`, headers });
  expect(status).toBe(200);
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});

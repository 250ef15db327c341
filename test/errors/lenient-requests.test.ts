import { describe, expect, it } from 'vitest';
import { objectOf, textOf } from '../harness.ts';
import { expectError } from './envelope.ts';
import { useHarness } from './use-harness.ts';

const { harness, call } = useHarness();

const account = '/integrated-account';
const users = '/unified/user-directory/users?integrated_account_id=:braze';
const json = { 'content-type': 'application/json' };
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('requests as clients really send them', () => {
  it.each(['//integrated-account', '///integrated-account?limit=1', '//api-token', '//ping'])(
    'are served with repeated slashes at the start: %s',
    async (path) => {
      expect((await call('GET', path)).status).toBe(200);
    },
  );

  it('with a body are served with repeated slashes, too', async () => {
    const answer = await call('POST', '//api-token', { body: { name: 'x', scopes: ['read'], tenant_id: 'other' } });
    expect(answer.status).toBe(201);
  });

  it.each(['next_cursor=', 'limit=', 'tenant_id=', 'next_cursor=&limit=&status=&created_at[gt]=', '&&='])(
    'take what is empty as absent: %s',
    async (query) => {
      const answer = await call('GET', `${account}?${query}`);
      expect([answer.status, objectOf(answer.body)['result_count']]).toEqual([200, 4]);
    },
  );

  it.each([
    ['text/plain', { 'content-type': 'text/plain;charset=UTF-8' }],
    ['another type', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a type with parameters', { 'content-type': 'application/json; charset=utf-8' }],
    ['no type', {}],
  ])('take JSON as %s', async (_what, headers) => {
    const body = utf8(JSON.stringify({ name: 'typed', scopes: ['read'], tenant_id: 'other' }));
    expect((await call('POST', '/api-token', { body, headers })).status).toBe(201);
  });

  it('take JSON with a byte order mark', async () => {
    const body = utf8('\ufeff{"name": "marked", "scopes": ["read"], "tenant_id": "other"}');
    expect((await call('POST', '/api-token', { body })).status).toBe(201);
  });

  it('may say JSON and have no body, where none is needed', async () => {
    const created = await call('POST', '/api-token', { body: { name: 'x', scopes: ['read'], tenant_id: 'other' } });
    const id = textOf(objectOf(created.body)['id']);
    expect((await call('GET', account, { headers: json })).status).toBe(200);
    expect((await call('PATCH', `${account}/:braze`, { headers: json, body: '' })).status).toBe(200);
    expect((await call('DELETE', `/api-token/${id}`, { headers: json })).body).toEqual({ id });
  });

  it('to the root lead to the API reference, without a token', async () => {
    const answer = await call('GET', '/', { token: null });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, './docs']);
  });

  it('get the headers of GET, and no body, with HEAD', async () => {
    const found = await call('HEAD', account);
    expect([found.status, found.text, found.headers.get('content-type')]).toEqual([200, '', 'application/json']);
    const missing = await call('HEAD', `${account}/nobody`);
    expect([missing.status, missing.text, missing.headers.get('content-type')]).toEqual([404, '', 'application/json']);
    expect((await call('HEAD', account, { token: null })).status).toBe(401);
  });

  it('keep their own request id when it is a plain one', async () => {
    const own = await call('GET', '/nothing', { headers: { 'x-request-id': 'my-request-0001' } });
    expect(expectError(own, 404, 'route_not_found')['request_id']).toBe('my-request-0001');
    for (const odd of ['short', 'a b c d e f g', '<script>alert(1)</script>', 'x'.repeat(129)]) {
      const answer = await call('GET', '/nothing', { headers: { 'x-request-id': odd } });
      expect(expectError(answer, 404, 'route_not_found')['request_id']).not.toBe(odd);
    }
  });

  it('are logged with the pattern of their route, whether found or not', async () => {
    harness().logs.length = 0;
    await call('GET', `${account}/:braze?x=secret`);
    await call('GET', '/somebody@example.com');
    await call('PUT', account, { body: {} });
    await call('GET', '/native/:braze/segments/list');
    expect(harness().logs.map(({ route, status }) => [route, status])).toEqual([
      ['/integrated-account/:id', 200],
      ['unknown', 404],
      ['/integrated-account', 405],
      ['/native/*', 200],
    ]);
  });
});

describe('a query', () => {
  it.each([
    'emails[]=x@example.com&emails[]=y@example.com',
    'emails[0]=x@example.com&emails[1]=y@example.com',
    'emails[1]=y@example.com&emails[0]=x@example.com',
    'emails%5B0%5D=x%40example.com&emails%5B1%5D=y%40example.com',
    'emails=x@example.com&emails=y@example.com',
    'emails=x@example.com,y@example.com',
  ])('reads lists in every spelling: %s', async (query) => {
    harness().sandbox.braze.requests.length = 0;
    const answer = await call('GET', `${users}&${query}`);
    expect([answer.status, objectOf(answer.body)['result_count']]).toEqual([200, 0]);
    const asked = harness()
      .sandbox.braze.requests.map(({ body }) => new TextDecoder().decode(body))
      .join();
    expect(asked).toMatch(/x@example\.com.*y@example\.com/);
  });
});

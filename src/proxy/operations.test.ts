import { describe, expect, it } from 'vitest';
import { crosswalkErrorOf } from '../egress/test-kit.ts';
import { type ProxyRequest } from './operations.ts';
import { jsonAnswer, setUp } from './test-kit.ts';

const answering = () => setUp(() => jsonAnswer({ ok: true, items: [] }));

/** What was sent, as a person would write it. */
function written({ sent }: ReturnType<typeof setUp>): string[] {
  return sent.map(({ method, url, body }) => {
    const content = body instanceof Uint8Array ? ` ${new TextDecoder().decode(body)}` : '';
    return `${method} ${url.pathname}${url.search}${content}`;
  });
}

describe('a declared call', () => {
  it('takes the id and path parameters from the query, and what the account itself says from the account', async () => {
    const kit = answering();
    const get = { resource: 'things', method: 'get' };
    await kit.operations.call(kit.connection, { ...get, id: 'a/b c' });
    await kit.operations.call(kit.connection, { ...get, id: 't1', query: { space_id: 'other', more: 'x' } });
    await kit.operations.call(kit.connection, { ...get, query: { thing_id: 't2' } });
    expect(written(kit)).toEqual([
      'GET /spaces/main/things/a%2Fb%20c',
      'GET /spaces/other/things/t1?more=x',
      'GET /spaces/main/things/t2',
    ]);
  });

  it('takes its parameters from the body where the vendor takes it as GET', async () => {
    const kit = answering();
    await kit.operations.call(kit.connection, {
      resource: 'things',
      method: 'find',
      body: { name: 'a&b', tags: ['x', 'y'] },
    });
    expect(written(kit)).toEqual(['GET /things?name=a%26b&tags=x&tags=y']);
  });

  it('sends the body as it is where the vendor takes one', async () => {
    const kit = answering();
    await kit.operations.call(kit.connection, { resource: 'things', method: 'create', body: { name: 'a', x: [1] } });
    await kit.operations.call(kit.connection, { resource: 'things', method: 'update', id: 't', body: null });
    expect(written(kit)).toEqual(['POST /things {"name":"a","x":[1]}', 'PATCH /things/t null']);
  });

  it('that writes tells its type, and its length where it has no body', async () => {
    const kit = answering();
    const told = () => kit.sent.at(-1)?.headers.filter(([name]) => name.startsWith('content-'));
    const type = ['content-type', 'application/json'];
    await kit.operations.call(kit.connection, { resource: 'things', method: 'archive' });
    expect(told()).toEqual([type, ['content-length', '0']]);
    // The transport measures a body.
    await kit.operations.call(kit.connection, { resource: 'things', method: 'archive', body: { ids: [1] } });
    expect(told()).toEqual([type]);
    await kit.operations.call(kit.connection, { resource: 'things', method: 'delete', id: 't' });
    expect(told()).toEqual([]);
  });

  it('carries the credential and the headers of its server', async () => {
    const kit = answering();
    await kit.operations.call(kit.connection, { resource: 'things', method: 'find', query: { name: 'a' } });
    expect(kit.sent[0]?.headers).toEqual([
      ['accept', 'application/json'],
      ['user-agent', 'crosswalk'],
      ['x-api-version', '2'],
      ['authorization', 'Bearer secret-key'],
    ]);
  });

  it('needs all required parameters, told at once and before the vendor is called', async () => {
    const kit = answering();
    const incomplete: [ProxyRequest, string[]][] = [
      [{ resource: 'things', method: 'get' }, ['thing_id']],
      [{ resource: 'things', method: 'find', query: { tags: ['x'] } }, ['name']],
      [{ resource: 'things', method: 'find', body: { name: null } }, ['name']],
      [{ resource: 'things', method: 'create', body: {} }, ['name']],
      [{ resource: 'things', method: 'create' }, ['name']],
      [{ resource: 'things', method: 'update', body: {} }, ['thing_id']],
    ];
    for (const [request, missing] of incomplete) {
      const error = await crosswalkErrorOf(kit.operations.call(kit.connection, request));
      expect(error).toMatchObject({ code: 'invalid_request', status: 400 });
      expect(error.options.errors?.map(({ path }) => path)).toEqual(missing);
    }
    expect(kit.sent).toEqual([]);
  });

  it('is not led elsewhere by its parameters', async () => {
    const kit = answering();
    for (const id of ['.', '..']) {
      const error = await crosswalkErrorOf(
        kit.operations.call(kit.connection, { resource: 'things', method: 'delete', id }),
      );
      expect(error).toMatchObject({ code: 'invalid_request' });
    }
    for (const id of ['../x', '%2e%2e', '//evil.example', 'a?b=c#d', '\\']) {
      await kit.operations.call(kit.connection, { resource: 'things', method: 'delete', id });
    }
    for (const { url } of kit.sent) {
      expect(url.host).toBe('api.acme.example');
      expect(url.pathname).toMatch(/^\/things\/[^/]+$/);
      expect(url.search + url.hash).toBe('');
    }
    expect(kit.sent).toHaveLength(5);
  });

  it('that stands in the query and in the body is one value, or refused', async () => {
    const kit = answering();
    const find = { resource: 'things', method: 'find' };
    await kit.operations.call(kit.connection, { ...find, query: { name: '1' }, body: { name: 1 } });
    const two = kit.operations.call(kit.connection, { ...find, query: { name: 'a' }, body: { name: 'b' } });
    expect(await crosswalkErrorOf(two)).toMatchObject({
      code: 'invalid_request',
      options: { errors: [{ path: 'name' }] },
    });
    expect(written(kit)).toEqual(['GET /things?name=1']);
  });

  it('of a server whose credential the account lacks says which', async () => {
    const kit = answering();
    const error = await crosswalkErrorOf(kit.operations.call(kit.connection, { resource: 'things', method: 'extra' }));
    expect(error).toMatchObject({ code: 'credential_missing' });
    expect(error.message).toContain('extra_key');
    expect(kit.sent).toEqual([]);
  });
});

describe('a call that is not declared', () => {
  it.each([
    [{ resource: 'thigns', method: 'get' }, 'Did you mean things?'],
    [{ resource: 'zzzzzzzzzz', method: 'get' }, 'There are: '],
    [
      { resource: 'things', method: 'merge' },
      'There are: get (GET /proxy/things/{id}), find (POST /proxy/things/find), ',
    ],
  ])('%o is answered with what there is', async (request, hint) => {
    const kit = answering();
    await expect(kit.operations.call(kit.connection, request)).rejects.toThrow(hint);
  });

  it('takes no id where there is no place for one', async () => {
    const kit = answering();
    await expect(kit.operations.call(kit.connection, { resource: 'whole', method: 'list', id: 'x' })).rejects.toThrow(
      'takes no id',
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const get = async (path: string) => harness.call('GET', path);

describe('GET /integration', () => {
  it('lists every integration once, however long the pages are', async () => {
    const names: string[] = [];
    let cursor = '';
    do {
      const { status, body } = await get(`/integration?limit=3&next_cursor=${cursor}`);
      expect(status).toBe(200);
      const { result, next_cursor: next, result_count: count } = objectOf(body);
      expect(listOf(result)).toHaveLength(Number(count));
      names.push(...listOf(result).map((item) => textOf(objectOf(item)['name'])));
      cursor = typeof next === 'string' ? next : '';
    } while (cursor !== '');
    expect(names).toEqual(harness.crosswalk.definitions.names);
  });

  it('finds by name and category, and refuses filters that it does not know', async () => {
    const named = async (query: string) => listOf(objectOf((await get(`/integration?${query}`)).body)['result']).length;
    expect(await named('name=braze')).toBe(1);
    expect(await named('name=nobody')).toBe(0);
    expect(await named('category=Customer%20engagement')).toBeGreaterThan(0);
    expect((await get('/integration?colour=red')).body).toMatchObject({ statusCode: 400, code: 'invalid_request' });
  });

  it('takes a cursor only with the filter that it was given for', async () => {
    const cursor = textOf(objectOf((await get('/integration?limit=1')).body)['next_cursor'] ?? undefined);
    const answer = await get(`/integration?limit=1&name=braze&next_cursor=${cursor}`);
    expect(answer.body).toMatchObject({ statusCode: 400, code: 'invalid_cursor' });
  });

  it('describes the form that links an account', async () => {
    const { body } = await get('/integration?name=braze');
    const [braze] = listOf(objectOf(body)['result']);
    const { connection, models } = objectOf(braze);
    expect(models).toEqual(['user-directory']);
    const fields = listOf(connection).map(objectOf);
    expect(fields.find(({ name }) => name === 'instance')).toMatchObject({
      type: 'single_select',
      required: true,
      accepts_url: true,
      options: expect.arrayContaining([{ value: 'US-01', label: expect.stringContaining('US-01') }]),
    });
    expect(fields.find(({ name }) => name === 'api_key')).toMatchObject({
      type: 'password',
      secret: true,
      default: null,
      servers: ['rest'],
      steps: expect.arrayContaining([expect.stringContaining('API Keys')]),
    });
  });
});

describe('GET /integration/{name}', () => {
  it('says all that a user interface needs', async () => {
    const { status, body } = await get('/integration/segment');
    expect(status).toBe(200);
    const segment = harness.crosswalk.definitions.get('segment');
    const { servers, limits, endpoints, links, unified } = objectOf(body);
    expect(listOf(servers).map((server) => objectOf(server)['name'])).toEqual([...segment.servers.keys()]);
    expect(listOf(servers).filter((server) => objectOf(server)['is_default'] === true)).toHaveLength(1);
    expect(listOf(limits).map((limit) => objectOf(limit)['name'])).toEqual(Object.keys(segment.limits));
    expect(endpoints).toBe(segment.endpoints.size);
    expect(listOf(unified).map((entry) => objectOf(entry)['resource'])).toContain('users');
    for (const link of ['self', 'capabilities'] as const) {
      expect((await get(textOf(objectOf(links)[link]))).status).toBe(200);
    }
  });

  it('says of every method whether the vendor can do it, and why not', async () => {
    const { body } = await get('/integration/braze');
    const groups = listOf(objectOf(body)['unified'])
      .map(objectOf)
      .find(({ resource }) => resource === 'groups');
    expect(groups?.['methods']).toEqual([
      { method: 'list', is_supported: true, restriction: null },
      { method: 'get', is_supported: true, restriction: null },
      { method: 'create', is_supported: false, restriction: expect.stringContaining('dashboard') },
      { method: 'update', is_supported: false, restriction: expect.stringContaining('dashboard') },
      { method: 'delete', is_supported: false, restriction: expect.stringContaining('dashboard') },
    ]);
  });

  it('names the nearest integration when there is none of the name', async () => {
    for (const path of ['/integration/braise', '/integration/braise/capabilities']) {
      const { body } = await get(path);
      expect(body).toMatchObject({
        statusCode: 404,
        code: 'integration_not_found',
        message: expect.stringContaining('Did you mean braze?'),
      });
    }
  });
});

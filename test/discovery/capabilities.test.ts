import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, tenant, textOf } from '../harness.ts';

let harness: Harness;
/** An account of Segment that can send events and has no token of the Public API. */
let partial: string;

beforeAll(async () => {
  harness = await startHarness();
  const created = await harness.clock.advanceUntil(
    harness.crosswalk.api.accounts.create({
      tenantId: tenant,
      integration: 'segment',
      context: { write_key: 'key-of-a-source' },
      verify: false,
    }),
  );
  partial = created.id;
});
afterAll(() => harness.close());

const get = async (path: string): Promise<JsonObject> => objectOf((await harness.call('GET', path)).body);

/** Every method of the proxy in an answer, as `resource.method`. */
function proxyMethods({ proxy }: JsonObject): { name: string; entry: JsonObject }[] {
  return listOf(proxy).flatMap((item) => {
    const { resource, methods } = objectOf(item);
    return listOf(methods).map((method) => {
      const entry = objectOf(method);
      return { name: `${textOf(resource)}.${textOf(entry['method'])}`, entry };
    });
  });
}

describe('the capabilities of an integration', () => {
  it('are every declared call and every unified method that works', async () => {
    const body = await get('/integration/braze/capabilities');
    const braze = harness.crosswalk.definitions.get('braze');
    expect(
      proxyMethods(body)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([...braze.endpoints.keys()].toSorted());
    expect(body).toMatchObject({
      integration: { id: 'braze', name: 'braze', label: 'Braze', category: braze.category },
      auth: {
        formats: ['api_key'],
        fields: expect.arrayContaining([{ name: 'api_key', label: 'REST API key', type: 'password', required: true }]),
      },
      ai_readiness: { proxy_methods: braze.endpoints.size, ai_ready_score: 100 },
    });
    expect(body['account']).toBeUndefined();
    const groups = listOf(body['unified'])
      .map(objectOf)
      .find(({ resource }) => resource === 'groups');
    expect(groups).toMatchObject({ model: 'user-directory', methods: ['list', 'get'], env_overridden: false });
  });

  it('say of a call what it takes and where the vendor describes it', async () => {
    const body = await get('/integration/braze/capabilities?type=proxy&resource=segments&methods=list');
    expect(proxyMethods(body)).toEqual([
      {
        name: 'segments.list',
        entry: expect.objectContaining({
          name: 'list_all_braze_segments',
          has_description: true,
          has_query_schema: true,
          has_body_schema: false,
          has_response_schema: true,
          api_documentation_url: expect.stringContaining('https://'),
        }),
      },
    ]);
  });

  it('can be narrowed to kinds, methods and resources', async () => {
    const proxy = await get('/integration/braze/capabilities?type=proxy&methods=read');
    expect(proxy['unified']).toEqual([]);
    expect(new Set(proxyMethods(proxy).map(({ entry }) => entry['method']))).toEqual(new Set(['list', 'get']));
    const unified = await get('/integration/braze/capabilities?type=unified&methods=delete&resource=users,groups');
    expect(unified['proxy']).toEqual([]);
    expect(listOf(unified['unified']).map((entry) => objectOf(entry)['resource'])).toEqual(['users']);
    expect(proxyMethods(await get('/integration/braze/capabilities?has_description=false'))).toEqual([]);
  });

  it.each([
    ['/integration/braze/capabilities', 'resource=segmens', 'Did you mean segments?'],
    ['/integration/braze/capabilities', 'methods=lst', 'Did you mean list?'],
    ['tools', 'tags=segmens', 'Did you mean segments?'],
    ['tools', 'methods=lst', 'Did you mean list?'],
  ])('answer 404 with the nearest name for one that there is not: %s?%s', async (path, query, hint) => {
    const address = path === 'tools' ? `/integrated-account/${harness.accounts.braze}/tools` : path;
    expect(await harness.call('GET', `${address}?${query}`)).toMatchObject({
      status: 404,
      body: { code: 'resource_not_found', message: expect.stringContaining(hint) },
    });
  });

  it('blame the parameter, not a body, for a value that it cannot have', async () => {
    const body = await get('/integration/braze/capabilities?type=everything');
    expect(listOf(body['errors'])).toMatchObject([{ path: 'type' }]);
    expect(body['message']).not.toContain('body');
  });

  it('refuse a kind that there is not', async () => {
    expect(await get('/integration/braze/capabilities?type=native')).toMatchObject({ code: 'invalid_request' });
    expect(await get('/integration/braze/capabilities?has_description=perhaps')).toMatchObject({ statusCode: 400 });
  });
});

it.each([
  '/integration/braze?colour=red',
  '/integration/braze/capabilities?resources=users',
  '/unified/user-directory/users/meta/list?colour=red',
  '/unified/meta/user-directory/braze?form=html',
])('%s is refused, for it would do less than was asked', async (path) => {
  expect(await get(path)).toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('does not know the query parameter'),
  });
});

describe('the capabilities of an account', () => {
  it('say who it is, and that nothing is missing', async () => {
    const body = await get(`/integrated-account/${harness.accounts.braze}/capabilities?type=proxy&resource=segments`);
    expect(body['account']).toEqual({
      id: harness.accounts.braze,
      status: 'active',
      authentication_method: 'api_key',
      is_blocked: false,
    });
    expect(proxyMethods(body).map(({ entry }) => entry['missing_fields'])).toEqual(proxyMethods(body).map(() => []));
  });

  it('mark what it has no credential for with what is missing', async () => {
    const body = await get(`/integrated-account/${partial}/capabilities?type=proxy`);
    const segment = harness.crosswalk.definitions.get('segment');
    for (const { name, entry } of proxyMethods(body)) {
      const fields = segment.servers.get(segment.endpoints.get(name)?.server ?? '')?.credentialFields ?? [];
      expect([name, entry['missing_fields']]).toEqual([name, fields.filter((field) => field !== 'write_key')]);
    }
  });

  it('never show its secrets', async () => {
    for (const what of ['capabilities', 'tools']) {
      const { text } = await harness.call('GET', `/integrated-account/${partial}/${what}`);
      expect(text).not.toContain('key-of-a-source');
    }
  });
});

describe('the tools of an account', () => {
  const toolsOf = async (account: string, query = '') =>
    listOf((await get(`/integrated-account/${account}/tools${query}`))['result']).map(objectOf);

  it('are the calls for which it has a credential, and no others', async () => {
    const segment = harness.crosswalk.definitions.get('segment');
    const possible = [...segment.endpoints.values()].filter(({ server }) =>
      segment.servers.get(server)?.credentialFields.every((field) => field === 'write_key'),
    );
    expect(possible.length).toBeGreaterThan(0);
    const tools = await toolsOf(partial);
    expect(tools.map(({ resource, method }) => `${textOf(resource)}.${textOf(method)}`)).toEqual(
      possible.map(({ name }) => name),
    );
  });

  it('are refused with a filter that there is not', async () => {
    const path = `/integrated-account/${harness.accounts.braze}/tools?resource=segments`;
    expect(await get(path)).toMatchObject({ statusCode: 400, message: expect.stringContaining('methods, tags') });
  });

  it('can be narrowed to methods and to tags', async () => {
    const tools = await toolsOf(harness.accounts.braze, '?methods=read&tags=segments,campaigns');
    expect(tools.map(({ name }) => textOf(name)).toSorted()).toEqual([
      'get_single_braze_campaign_by_id',
      'get_single_braze_segment_by_id',
      'list_all_braze_campaigns',
      'list_all_braze_segments',
    ]);
  });

  it('name the request that makes the call, which works', async () => {
    const tools = await toolsOf(harness.accounts.braze, '?methods=read&tags=segments');
    const call = async (method: string, id = '') => {
      const request = objectOf(tools.find((tool) => tool['method'] === method)?.['request']);
      const path = textOf(request['path']).replace('{id}', id);
      return harness.call(textOf(request['method']), `${path}?integrated_account_id=${harness.accounts.braze}`);
    };
    const list = await call('list');
    expect(list.status).toBe(200);
    const [segment] = listOf(objectOf(list.body)['result']);
    const single = await call('get', textOf(objectOf(segment)['id']));
    expect(single.body).toMatchObject({ name: objectOf(segment)['name'] });
  });

  it('say what must be given, in one schema and in two', async () => {
    const [get] = await toolsOf(harness.accounts.braze, '?methods=get&tags=segments');
    expect(get).toMatchObject({
      required: ['id'],
      body_schema: null,
      query_schema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      input_schema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    });
    const [list] = await toolsOf(harness.accounts.braze, '?methods=list&tags=segments');
    expect(list).toMatchObject({ required: [], query_schema: { properties: { limit: { type: 'integer' } } } });
    const [track] = await toolsOf(harness.accounts.braze, '?methods=track&tags=users');
    expect(track).toMatchObject({
      body_schema: { properties: { attributes: { type: 'array' } } },
      input_schema: { properties: { body: { type: 'object' } }, required: ['body'] },
    });
  });

  it('say of which parameters of the query one must be given', async () => {
    const [list] = await toolsOf(harness.accounts.iterable, '?methods=list&tags=sent-messages');
    const anyOf = [{ required: ['email'] }, { required: ['userId'] }];
    expect(list).toMatchObject({
      query_schema: { anyOf },
      input_schema: { properties: { query: { anyOf } }, required: ['query'] },
    });
    const address = `/proxy/sent-messages?integrated_account_id=${harness.accounts.iterable}`;
    expect(await get(address)).toMatchObject({ code: 'invalid_request' });
  });

  it('require what the vendor wants in the path, unless this account says it', async () => {
    const context = { public_token: 'token-of-a-workspace' };
    const account = { tenantId: tenant, integration: 'segment', context, verify: false };
    const { id } = await harness.clock.advanceUntil(harness.crosswalk.api.accounts.create(account));
    const withoutSpace = await toolsOf(id, '?methods=list&tags=audiences');
    expect(withoutSpace).toMatchObject([{ required: ['space_id'], input_schema: { required: ['query'] } }]);
    const withSpace = await toolsOf(harness.accounts.segment, '?methods=list&tags=audiences');
    expect(withSpace).toMatchObject([{ required: [] }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const get = async (path: string): Promise<JsonObject> => objectOf((await harness.call('GET', path)).body);
const users = '/unified/user-directory/users';

describe('what a unified method is', () => {
  it('says what it takes and answers, as the API document does', async () => {
    const meta = await get(`${users}/meta/create`);
    const document = await get('/openapi.json');
    const { UserCreate, User } = objectOf(objectOf(document['components'])['schemas']);
    expect(meta).toMatchObject({ model: 'user-directory', resource: 'users', method: 'create' });
    expect(Object.keys(objectOf(objectOf(meta['request_body_schema'])['properties']))).toEqual(
      Object.keys(objectOf(objectOf(UserCreate)['properties'])),
    );
    expect(meta['schema']).toEqual(User);
    expect(meta['response_schema']).toEqual(User);
    expect(JSON.stringify(meta)).not.toContain('$ref');
  });

  it('has the page and the account in the query of a list, and no body', async () => {
    const meta = await get(`${users}/meta/list`);
    expect(Object.keys(objectOf(objectOf(meta['query_schema'])['properties']))).toEqual(
      expect.arrayContaining(['integrated_account_id', 'limit', 'next_cursor']),
    );
    expect(meta['request_body_schema']).toBeNull();
    expect(objectOf(objectOf(meta['response_schema'])['properties'])['result']).toMatchObject({
      items: { properties: { id: { type: 'string' } } },
    });
  });

  it('says of every vendor whether it can do it, and where more is said', async () => {
    const meta = await get('/unified/user-directory/groups/meta/create');
    const vendors = listOf(meta['integrations']).map(objectOf);
    expect(vendors.map(({ name }) => name)).toEqual(['braze', 'iterable', 'lytics', 'segment']);
    const silent = vendors.filter((vendor) => vendor['is_supported'] === false && vendor['restriction'] === null);
    expect(silent).toEqual([]);
    for (const vendor of vendors) {
      const { status, body } = await harness.call('GET', textOf(vendor['meta']));
      expect(status).toBe(200);
      expect(body).toMatchObject({ is_supported: vendor['is_supported'], restriction: vendor['restriction'] });
    }
  });

  it('shows the mapping of every vendor as data', async () => {
    const mapping = objectOf((await get(`${users}/meta/get`))['response_mapping']);
    expect(listOf(mapping['braze'])).toContainEqual({
      field: 'first_name',
      direction: 'read_write',
      place: '`first_name`',
      rule: 'first_name',
      where: null,
    });
    expect(listOf(mapping['iterable']).map((entry) => objectOf(entry)['field'])).toContain('first_name');
  });
});

describe('what a unified method is at one vendor', () => {
  const fieldOf = (mapping: JsonObject[string], name: string) =>
    listOf(mapping)
      .map(objectOf)
      .filter(({ field }) => field === name);

  it('names its calls with their permissions and limits', async () => {
    const meta = await get(`${users}/braze/meta/create`);
    expect(meta['calls']).toEqual([
      expect.objectContaining({
        name: 'users.track',
        server: 'rest',
        permission: 'users.track',
        limit: expect.objectContaining({ name: 'track' }),
      }),
    ]);
    expect(meta['documentation_link']).toBe(
      harness.crosswalk.definitions.get('braze').endpoints.get('users.track')?.docs,
    );
  });

  it('maps on reading what can be read, and on writing what can be written', async () => {
    const read = await get(`${users}/braze/meta/get`);
    const write = await get(`${users}/braze/meta/update`);
    expect(fieldOf(read['response_mapping'], 'created_at')).toMatchObject([{ direction: 'read' }]);
    expect(read['request_body_mapping']).toEqual([]);
    expect(fieldOf(write['request_body_mapping'], 'created_at')).toEqual([]);
    expect(fieldOf(write['request_body_mapping'], 'first_name')).toMatchObject([{ direction: 'read_write' }]);
    expect((await get(`${users}/braze/meta/delete`))['response_mapping']).toEqual([]);
  });

  it('says which accounts a rule is for, where they differ', async () => {
    const { response_mapping: mapping } = await get(`${users}/iterable/meta/get`);
    const rules = fieldOf(mapping, 'external_id');
    expect(new Set(rules.map(({ where }) => where))).toEqual(
      new Set(['project_type is email', 'project_type is hybrid or user_id']),
    );
  });

  it('has every field of the model either mapped or with a reason', async () => {
    for (const vendor of ['braze', 'iterable', 'lytics', 'segment']) {
      const meta = await get(`${users}/${vendor}/meta/get`);
      const named = [...listOf(meta['response_mapping']), ...listOf(meta['unsupported_fields'])].map(
        (entry) => textOf(objectOf(entry)['field']).split(/[.[]/)[0],
      );
      expect([vendor, named]).toEqual([
        vendor,
        expect.arrayContaining(['first_name', 'birthday', 'company', 'status']),
      ]);
    }
  });

  it('names the filters that the vendor’s list can honour', async () => {
    const meta = await get(`${users}/braze/meta/list`);
    expect(objectOf(objectOf(meta['query_schema'])['properties'])['emails']).toEqual({
      type: 'string',
      description: expect.stringContaining('email address'),
    });
    expect(meta['restriction']).toContain('no call that lists users');
  });

  it('shows what every call has besides what the caller says', async () => {
    const meta = await get(`${users}/iterable/meta/create`);
    expect(meta['default_body']).toEqual({ createNewFields: true });
    expect(meta['default_query']).toEqual({});
  });
});

describe('a name that there is not', () => {
  it.each([
    [`${users}/meta/lits`, 'Did you mean list?'],
    ['/unified/user-directory/user/meta/list', 'Did you mean user-directory/users?'],
    [`${users}/braise/meta/list`, 'Did you mean braze?'],
    [`${users}/braze/meta/destroy`, 'There are: list, get, create, update, delete.'],
  ])('%s is answered with the nearest', async (path, hint) => {
    const { status, body } = await harness.call('GET', path);
    expect(status).toBe(404);
    expect(textOf(objectOf(body)['message'])).toContain(hint);
  });
});

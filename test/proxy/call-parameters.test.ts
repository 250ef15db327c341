import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonValue } from '../../src/mapping/index.ts';
import { objectOf, textOf } from '../harness.ts';
import { type Acme, startAcme } from './acme.ts';

let acme: Acme;
beforeAll(async () => {
  acme = await startAcme({
    'people.find': {
      get: '/people',
      summary: 'Find.',
      array_query: 'brackets',
      query: { ids: 'string[]', name: 'string', 'created[gt]': 'string' },
    },
    'people.get': { get: '/people/{email}', summary: 'Read.' },
    'people.create': { post: '/people', summary: 'Create.', body: { limit: 'integer' } },
  });
});
afterAll(() => acme.close());
beforeEach(() => {
  acme.received.length = 0;
  acme.answerWith(() => Response.json({ things: [{ id: 1 }, { id: 2 }], next: null, status: 'ok' }));
});

const targets = () => acme.received.map(({ target }) => target);
const refusal = (path: string, says: string) => ({
  code: 'invalid_request',
  message: expect.stringContaining(says),
  errors: [{ path, message: expect.any(String) }],
});

it('goes on empty, but for one that names a page, which is absent then', async () => {
  await acme.call('POST', 'people/find?name=');
  await acme.call('GET', 'things?after=&count=&next_cursor=');
  await acme.call('POST', 'things/list', { body: { after: '', count: null, next_cursor: '' } });
  expect(targets()).toEqual(['/people?name=', '/things?count=2', '/things?count=2']);
});

describe('an empty name of a part of the path is absent', () => {
  it.each([
    ['in the query', '?email=', { email: 'a@b.c' }],
    ['in the body', '?email=a@b.c', { email: '' }],
    ['in the body as null', '?email=a@b.c', { email: null }],
  ])('%s', async (_, query, body) => {
    expect((await acme.call('POST', `people/get${query}`, { body })).status).toBe(200);
    expect(targets()).toEqual(['/people/a%40b.c']);
  });

  it('so that a call without another one is refused', async () => {
    const { body } = await acme.call('POST', 'people/get', { body: { email: '' } });
    expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'email' }] });
  });
});

it.each([
  ['the query', '?limit=&next_cursor=', undefined],
  ['the body', '', { limit: '', next_cursor: '' }],
])('is the vendor’s where the call is no list, also when it is empty, in %s', async (_, query, body) => {
  await acme.call('POST', `people/find${query}`, body && { body });
  expect(targets()).toEqual(['/people?limit=&next_cursor=']);
});

describe('a parameter of the query that nobody declared', () => {
  it.each([
    'foo=&flag',
    'x[]=1&x[]=2',
    'x[0]=1&x[1]=2',
    'x=1&x=2',
    'x[a][b]=1',
    'a+b=c%20d+e%2B&%C3%A4=%E2%82%AC',
    'name_of.something=1&(x)=!',
    'x[]=&y[a]=',
  ])('goes on byte for byte: %s', async (query) => {
    expect((await acme.call('POST', `people/find?${query}`)).status).toBe(200);
    expect(targets()).toEqual([`/people?${query}`]);
  });

  it.each(['after[x]=1&count[y]=2', 'after[x]=&count[y]='])('may be called like a page: %s', async (query) => {
    await acme.call('GET', `things?${query}`);
    expect(targets()).toEqual([`/things?${query}&count=2`]);
  });

  it('stands behind those that are', async () => {
    await acme.call('POST', 'people/find?z&name=Ada&x[]=1');
    expect(targets()).toEqual(['/people?name=Ada&z&x[]=1']);
  });

  it('goes on from page to page, and is a part of what the cursor is for', async () => {
    acme.answerWith(() => Response.json({ things: [{ id: 1 }, { id: 2 }], next: 'n2', status: 'ok' }));
    const { body } = await acme.call('GET', 'things?x[]=1');
    const cursor = textOf(objectOf(body)['next_cursor']);
    await acme.call('GET', `things?x[]=1&next_cursor=${cursor}`);
    expect(targets()).toEqual(['/things?count=2&x[]=1', '/things?count=2&after=n2&x[]=1']);
    const other = await acme.call('GET', `things?x[]=2&next_cursor=${cursor}`);
    expect(other.body).toMatchObject({ code: 'invalid_cursor' });
  });
});

describe('a declared parameter of the query', () => {
  it.each(['ids=1&ids=2', 'ids[]=1&ids[]=2', 'ids[0]=1&ids[1]=2', 'ids=1&ids[]=2'])(
    'that is a list is written as the vendor writes lists: %s',
    async (query) => {
      await acme.call('POST', `people/find?${query}`);
      expect(targets()).toEqual(['/people?ids[]=1&ids[]=2']);
    },
  );

  it('that is empty is given as an empty one, also within remote_query', async () => {
    await acme.call('POST', 'people/find?name=&created[gt]=1&remote_query[x]=');
    expect(targets()).toEqual(['/people?name=&created[gt]=1&x=']);
  });
});

describe('a parameter of Crosswalk’s', () => {
  it.each(['truto_sort=a', 'truto_x[]=1'])('that there is not is refused: %s', async (query) => {
    const { body } = await acme.call('GET', `things?${query}`);
    expect(body).toMatchObject({ code: 'invalid_request' });
    expect(acme.received).toEqual([]);
  });

  it('that is empty is absent, on calls that are no list, too', async () => {
    await acme.call('POST', 'people/find?truto_response_format=');
    await acme.call('GET', 'things?next_cursor=&limit=&prev_cursor=');
    expect(targets()).toEqual(['/people', '/things?count=2']);
  });
});

describe('a body with the parameters of a GET', () => {
  const list = (body: JsonValue, query = '') => acme.call('POST', `things/list${query}`, { body });

  it('may hold those by which a list is paged, which leads to its end', async () => {
    const first = objectOf((await list({ limit: 1, colour: 'red' })).body);
    expect(first).toMatchObject({ result: [{ id: 1 }], next_cursor: expect.any(String) });
    const { next_cursor: cursor = null } = first;
    const second = await list({ limit: '1', colour: 'red', next_cursor: cursor });
    expect(second.body).toMatchObject({ result: [{ id: 2 }], next_cursor: null });
    expect(targets()).toEqual(['/things?colour=red&count=1', '/things?colour=red&count=1']);
  });

  it('may hold the form of the answer, the account and parameters of the vendor', async () => {
    const body = { truto_response_format: 'raw', remote_query: { x: 'y' }, integrated_account_id: acme.account };
    const answer = await list(body);
    expect(answer.headers.get('x-crosswalk-answer')).toBe('vendor');
    expect(targets()).toEqual(['/things?x=y&count=2']);
  });

  it.each([
    [{ limit: 0 }, '', 'limit', 'limit must be a whole number'],
    [{ limit: 1.5 }, '', 'limit', 'limit must be a whole number'],
    [{ limit: [1] }, '', 'limit', 'limit must be given once'],
    [{ limit: 1 }, '?limit=2', 'limit', 'two values of limit'],
    [{ truto_sort: 'a' }, '', 'truto_sort', 'does not know truto_sort'],
    [{ truto_response_format: 'xml' }, '', 'truto_response_format', 'must be one of'],
    [{ remote_query: 'x' }, '', 'remote_query', 'remote_query must be an object'],
    [{ integrated_account_id: 'other' }, '', 'integrated_account_id', 'two values of integrated_account_id'],
    [{ colour: 'red' }, '?colour=blue', 'colour', 'two values of colour'],
  ])('%j with the query %s is refused', async (body, query, path, says) => {
    expect((await list(body, query)).body).toMatchObject(refusal(path, says));
    expect(acme.received).toEqual([]);
  });

  it('says of an object in the place of a path parameter that it is one', async () => {
    const { body } = await acme.call('POST', 'people/get', { body: { email: { a: 1 } } });
    expect(body).toMatchObject(refusal('email', 'email must be one value'));
    expect(acme.received).toEqual([]);
  });
});

it('leaves limit in the body of a write to the vendor', async () => {
  await acme.call('POST', 'people', { body: { limit: 5 } });
  expect(acme.received).toMatchObject([{ body: '{"limit":5}' }]);
});

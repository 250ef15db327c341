import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonValue } from '../../src/mapping/index.ts';
import { objectOf } from '../harness.ts';
import { type Acme, startAcme } from './acme.ts';

let acme: Acme;
beforeAll(async () => {
  acme = await startAcme({
    'orders.create': {
      post: '/shops/{shop}/orders',
      summary: 'Create an order.',
      query: { currency: 'string!', note: 'string' },
      body: {
        number: 'string!',
        status: { type: 'string', choices: ['open', 'paid'] },
        customer: {
          type: 'object',
          fields: { id: 'string!', address: { type: 'object', fields: { city: 'string!' } } },
        },
        lines: { type: 'object[]', required: true, fields: { sku: 'string!', count: 'integer' } },
      },
    },
    'people.find': {
      get: '/people',
      summary: 'Find a person.',
      query: { email: 'string', phone: 'string', 'page[size]': 'integer!' },
      needs_one_of: ['email', 'phone'],
    },
    'people.merge': {
      post: '/people/merge',
      summary: 'Merge.',
      body: { from: 'string', to: 'string' },
      needs_one_of: ['from', 'to'],
    },
    'rows.import': {
      post: '/rows',
      summary: 'Import rows.',
      whole_body: { type: 'object[]', required: true, fields: { id: 'string!' } },
    },
  });
});
afterAll(() => acme.close());
beforeEach(() => {
  acme.received.length = 0;
});

const complete = { number: '1', lines: [{ sku: 'a' }] };
const order = (body: JsonValue) => acme.call('POST', 'orders?shop=s&currency=EUR', { body });

async function missingOf(answer: ReturnType<Acme['call']>): Promise<unknown[]> {
  const { status, body } = await answer;
  expect({ status, code: objectOf(body)['code'] }).toEqual({ status: 400, code: 'invalid_request' });
  expect(acme.received).toEqual([]);
  const errors = objectOf(body)['errors'];
  return Array.isArray(errors) ? errors.map((error) => objectOf(error)['path']) : [];
}

describe('what the vendor requires', () => {
  it('is missed in path, query and body at once, before the vendor is called', async () => {
    expect(await missingOf(acme.call('POST', 'orders', { body: {} }))).toEqual(['shop', 'currency', 'number', 'lines']);
    expect(await missingOf(acme.call('POST', 'orders'))).toEqual(['shop', 'currency', 'number', 'lines']);
  });

  it('is named by its place in lists and in objects that are given', async () => {
    const body = { number: '1', customer: { address: {} }, lines: [{ sku: 'a' }, {}, { count: 1 }] };
    expect(await missingOf(order(body))).toEqual([
      'customer.id',
      'customer.address.city',
      'lines.1.sku',
      'lines.2.sku',
    ]);
  });

  it('is not asked of an object that may be absent and is', async () => {
    expect((await order(complete)).status).toBe(200);
  });

  it('is missed in every row of a body that is a list, and the body itself', async () => {
    expect(await missingOf(acme.call('POST', 'rows/import', { body: [{ id: 'a' }, { name: 'b' }] }))).toEqual(['1.id']);
    expect(await missingOf(acme.call('POST', 'rows/import'))).toEqual(['body']);
  });

  it('is missed where null stands for it, though null elsewhere may be an order to clear', async () => {
    expect(await missingOf(order({ ...complete, number: null }))).toEqual(['number']);
    expect((await order({ ...complete, status: null })).status).toBe(200);
  });

  it.each([['[]'], ['null'], ['"x"']])('is an object, which %s is not', async (body) => {
    const answer = acme.call('POST', 'orders?shop=s&currency=EUR', { body, type: 'application/json' });
    expect(objectOf((await answer).body)['message']).toContain('must be an object, with number, status');
    expect(await missingOf(answer)).toEqual(['body']);
  });

  it('may be one of several, in the query or in the body', async () => {
    expect(await missingOf(acme.call('POST', 'people/find', { body: {} }))).toEqual(['page[size]', 'email']);
    expect(await missingOf(acme.call('POST', 'people/merge', { body: { to: null } }))).toEqual(['from']);
    await acme.call('POST', 'people/find?page[size]=2&phone=1');
    await acme.call('POST', 'people/merge', { body: { to: 'x' } });
    expect(acme.received.map(({ target }) => target)).toEqual(['/people?page[size]=2&phone=1', '/people/merge']);
  });
});

describe('what the vendor is not known to take', () => {
  it('is passed on: fields, parameters, and values beside the known ones', async () => {
    const body = { ...complete, status: 'refunded', added_by_the_vendor: [{ deep: true }] };
    await acme.call('POST', 'orders?shop=s&currency=EUR&added=1', { body });
    expect(acme.received).toMatchObject([
      { target: '/shops/s/orders?currency=EUR&added=1', body: JSON.stringify(body) },
    ]);
  });

  it('is refused where it would get lost: a body of a GET that is no object', async () => {
    expect(await missingOf(acme.call('POST', 'people/find?email=a', { body: ['x'] }))).toEqual(['body']);
  });

  it('includes the names of our own parameters of lists, where the call is no list', async () => {
    await acme.call('POST', 'orders?shop=s&currency=EUR&limit=5&next_cursor=theirs&user_type=vip', { body: complete });
    expect(acme.received.map(({ target }) => target)).toEqual([
      '/shops/s/orders?currency=EUR&limit=5&next_cursor=theirs&user_type=vip',
    ]);
  });
});

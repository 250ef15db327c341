import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { createTestClient } from '../test-client.ts';

const books = {
  name: 'books',
  description: 'What we sell',
  fields: [
    { name: 'id', type: 'string' },
    { name: 'title', type: 'string' },
    { name: 'price', type: 'number' },
    { name: 'released', type: 'time' },
  ],
};

async function withBooks() {
  const client = createTestClient({ limits: { catalog_items_sync: { requests: 1_000, window: 60_000 } } });
  await client.post('/catalogs', { catalogs: [books] });
  return client;
}

const invalid = (id: string) => ({ message: 'Invalid Request', errors: [{ id }] });

describe('catalogs', () => {
  it('are created, listed with their number of items, and deleted', async () => {
    const { call, get, post } = createTestClient();
    expect(await post('/catalogs', { catalogs: [books] })).toMatchObject({
      status: 201,
      body: { message: 'success', catalogs: [{ name: 'books', num_items: 0 }] },
    });
    await post('/catalogs/books/items/b1', { items: [{ title: 'One' }] });
    expect((await get('/catalogs')).body).toMatchObject({ catalogs: [{ ...books, num_items: 1 }] });
    expect(await call('DELETE', '/catalogs/books', {})).toMatchObject({ status: 200, body: { message: 'success' } });
    expect((await get('/catalogs')).body).toEqual({ message: 'success', catalogs: [] });
    expect(await call('DELETE', '/catalogs/books', {})).toMatchObject({
      status: 404,
      body: invalid('catalog-not-found'),
    });
  });

  it.each<[string, Json]>([
    ['catalog-array-invalid', {}],
    ['too-many-catalog-atoms', { catalogs: [books, books] }],
    ['invalid-catalog-name', { catalogs: [{ ...books, name: 'my books' }] }],
    ['id-not-first-column', { catalogs: [{ ...books, fields: [{ name: 'title', type: 'string' }] }] }],
    ['field-names-not-unique', { catalogs: [{ ...books, fields: [...books.fields, ...books.fields] }] }],
    [
      'too-many-fields',
      {
        catalogs: [
          { ...books, fields: Array.from({ length: 31 }, (_, i) => ({ name: i ? `f${i}` : 'id', type: 'string' })) },
        ],
      },
    ],
  ])('are refused as %s', async (id, body) => {
    expect(await createTestClient().post('/catalogs', body)).toMatchObject({ status: 400, body: invalid(id) });
  });

  it('are refused when the name is taken', async () => {
    const { post } = await withBooks();
    expect(await post('/catalogs', { catalogs: [books] })).toMatchObject({
      status: 400,
      body: invalid('catalog-name-already-exists'),
    });
  });
});

describe('single items', () => {
  it('are created, read, changed in part, replaced and deleted', async () => {
    const { call, get, post } = await withBooks();
    const path = '/catalogs/books/items/b1';
    const read = async () => (await get(path)).body;
    expect((await post(path, { items: [{ title: 'One', price: 5 }] })).status).toBe(201);
    expect((await call('PATCH', path, { items: [{ price: 6 }] })).status).toBe(200);
    expect(await read()).toEqual({ message: 'success', items: [{ id: 'b1', title: 'One', price: 6 }] });
    expect((await call('PUT', path, { items: [{ title: 'Two' }] })).status).toBe(200);
    expect(await read()).toEqual({ message: 'success', items: [{ id: 'b1', title: 'Two' }] });
    expect((await call('DELETE', path, {})).status).toBe(200);
    expect(await get(path)).toMatchObject({ status: 404, body: invalid('item-not-found') });
    expect((await call('PATCH', path, { items: [{ price: 6 }] })).status).toBe(404);
  });

  it.each<[string, string, Json]>([
    ['item-already-exists', 'b1', { items: [{ title: 'Again' }] }],
    ['invalid-ids', 'b%201', { items: [{ title: 'One' }] }],
    ['invalid-fields', 'b2', { items: [{ id: 'b2', title: 'One' }] }],
    ['invalid-fields', 'b2', { items: [{ author: 'Ada' }] }],
    ['unable-to-coerce-value', 'b2', { items: [{ price: 'five' }] }],
    ['unable-to-coerce-value', 'b2', { items: [{ released: 'soon' }] }],
    ['item-array-invalid', 'b2', { title: 'One' }],
    ['request-includes-too-many-items', 'b2', { items: [{}, {}] }],
    ['item-too-large', 'b2', { items: [{ title: 'x'.repeat(5_000) }] }],
  ])('are refused as %s (case %#)', async (id, item, body) => {
    const { post } = await withBooks();
    await post('/catalogs/books/items/b1', { items: [{ title: 'One' }] });
    expect(await post(`/catalogs/books/items/${item}`, body)).toMatchObject({ status: 400, body: invalid(id) });
  });
});

describe('queued items', () => {
  it('are applied later, and skipped where they do not suit', async () => {
    const { call, get, post, settle } = await withBooks();
    const items = [
      { id: 'b1', title: 'One' },
      { id: 'b2', title: 'Two' },
    ];
    expect(await post('/catalogs/books/items', { items })).toMatchObject({ status: 202, body: { message: 'success' } });
    expect((await get('/catalogs/books/items')).body).toMatchObject({ items: [] });
    settle();
    await post('/catalogs/books/items', { items: [{ id: 'b1', title: 'Other' }] });
    await call('PATCH', '/catalogs/books/items', { items: [{ id: 'b2', price: 2 }, { id: 'b3' }] });
    settle();
    expect((await get('/catalogs/books/items')).body).toEqual({
      message: 'success',
      items: [
        { id: 'b1', title: 'One' },
        { id: 'b2', title: 'Two', price: 2 },
      ],
    });
    await call('DELETE', '/catalogs/books/items', { items: [{ id: 'b1' }] });
    settle();
    expect((await get('/catalogs/books/items/b1')).status).toBe(404);
  });

  it.each<[string, Json]>([
    ['items-missing-ids', { items: [{ title: 'One' }] }],
    ['ids-not-unique', { items: [{ id: 'a' }, { id: 'a' }] }],
    ['request-includes-too-many-items', { items: Array.from({ length: 51 }, (_, index) => ({ id: `b${index}` })) }],
  ])('are refused as %s', async (id, body) => {
    const { post } = await withBooks();
    expect(await post('/catalogs/books/items', body)).toMatchObject({ status: 400, body: invalid(id) });
  });

  it('are paged by 50 with a relative link below their catalog', async () => {
    const { get, post, settle } = await withBooks();
    const items = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `b${from + index}` }));
    await post('/catalogs/books/items', { items: items(0, 50) });
    await post('/catalogs/books/items', { items: items(50, 1) });
    settle();
    const { headers } = await get('/catalogs/books/items');
    expect(headers.get('link')).toBe('</catalogs/books/items?cursor=c2tpcDo1MA==>; rel="next"');
    expect((await get('/catalogs/books/items?cursor=c2tpcDo1MA==')).body).toMatchObject({ items: [{ id: 'b50' }] });
  });
});

import { describe, expect, it } from 'vitest';
import { createTestClient } from '../test-client.ts';

async function withBooks() {
  const client = createTestClient();
  const fields = [
    { name: 'id', type: 'string' },
    { name: 'title', type: 'string' },
  ];
  await client.post('/catalogs', { catalogs: [{ name: 'books', description: '', fields }] });
  return client;
}

const invalid = (id: string) => ({ message: 'Invalid Request', errors: [{ id }] });

describe('fields of a catalog', () => {
  it('are added later, and take values from then on', async () => {
    const { post, settle } = await withBooks();
    const add = await post('/catalogs/books/fields', { fields: [{ name: 'pages', type: 'number' }] });
    expect(add).toMatchObject({ status: 202, body: { message: 'success' } });
    expect((await post('/catalogs/books/items/b1', { items: [{ pages: 7 }] })).status).toBe(400);
    settle();
    expect((await post('/catalogs/books/items/b1', { items: [{ pages: 7 }] })).status).toBe(201);
  });

  it('go away with their values', async () => {
    const { call, get, post, settle } = await withBooks();
    await post('/catalogs/books/items/b1', { items: [{ title: 'One' }] });
    expect((await call('DELETE', '/catalogs/books/fields/title', {})).status).toBe(202);
    settle();
    expect((await get('/catalogs/books/items/b1')).body).toMatchObject({ items: [{ id: 'b1' }] });
    expect(JSON.stringify((await get('/catalogs')).body)).not.toContain('title');
  });

  it.each([
    ['field-names-not-unique', { fields: [{ name: 'title', type: 'string' }] }],
    ['invalid-field-names', { fields: [{ name: 'my pages', type: 'number' }] }],
    ['invalid-fields', { fields: [{ name: 'pages', type: 'integer' }] }],
    ['invalid-fields', {}],
    ['too-many-fields', { fields: Array.from({ length: 29 }, (_, index) => ({ name: `f${index}`, type: 'string' })) }],
  ])('are refused as %s', async (id, body) => {
    const { post } = await withBooks();
    expect(await post('/catalogs/books/fields', body)).toMatchObject({ status: 400, body: invalid(id) });
  });

  it('named id stay, and unknown ones are not found', async () => {
    const { call } = await withBooks();
    expect((await call('DELETE', '/catalogs/books/fields/id', {})).status).toBe(400);
    expect(await call('DELETE', '/catalogs/books/fields/x', {})).toMatchObject({
      status: 404,
      body: invalid('field-not-found'),
    });
    expect((await call('DELETE', '/catalogs/none/fields/x', {})).status).toBe(404);
  });
});

describe('selections of a catalog', () => {
  it('take a number that JSON has and no program can hold', async () => {
    const { workspace, send, settle, get, post } = await withBooks();
    const sent = await send(`${workspace.restUrl}/catalogs/books/selections`, {
      method: 'POST',
      headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
      body: '{"selection":{"name":"short","other":1e400}}',
    });
    expect(sent.status).toBe(202);
    settle();
    expect((await get('/catalogs')).status).toBe(200);
    expect(await post('/catalogs/books/selections', { selection: { name: 'short' } })).toMatchObject({ status: 400 });
  });
  it('are made once under a name, and removed once', async () => {
    const { call, post, settle } = await withBooks();
    const create = () => post('/catalogs/books/selections', { selection: { name: 'short', sort_field: 'title' } });
    expect((await create()).status).toBe(202);
    settle();
    expect(await create()).toMatchObject({ status: 400, body: invalid('selection-name-already-exists') });
    expect((await call('DELETE', '/catalogs/books/selections/short', {})).status).toBe(202);
    settle();
    expect(await call('DELETE', '/catalogs/books/selections/short', {})).toMatchObject({
      status: 404,
      body: invalid('selection-not-found'),
    });
  });

  it.each([
    ['invalid-sort-field', { selection: { name: 'short', sort_field: 'pages' } }],
    ['invalid-selection', { selection: { name: 'my books' } }],
    ['invalid-selection', {}],
  ])('are refused as %s', async (id, body) => {
    const { post } = await withBooks();
    expect(await post('/catalogs/books/selections', body)).toMatchObject({ status: 400, body: invalid(id) });
  });
});

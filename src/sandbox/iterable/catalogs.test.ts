import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestProject } from './test-client.ts';

const create = async () => {
  const test = createTestProject({}, { visibilityDelay: 1000 });
  const created = await test.post('/api/catalogs/Shops', undefined);
  return { ...test, created };
};

describe('catalogs', () => {
  it('are created by a name in the path that is unique in any case', async () => {
    const { created, post } = await create();
    expect(created).toMatchObject({ status: 201, json: { code: 'Success', params: { id: 1001, name: 'Shops' } } });
    expect((await post('/api/catalogs/shops', undefined)).status).toBe(400);
    expect((await post('/api/catalogs/no_underscores', undefined)).status).toBe(400);
  });

  it('that are unknown are refused in the newer shape', async () => {
    const answer = await createTestProject().get('/api/catalogs/shops/items');
    expect(answer).toMatchObject({
      status: 404,
      json: {
        error: 'NotFound',
        code: 'error.catalogs.notFound',
        message: expect.any(String),
        data: { args: ['shops'] },
      },
    });
  });

  it('are listed by page inside params', async () => {
    const { post, get } = createTestProject();
    for (let count = 0; count < 11; count += 1) await post(`/api/catalogs/shop-${count}`, undefined);
    expect((await get('/api/catalogs?page=2')).json).toMatchObject({
      params: {
        catalogNames: [{ name: 'shop-10' }],
        totalCatalogsCount: 11,
        previousPageUrl: '/api/catalogs?page=1&pageSize=10',
      },
    });
  });

  it('queue item writes: put replaces, patch merges, and both answer 202', async () => {
    const { call, get, clock } = await create();
    const path = '/api/catalogs/shops/items/s-1';
    expect((await call('PUT', path, { body: { value: { city: 'Rome', open: true } } })).status).toBe(202);
    expect((await get(path)).status).toBe(404);
    await call('PATCH', path, { body: { update: { city: 'Bari' } } });
    clock.advance(1000);
    expect((await get(path)).json).toMatchObject({ params: { itemId: 's-1', value: { city: 'Bari', open: true } } });
    await call('DELETE', '/api/catalogs/shops/items', { body: { itemIds: ['s-1'] } });
    clock.advance(1000);
    expect((await get(path)).status).toBe(404);
  });

  it('refuse more than 1000 items, one over 30 kB and a period in a field name', async () => {
    const { post } = await create();
    const upsert = (documents: object) =>
      post('/api/catalogs/shops/items', { documents, replaceUploadedFieldsOnly: false });
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`s-${index}`, {}]));
    expect(await upsert(many)).toMatchObject({ status: 400, json: { code: 'BatchTooLarge' } });
    expect((await upsert({ 's-1': { text: 'x'.repeat(30_000) } })).status).toBe(400);
    expect((await upsert({ 's-1': { 'a.b': 1 } })).status).toBe(400);
  });

  it('order items by a typed field only, whose type is final', async () => {
    const { post, get, call, clock } = await create();
    const documents = { a: { rank: 2 }, b: { rank: 10 } };
    await post('/api/catalogs/shops/items', { documents, replaceUploadedFieldsOnly: false });
    clock.advance(1000);
    const ordered = '/api/catalogs/shops/items?orderBy=rank&sortAscending=false';
    expect((await get(ordered)).status).toBe(400);
    const setType = (fieldType: string) =>
      call('PUT', '/api/catalogs/shops/fieldMappings', {
        body: { mappingsUpdates: [{ fieldName: 'rank', fieldType }] },
      });
    expect((await setType('long')).status).toBe(200);
    expect((await setType('string')).status).toBe(400);
    expect((await get(ordered)).json).toMatchObject({
      params: { catalogItemsWithProperties: [{ itemId: 'b' }, { itemId: 'a' }] },
    });
  });
});

describe('metadata', () => {
  it('is another view of the catalogs, with a cursor over the keys', async () => {
    const { call, get, clock } = await create();
    for (let count = 100; count < 201; count += 1) {
      await call('PUT', `/api/metadata/shops/k-${count}`, { body: { value: { count } } });
    }
    clock.advance(1000);
    const pageSchema = z.object({ results: z.array(z.object({ key: z.string() })), nextMarker: z.string().optional() });
    const first = pageSchema.parse((await get('/api/metadata/shops')).json);
    const second = pageSchema.parse((await get(`/api/metadata/shops?nextMarker=${first.nextMarker}`)).json);
    expect([first.results.length, second.results.map(({ key }) => key), second.nextMarker]).toEqual([
      100,
      ['k-200'],
      undefined,
    ]);
    expect((await get('/api/catalogs/shops/items?pageSize=1')).json).toMatchObject({
      params: { totalItemsCount: 101 },
    });
  });

  it('refuses a bad body in plain text', async () => {
    const { call } = await create();
    const answer = await call('PUT', '/api/metadata/shops/k', { body: { wrong: true } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'text/plain']);
  });
});

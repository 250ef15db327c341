import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestProject } from './test-client.ts';

const idSchema = z.object({ snippetId: z.number() });

async function create({ post }: ReturnType<typeof createTestProject>, name: string) {
  const { status, json } = await post('/api/snippets', { name, content: '<b>{{brand}}</b>', variables: ['brand'] });
  expect(status).toBe(201);
  return idSchema.parse(json).snippetId;
}

describe('snippets', () => {
  it('are read, changed and deleted by id and by name', async () => {
    const test = createTestProject();
    const id = await create(test, 'Footer line');
    for (const identifier of [String(id), 'Footer%20line']) {
      const { json } = await test.get(`/api/snippets/${identifier}`);
      expect(json).toMatchObject({ snippet: { id, name: 'Footer line', projectId: 123, variables: ['brand'] } });
    }
    const changed = await test.call('PUT', '/api/snippets/Footer%20line', { body: { content: 'x' } });
    expect(changed).toMatchObject({ status: 200, json: { snippetId: id } });
    expect((await test.get('/api/snippets')).json).toMatchObject({
      snippets: [{ content: 'x', variables: ['brand'] }],
    });
    expect((await test.call('DELETE', `/api/snippets/${id}`)).json).toEqual({ snippetId: id });
    expect((await test.get('/api/snippets')).json).toEqual({ snippets: [] });
  });

  it('are made by a change under a new name, never under a new id', async () => {
    const { call } = createTestProject();
    expect((await call('PUT', '/api/snippets/Header', { body: { content: 'x' } })).status).toBe(201);
    const byId = await call('PUT', '/api/snippets/4711', { body: { content: 'x' } });
    expect(byId).toMatchObject({ status: 404, json: { code: 'NotFound' } });
  });

  it('have names of their own', async () => {
    const test = createTestProject();
    await create(test, 'Footer');
    expect((await test.post('/api/snippets', { name: 'Footer', content: '' })).status).toBe(400);
  });

  it.each(['', 'a/b', '4711', 'x'.repeat(101)])('refuse the name "%s"', async (name) => {
    expect((await createTestProject().post('/api/snippets', { name, content: 'x' })).status).toBe(400);
  });

  it('refuse a body without content, and answer 404 for what there is not', async () => {
    const { post, get, call } = createTestProject();
    expect((await post('/api/snippets', { name: 'Footer' })).status).toBe(400);
    expect((await get('/api/snippets/Footer')).status).toBe(404);
    expect((await call('DELETE', '/api/snippets/9')).status).toBe(404);
  });
});

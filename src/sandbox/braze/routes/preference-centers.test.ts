import { describe, expect, it } from 'vitest';
import { createTestClient, textIn } from '../test-client.ts';

const pages = { preference_center_page_html: '<p>Choose</p>', confirmation_page_html: '<p>Done</p>' };

async function withCenter() {
  const client = createTestClient();
  const created = await client.post('/preference_center/v1', { name: 'main', ...pages, options: { a: 1 } });
  expect(created.status).toBe(201);
  const id = textIn(created, 'preference_center_api_id');
  return { ...client, id, path: `/preference_center/v1/${id}` };
}

describe('preference centers', () => {
  it('are remembered, listed and changed', async () => {
    const { call, get, id, path } = await withCenter();
    expect((await get('/preference_center/v1/list')).body).toMatchObject({
      preference_centers: [{ name: 'main', preference_center_api_id: id }],
    });
    expect((await get(path)).body).toMatchObject({
      ...pages,
      name: 'main',
      state: 'draft',
      preference_center_options: { a: 1 },
    });
    const changed = { ...pages, confirmation_page_html: '<p>Thanks</p>', state: 'active' };
    expect((await call('PUT', path, changed)).status).toBe(200);
    expect((await get(path)).body).toMatchObject({ name: 'main', ...changed });
  });

  it('have an address of their own for each user that there is', async () => {
    const { get, path, track } = await withCenter();
    await track({ attributes: ['ada', 'bob'].map((external_id) => ({ external_id })) });
    const urlOf = async (user: string) => textIn(await get(`${path}/url/${user}`), 'preference_center_url');
    const [ada, bob] = [await urlOf('ada'), await urlOf('bob')];
    expect(ada).toMatch(/^https:\/\//);
    expect(ada).not.toBe(bob);
    expect((await get(`${path}/url/nobody`)).status).toBe(404);
  });

  it('are refused without their pages, under a taken name, and under one with a blank', async () => {
    const { call, path, post } = await withCenter();
    const create = (body: Record<string, string>) => post('/preference_center/v1', body);
    expect((await create({ name: 'other', confirmation_page_html: 'x' })).status).toBe(400);
    expect((await create({ name: 'main', ...pages })).status).toBe(400);
    expect((await create({ name: 'my center', ...pages })).status).toBe(400);
    expect((await call('PUT', path, { ...pages, name: 'renamed' })).status).toBe(400);
  });

  it('are not found by an unknown id', async () => {
    const { call, get } = await withCenter();
    expect((await get('/preference_center/v1/none')).status).toBe(404);
    expect((await call('PUT', '/preference_center/v1/none', pages)).status).toBe(404);
  });

  it('may be written ten times a minute, each kind of call for itself', async () => {
    const { call, path, post } = await withCenter();
    const creates = [];
    for (let index = 0; index < 10; index += 1) {
      creates.push((await post('/preference_center/v1', { name: `c${index}`, ...pages })).status);
    }
    expect(creates.slice(0, 9)).toEqual(Array(9).fill(201));
    expect(creates[9]).toBe(429);
    expect((await call('PUT', path, pages)).status).toBe(200);
  });
});

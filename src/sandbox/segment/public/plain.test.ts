import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isObject } from '../json.ts';
import { memberToken, setUp, writeKey } from '../test-support.ts';

const action = { type: 'DROP' };
const settings = { setting: 'value' };
const destination = { id: 'dest_1', name: 'Webhook' };

/** Collections of which an item is made of one body: where they are, what makes one, and what changes it. */
const resources: [name: string, path: string, body: Record<string, unknown>, change: Record<string, unknown>][] = [
  ['transformations', '/transformations', { name: 'T', sourceId: 'source_1', enabled: true, if: '*' }, { name: 'U' }],
  ['credentials', '/credentials', { name: 'C', settings }, { name: 'D' }],
  [
    'space filters',
    '/filters',
    { integrationId: 'source_1', name: 'F', if: '*' },
    { integrationId: 'source_1', name: 'G' },
  ],
  ['tracking plans', '/tracking-plans', { name: 'P', type: 'LIVE' }, { name: 'Q' }],
  ['warehouses', '/warehouses', { metadataId: 'postgres', settings }, { enabled: false, settings }],
  ['functions', '/functions', { code: 'x', displayName: 'F', resourceType: 'SOURCE' }, { displayName: 'G' }],
  [
    'reverse ETL models',
    '/reverse-etl-models',
    { sourceId: 'source_1', name: 'M', description: '', enabled: true, query: 'select 1', queryIdentifierColumn: 'id' },
    { name: 'N' },
  ],
  [
    'destination filters',
    '/destination/dest_1/filters',
    { sourceId: 'source_1', if: '*', actions: [action], title: 'F', enabled: true },
    { title: 'G' },
  ],
  ['destinations', '/destinations', { sourceId: 'source_1', metadataId: 'braze', settings }, { name: 'Other' }],
  ['sources', '/sources', { slug: 'shop', enabled: true, metadataId: 'node' }, { name: 'Shop' }],
  ['user groups', '/groups', { name: 'Analysts' }, { name: 'Engineers' }],
];

const data = z.object({ data: z.record(z.string(), z.unknown()) });
const thing = z.looseObject({ id: z.string() });

/** The thing in an answer, whatever it is called there. */
function thingIn(body: unknown): z.output<typeof thing> {
  return thing.parse(Object.values(data.parse(body).data).find(isObject));
}

function start() {
  return setUp({ sources: [{ id: 'source_1', writeKey, destinations: [destination] }] });
}

describe.each(resources)('%s', (_name, path, body, change) => {
  // Lists of functions and of filters must name what they are of.
  const query = path === '/functions' ? '?resourceType=SOURCE' : path === '/filters' ? '?integrationId=source_1' : '';

  it('are created, found, listed, changed and deleted', async () => {
    const { public: call } = start();
    const created = await call('POST', path, body);
    expect([200, 201]).toContain(created.status);
    const { id } = thingIn(created.body);
    expect(thingIn((await call('GET', `${path}/${id}`)).body)).toEqual(thingIn(created.body));
    expect(JSON.stringify((await call('GET', path + query)).body)).toContain(`"${id}"`);
    expect((await call('PATCH', `${path}/${id}`, change)).status).toBe(200);
    const changed = thingIn((await call('GET', `${path}/${id}`)).body);
    expect(changed).toMatchObject(change);
    expect(changed.id).toBe(id);
    expect((await call('DELETE', `${path}/${id}`)).status).toBe(200);
    expect((await call('GET', `${path}/${id}`)).status).toBe(404);
    expect(JSON.stringify((await call('GET', path + query)).body)).not.toContain(`"${id}"`);
  });

  it('refuse a body that lacks what is required, an unknown id, and a member who writes', async () => {
    const { public: call } = start();
    expect(await call('POST', path, {})).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ message: 'is required' })]) },
    });
    for (const method of ['GET', 'DELETE']) expect((await call(method, `${path}/unknown`)).status).toBe(404);
    expect((await call('PATCH', `${path}/unknown`, change)).status).toBe(404);
    expect((await call('POST', path, body, memberToken)).status).toBe(401);
  });

  it('come in pages', async () => {
    const { public: call } = start();
    const first = JSON.stringify((await call('GET', path + query)).body).match(/"totalEntries":(\d+)/)?.[1];
    for (const name of ['one', 'two', 'three']) {
      const distinct = 'slug' in body ? { slug: name } : 'name' in body ? { name } : {};
      await call('POST', path, { ...body, ...distinct });
    }
    const total = Number(first) + 3;
    const page = (cursor: string) => `${path}${query === '' ? '?' : `${query}&`}pagination.count=2${cursor}`;
    expect((await call('GET', page(''))).body).toMatchObject({
      data: { pagination: { totalEntries: total, next: 'Mg==' } },
    });
    expect((await call('GET', page('&pagination.cursor=Mg=='))).body).toMatchObject({
      data: { pagination: { previous: 'MA==' } },
    });
  });
});

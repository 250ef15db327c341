import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setUp, writeKey } from '../../test-support.ts';

const warehouse = '/warehouses/warehouse_1';
const connected = `${warehouse}/connected-sources/source_1`;

async function start() {
  const segment = setUp({
    sources: [
      { id: 'source_1', writeKey },
      { id: 'source_2', writeKey: 'write-key-2' },
    ],
    warehouses: [{ id: 'warehouse_1', name: 'sample-warehouse' }],
  });
  await segment.public('POST', connected);
  await segment.track('track', { userId: 'u1', event: 'Paid', properties: { total: 9 } });
  segment.settle();
  const update = (...syncOverrides: object[]) =>
    segment.public('PATCH', `${warehouse}/selective-sync`, { syncOverrides });
  const items = async (path = `${connected}/selective-syncs`) => segment.public('GET', path);
  return { ...segment, update, items };
}

describe('the selective sync of a source', () => {
  it('has the collections and properties that the source has sent, all of them on', async () => {
    const { items } = await start();
    expect((await items()).body).toMatchObject({
      data: {
        items: [
          {
            sourceId: 'source_1',
            warehouseId: 'warehouse_1',
            collection: 'tracks',
            enabled: true,
            properties: { total: { enabled: true } },
          },
        ],
      },
    });
  });
  it('is what it was set to last', async () => {
    const { update, items } = await start();
    const rule = { sourceId: 'source_1', collection: 'tracks' };
    expect(await update({ ...rule, enabled: false }, { ...rule, property: 'total', enabled: false })).toMatchObject({
      status: 200,
      body: { data: { status: 'UPDATED', warnings: [] } },
    });
    expect((await items()).body).toMatchObject({
      data: { items: [{ enabled: false, properties: { total: { enabled: false } } }] },
    });
    await update({ sourceId: 'source_1', enabled: true });
    expect((await items()).body).toMatchObject({
      data: { items: [{ enabled: true, properties: { total: { enabled: false } } }] },
    });
  });
  it('warns of a collection that the source has not sent', async () => {
    const { update } = await start();
    expect((await update({ sourceId: 'source_1', collection: 'pages', enabled: false })).body).toMatchObject({
      data: { warnings: [expect.stringContaining('pages')] },
    });
  });
  it('changes nothing when one of the rules is wrong, or about a source that is not connected', async () => {
    const { update, items } = await start();
    const good = { sourceId: 'source_1', collection: 'tracks', enabled: false };
    expect((await update(good, { sourceId: 'source_1', property: 'total', enabled: false })).status).toBe(422);
    expect((await update(good, { sourceId: 'source_2', enabled: false })).status).toBe(404);
    expect((await items()).body).toMatchObject({ data: { items: [{ enabled: true }] } });
    expect((await items(`${warehouse}/connected-sources/source_2/syncs`)).status).toBe(404);
    expect((await items('/warehouses/nope/syncs')).status).toBe(404);
  });
});

describe('the syncs of a warehouse', () => {
  it.each([`${warehouse}/syncs`, `${connected}/syncs`])(
    'are one for each hour in which a connected source sent something: %s',
    async (path) => {
      const { items, clock, track } = await start();
      const none = await items(path);
      expect(none.body).toMatchObject({ data: { reports: [], pagination: { totalEntries: 0 } } });
      expect(none.headers.get('X-RateLimit-Remaining')).toBe('1');
      await track('track', { userId: 'u1', event: 'Paid' }, 'write-key-2');
      clock.advance(2 * 3_600_000);
      expect((await items(path)).body).toMatchObject({
        data: { reports: [{ sourceId: 'source_1', status: 'SUCCESS', count: 1 }], pagination: { totalEntries: 1 } },
      });
    },
  );
  it('are asked for twice in a minute and no more', async () => {
    const { items } = await start();
    const statuses = [];
    for (let asked = 0; asked < 3; asked += 1) statuses.push((await items(`${warehouse}/syncs`)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('the selective sync of a profiles warehouse', () => {
  it('is about its own tables, and about those of events as a whole', async () => {
    const { public: call } = await start();
    const made = await call('POST', '/spaces/spa_1/profiles-warehouses', {
      enabled: true,
      metadataId: 'postgres',
      name: 'Profiles',
      schemaName: 'profiles',
      settings: {},
    });
    const schema = z.object({ data: z.object({ profilesWarehouse: z.object({ id: z.string() }) }) });
    const { id } = schema.parse(made.body).data.profilesWarehouse;
    const path = `/spaces/spa_1/profiles-warehouses/${id}/selective-syncs`;
    expect((await call('GET', path)).body).toMatchObject({ data: { enableEventTables: false } });
    const syncOverrides = [{ collection: 'user_traits', enabled: false }];
    expect((await call('PATCH', path, { syncOverrides, enableEventTables: true })).status).toBe(200);
    expect((await call('GET', path)).body).toMatchObject({
      data: {
        enableEventTables: true,
        items: expect.arrayContaining([
          { warehouseId: id, collection: 'user_traits', enabled: false, properties: {} },
          { warehouseId: id, collection: 'user_identifiers', enabled: true, properties: {} },
        ]),
      },
    });
    const unknown = { syncOverrides: [{ collection: 'orders', enabled: false }] };
    expect((await call('PATCH', path, unknown)).status).toBe(422);
    expect((await call('GET', '/spaces/spa_1/profiles-warehouses/nope/selective-syncs')).status).toBe(404);
  });
});

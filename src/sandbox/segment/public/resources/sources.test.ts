import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setUp } from '../../test-support.ts';

const sourceSchema = z.object({
  data: z.object({ source: z.object({ id: z.string(), writeKeys: z.array(z.string()) }) }),
});
const creation = { slug: 'shop', enabled: true, metadataId: 'node', settings: {} };

async function withSource() {
  const setting = setUp();
  const created = await setting.public('POST', '/sources', creation);
  return { ...setting, ...sourceSchema.parse(created.body).data.source, created };
}

describe('sources', () => {
  it('are created with a write key that takes events', async () => {
    const { created, id, writeKeys, track, workspace } = await withSource();
    expect(created.status).toBe(201);
    await track('track', { userId: 'u1', event: 'Signed Up' }, writeKeys[0]);
    expect(workspace.events()).toMatchObject([{ sourceId: id, event: 'Signed Up' }]);
  });

  it('refuse a slug that another has', async () => {
    const { public: call, id } = await withSource();
    expect((await call('POST', '/sources', creation)).status).toBe(409);
    expect((await call('PATCH', '/sources/source_1', { slug: 'shop' })).status).toBe(409);
    expect((await call('PATCH', `/sources/${id}`, { slug: 'shop' })).status).toBe(200);
  });

  it('take further write keys, until each is removed', async () => {
    const { public: call, id, writeKeys, track, workspace } = await withSource();
    const { data } = sourceSchema.parse((await call('POST', `/sources/${id}/writekey`)).body);
    const [first, second] = data.source.writeKeys;
    expect(first).toBe(writeKeys[0]);
    expect((await call('DELETE', `/sources/${id}/writekey/${first}`)).status).toBe(200);
    expect((await call('DELETE', `/sources/${id}/writekey/${first}`)).status).toBe(404);
    await track('track', { userId: 'u1', event: 'A' }, first);
    await track('track', { userId: 'u1', event: 'B' }, second);
    expect(workspace.events().map(({ event }) => event)).toEqual(['B']);
  });

  it('add labels to those they have, or replace them', async () => {
    const { public: call, id } = await withSource();
    const label = { key: 'env', value: 'prod' };
    const other = { key: 'team', value: 'web', description: 'Web' };
    await call('POST', `/sources/${id}/labels`, { labels: [label] });
    const added = await call('POST', `/sources/${id}/labels`, { labels: [other] });
    expect(added.body).toEqual({ data: { labels: [label, other] } });
    const replaced = await call('PUT', `/sources/${id}/labels`, { labels: [other] });
    expect(replaced.body).toEqual({ data: { labels: [other] } });
    expect((await call('POST', `/sources/${id}/labels`, { labels: [{ key: 'env' }] })).status).toBe(422);
  });

  it('remember how they treat what is not planned', async () => {
    const { public: call, id } = await withSource();
    const track = { allowUnplannedEvents: false, commonEventOnViolations: 'BLOCK' };
    await call('PATCH', `/sources/${id}/settings`, { track });
    expect((await call('GET', `/sources/${id}/settings`)).body).toEqual({
      data: { sourceId: id, settings: { track } },
    });
  });

  it('show their destinations, whose deletion is seen', async () => {
    const { public: call, id } = await withSource();
    await call('POST', '/destinations', {
      sourceId: id,
      metadataId: 'braze',
      name: 'Braze',
      settings: { apiKey: 'k' },
    });
    const shown = await call('GET', `/sources/${id}/connected-destinations`);
    expect(shown.body).toMatchObject({
      data: { destinations: [{ name: 'Braze', sourceId: id, enabled: true, metadata: { slug: 'braze' } }] },
    });
    expect((await call('POST', '/destinations', { sourceId: 'x', metadataId: 'braze', settings: {} })).status).toBe(
      404,
    );
  });

  it('disappear with what they hold', async () => {
    const { public: call, id, writeKeys, track, workspace } = await withSource();
    expect((await call('DELETE', `/sources/${id}`)).body).toEqual({ data: { status: 'SUCCESS' } });
    await track('track', { userId: 'u1', event: 'A' }, writeKeys[0]);
    expect(workspace.events()).toEqual([]);
  });
});

describe('subscriptions of a destination', () => {
  it('are changed by what their input holds', async () => {
    const { public: call } = setUp({
      sources: [{ id: 'source_1', writeKey: 'a-write-key', destinations: [{ id: 'dest_1', name: 'W' }] }],
    });
    const path = '/destinations/dest_1/subscriptions';
    const body = { name: 'S', actionId: 'act', trigger: 'type = "track"', enabled: true };
    const created = await call('POST', path, body);
    expect(created.body).toMatchObject({ data: { destinationSubscription: { ...body, destinationId: 'dest_1' } } });
    const id = /"id":"(dsu_\w+)"/.exec(JSON.stringify(created.body))?.[1];
    const changed = await call('PATCH', `${path}/${id}`, { input: { enabled: false } });
    expect(changed.body).toMatchObject({ data: { subscription: { id, enabled: false, trigger: body.trigger } } });
    expect((await call('DELETE', `${path}/${id}`)).status).toBe(200);
    expect((await call('GET', '/destinations/other/subscriptions')).status).toBe(404);
  });
});

describe('the catalog', () => {
  it('lists what can be connected, and has each of it', async () => {
    const { public: call } = setUp();
    for (const kind of ['sources', 'destinations', 'warehouses']) {
      expect((await call('GET', `/catalog/${kind}`)).status).toBe(200);
      expect((await call('GET', `/catalog/${kind}/unknown`)).status).toBe(404);
    }
    expect((await call('GET', '/catalog/destinations/iterable')).body).toMatchObject({
      data: { destinationMetadata: { id: 'iterable', name: 'Iterable', status: 'PUBLIC' } },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { memberToken, ownerToken, setUp } from '../../test-support.ts';

describe('the audit trail', () => {
  it('tells every change, the newest first, and no call that changes nothing', async () => {
    const { public: call } = setUp();
    await call('POST', '/sources', { slug: 'shop', enabled: true, metadataId: 'node' });
    await call('GET', '/sources');
    await call('POST', '/sources', { slug: 'shop', enabled: true, metadataId: 'node' });
    await call('PATCH', '/sources/source_1', { name: 'Renamed' });
    await call('DELETE', '/sources/source_1', undefined, memberToken);
    await call('DELETE', '/sources/source_1');
    expect((await call('GET', '/audit-events')).body).toMatchObject({
      data: {
        events: [
          { type: 'Source Deleted', resourceType: 'SOURCE', resourceId: 'source_1', actor: 'token:0' },
          { type: 'Source Modified', resourceId: 'source_1', resourceName: 'Renamed' },
          { type: 'Source Created', resourceName: 'shop' },
        ],
        pagination: { totalEntries: 3 },
      },
    });
  });
  it('is asked for by time and by what was changed', async () => {
    const { public: call, clock } = setUp();
    const total = async (query: string) => (await call('GET', `/audit-events?${query}`)).body;
    await call('POST', '/labels', { label: { key: 'a', value: 'b' } });
    clock.advance(60_000);
    await call('POST', '/sources/source_1/writekey');
    const now = new Date(clock.now()).toISOString();
    expect(await total(`startTime=${now}`)).toMatchObject({
      data: { events: [{ type: 'Write Key Created', resourceId: 'source_1' }] },
    });
    const before = new Date(clock.now() - 1).toISOString();
    expect(await total(`endTime=${before}`)).toMatchObject({
      data: { events: [{ type: 'Label Created' }], pagination: { totalEntries: 1 } },
    });
    expect(await total(`startTime=${now}&endTime=${now}`)).toMatchObject({
      data: { events: [{ type: 'Write Key Created' }] },
    });
    expect(await total('resourceType=LABEL')).toMatchObject({ data: { events: [{ type: 'Label Created' }] } });
    expect(await total('resourceId=source_1&resourceType=LABEL')).toMatchObject({ data: { events: [] } });
    expect((await call('GET', '/audit-events?startTime=yesterday')).status).toBe(422);
    expect((await call('GET', '/audit-events', undefined, `${ownerToken}x`)).status).toBe(401);
  });
});

describe('a download of what was collected', () => {
  const download = '/customer-insights/download';

  it('has a file of each source that sent something in the hour', async () => {
    const { public: call, track, clock } = setUp();
    const hour = new Date(clock.now()).toISOString();
    await track('track', { userId: 'u1', event: 'Paid' });
    expect((await call('POST', download, { collectionId: 'c1', hour })).status).toBe(422);
    clock.advance(3_600_000);
    expect((await call('POST', download, { collectionId: 'c1', hour })).body).toMatchObject({
      data: { download: { urls: [expect.stringMatching(/c1.*source_1\.gz$/)] } },
    });
    const later = new Date(clock.now()).toISOString();
    clock.advance(3_600_000);
    expect((await call('POST', download, { collectionId: 'c1', hour: later })).body).toMatchObject({
      data: { download: { urls: [] } },
    });
  });
  it('is refused without a collection or an hour', async () => {
    const { public: call } = setUp();
    expect(await call('POST', download, { collectionId: 7 })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'collectionId' }, { field: 'hour', message: 'is required' }] },
    });
    expect((await call('POST', download, { collectionId: 'c', hour: 'noon' })).status).toBe(422);
  });
});

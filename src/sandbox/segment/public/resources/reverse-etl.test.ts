import { describe, expect, it } from 'vitest';
import { setUp } from '../../test-support.ts';

const idIn = (body: unknown, name: string, prefix: string) =>
  new RegExp(`"${name}":"(${prefix}_\\w+)"`).exec(JSON.stringify(body))?.[1] ?? '';

describe('syncs of a reverse ETL model', () => {
  async function start() {
    const setting = setUp();
    const model = {
      sourceId: 'source_1',
      name: 'M',
      description: '',
      enabled: true,
      query: 'q',
      queryIdentifierColumn: 'id',
    };
    const modelId = idIn((await setting.public('POST', '/reverse-etl-models', model)).body, 'id', 'rem');
    const body = { sourceId: 'source_1', modelId, subscriptionId: 'sub_1' };
    const sync = async () => idIn((await setting.public('POST', '/reverse-etl-syncs', body)).body, 'syncId', 'syn');
    return { ...setting, call: setting.public, path: `/reverse-etl-models/${modelId}`, body, sync };
  }

  it('run and succeed', async () => {
    const { call, path, sync, settle } = await start();
    const id = await sync();
    const status = async () => (await call('GET', `${path}/syncs/${id}`)).body;
    expect(await status()).toMatchObject({ data: { reverseETLSyncStatus: { syncId: id, syncStatus: 'RUNNING' } } });
    settle();
    expect(await status()).toMatchObject({
      data: { reverseETLSyncStatus: { syncStatus: 'SUCCEEDED', finishedAt: expect.any(String) } },
    });
    expect((await call('GET', `${path}/syncs/unknown`)).status).toBe(404);
  });

  it('are cancelled as long as they run', async () => {
    const { call, path, sync, settle } = await start();
    const id = await sync();
    const cancel = () => call('POST', `${path}/syncs/${id}/cancel`, {});
    expect((await cancel()).body).toMatchObject({ data: { syncId: id, status: 'CANCELED' } });
    settle();
    expect((await cancel()).body).toMatchObject({ data: { errorCode: 'NOT_RUNNING', status: 'CANCELED' } });
  });

  it('are listed by their subscription, in pages of their own', async () => {
    const { call, path, sync } = await start();
    for (let count = 0; count < 11; count += 1) await sync();
    const list = `${path}/subscriptionId/sub_1/syncs`;
    const first = await call('GET', list);
    expect(first.body).toMatchObject({ data: { pagination: { next: 'MTA=', totalEntries: 11 } } });
    const last = await call('GET', `${list}?count=10&cursor=MTA%3D`);
    expect(last.body).toMatchObject({ data: { syncStatuses: [{ syncStatus: 'RUNNING' }] } });
    expect((await call('GET', `${list}?count=101`)).status).toBe(422);
    expect((await call('GET', `${path}/subscriptionId/other/syncs`)).body).toMatchObject({
      data: { syncStatuses: [] },
    });
  });

  it('need a model and a source that exist', async () => {
    const { call, body } = await start();
    expect((await call('POST', '/reverse-etl-syncs', { ...body, modelId: 'x' })).status).toBe(404);
    expect((await call('POST', '/reverse-etl-syncs', { ...body, sourceId: 'x' })).status).toBe(404);
    expect((await call('POST', '/reverse-etl-syncs', { modelId: 'x' })).status).toBe(422);
  });
});

describe('the live plugin of a source', () => {
  it('is the latest one that was made, until its code is deleted', async () => {
    const { public: call } = setUp();
    const path = '/sources/source_1/live-plugins';
    expect((await call('GET', `${path}/latest`)).status).toBe(404);
    await call('POST', `${path}/create`, { code: 'first' });
    await call('POST', `${path}/create`, { code: 'second' });
    expect((await call('GET', `${path}/latest`)).body).toMatchObject({
      data: { livePlugin: { sourceId: 'source_1', version: 2, code: 'second' } },
    });
    await call('DELETE', `${path}/delete-code`);
    expect((await call('GET', `${path}/latest`)).body).toMatchObject({
      data: { livePlugin: { version: 2, code: '' } },
    });
    expect((await call('POST', '/sources/other/live-plugins/create', { code: 'x' })).status).toBe(404);
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { memberToken, setUp } from '../../test-support.ts';

describe('warehouses', () => {
  it('are connected with sources and disconnected again', async () => {
    const { public: call } = setUp({ warehouses: [{ id: 'wh_1', name: 'Main' }] });
    const path = '/warehouses/wh_1/connected-sources';
    expect(await call('POST', `${path}/source_1`)).toMatchObject({
      status: 201,
      body: { data: { status: 'CONNECTED' } },
    });
    await call('POST', `${path}/source_1`);
    expect((await call('GET', path)).body).toMatchObject({ data: { sources: [{ id: 'source_1' }] } });
    expect((await call('GET', '/sources/source_1/connected-warehouses')).body).toMatchObject({
      data: { warehouses: [{ id: 'wh_1' }], pagination: { totalEntries: 1 } },
    });
    expect((await call('DELETE', `${path}/source_1`)).status).toBe(200);
    expect((await call('DELETE', `${path}/source_1`)).status).toBe(404);
    expect((await call('POST', `${path}/unknown`)).status).toBe(404);
    expect((await call('GET', path)).body).toMatchObject({ data: { sources: [] } });
  });

  it('tell whether they can be reached', async () => {
    const { public: call } = setUp({ warehouses: [{ id: 'wh_1', name: 'Main', enabled: false }] });
    const { body } = await call('GET', '/warehouses/wh_1/connection-state');
    expect(body).toEqual({ data: { connectionState: 'FAILED' } });
  });

  it('remember when they are synced', async () => {
    const { public: call, clock } = setUp({ warehouses: [{ id: 'wh_1', name: 'Main' }] });
    const path = '/warehouses/wh_1/advanced-sync-schedule';
    expect((await call('GET', path)).body).toEqual({ data: { enabled: false } });
    const schedule = { times: [{ hourOfDay: 8, enabled: true }], timezone: 'Europe/Vienna' };
    await call('PUT', path, { enabled: true, schedule });
    expect((await call('GET', path)).body).toEqual({ data: { enabled: true, schedule } });
    clock.advance(60_000);
    const late = { ...schedule, times: [{ hourOfDay: 24, enabled: true }] };
    expect((await call('PUT', path, { enabled: true, schedule: late })).status).toBe(422);
    expect((await call('GET', '/warehouses/other/advanced-sync-schedule')).status).toBe(404);
  });

  it('of a space are its own', async () => {
    const { public: call } = setUp();
    const path = '/spaces/spa_1/profiles-warehouses';
    const created = await call('POST', path, { metadataId: 'snowflake', settings: { host: 'h' }, schemaName: 's' });
    expect(created).toMatchObject({
      status: 201,
      body: { data: { profilesWarehouse: { spaceId: 'spa_1', metadata: { slug: 'snowflake' }, schemaName: 's' } } },
    });
    expect((await call('GET', path)).body).toMatchObject({ data: { profilesWarehouses: [{ spaceId: 'spa_1' }] } });
    expect((await call('GET', '/spaces/other/profiles-warehouses')).status).toBe(404);
  });
});

describe('tracking plans', () => {
  async function withPlan() {
    const { public: call } = setUp();
    const created = await call('POST', '/tracking-plans', { name: 'Main Plan', type: 'LIVE' });
    const id = /"id":"(tp_\w+)"/.exec(JSON.stringify(created.body))?.[1] ?? '';
    return { call, id, path: `/tracking-plans/${id}` };
  }
  const rule = { type: 'TRACK', key: 'Order', version: 1, jsonSchema: {} };

  it('are followed by sources', async () => {
    const { call, id, path } = await withPlan();
    await call('POST', `${path}/sources`, { sourceId: 'source_1' });
    expect((await call('GET', `${path}/sources`)).body).toMatchObject({ data: { sources: [{ id: 'source_1' }] } });
    expect((await call('GET', '/sources/source_1')).body).toMatchObject({ data: { trackingPlanId: id } });
    expect((await call('POST', `${path}/sources`, { sourceId: 'unknown' })).status).toBe(404);
    expect((await call('DELETE', `${path}/sources?sourceId=source_1`)).status).toBe(200);
    expect((await call('DELETE', `${path}/sources?sourceId=source_1`)).status).toBe(404);
    expect((await call('GET', '/sources/source_1')).body).toMatchObject({ data: { trackingPlanId: null } });
  });

  it('add rules, rename them, replace them and remove them by the query', async () => {
    const { call, path } = await withPlan();
    const rules = async () => (await call('GET', `${path}/rules`)).body;
    await call('PATCH', `${path}/rules`, { rules: [rule, { ...rule, key: 'Cart' }] });
    await call('PATCH', `${path}/rules`, { rules: [{ ...rule, newKey: 'Order Completed' }] });
    expect(await rules()).toMatchObject({ data: { rules: [{ key: 'Cart' }, { key: 'Order Completed', version: 1 }] } });
    const named = 'rules[0][type]=TRACK&rules[0][key]=Cart&rules[0][version]=1';
    expect((await call('DELETE', `${path}/rules?${named}`)).status).toBe(200);
    expect((await call('DELETE', `${path}/rules?${named}`)).status).toBe(404);
    await call('PUT', `${path}/rules`, { rules: [{ ...rule, type: 'IDENTIFY', key: 'x' }] });
    expect(await rules()).toMatchObject({ data: { rules: [{ type: 'IDENTIFY' }], pagination: { totalEntries: 1 } } });
    expect((await call('PATCH', `${path}/rules`, { rules: [{ type: 'OTHER', version: 1 }] })).status).toBe(422);
  });

  it('are listed by their type', async () => {
    const { call } = await withPlan();
    expect((await call('GET', '/tracking-plans?type=LIVE')).body).toMatchObject({ data: { trackingPlans: [{}] } });
    expect((await call('GET', '/tracking-plans?type=ENGAGE')).body).toMatchObject({ data: { trackingPlans: [] } });
  });
});

describe('functions', () => {
  it('keep the code of every deployment, which can be restored', async () => {
    const { public: call } = setUp();
    const created = await call('POST', '/functions', {
      code: 'first',
      displayName: 'F',
      resourceType: 'INSERT_SOURCE',
    });
    const id = /"id":"(sfn_\w+)"/.exec(JSON.stringify(created.body))?.[1];
    const path = `/functions/${id}`;
    expect((await call('POST', `${path}/deploy`)).body).toEqual({
      data: { functionDeployment: { status: 'SUCCESS' } },
    });
    await call('PATCH', path, { code: 'second' });
    await call('POST', `${path}/deploy`);
    const versions = await call('GET', `${path}/versions`);
    expect(versions.body).toMatchObject({
      data: {
        versions: [
          { code: 'first', isDeployed: false },
          { code: 'second', isDeployed: true },
        ],
      },
    });
    const versionId = /"id":"(ver_\w+)"/.exec(JSON.stringify(versions.body))?.[1];
    await call('POST', `${path}/versions`, { versionId });
    expect((await call('GET', path)).body).toMatchObject({ data: { function: { code: 'first' } } });
    expect((await call('GET', `${path}/versions/unknown`)).status).toBe(404);
    const instance = { functionId: id, integrationId: 'source_1', name: 'I', settings: {} };
    expect((await call('POST', '/insert-function-instances', instance)).status).toBe(200);
    expect((await call('GET', `/insert-function-instances?functionId=${id}`)).body).toMatchObject({
      data: { instances: [{ name: 'I', classId: id, enabled: false }] },
    });
    expect((await call('POST', '/insert-function-instances', { ...instance, functionId: 'x' })).status).toBe(404);
  });
});

describe('insert functions', () => {
  async function putInto(resourceType: string, integrationId: string) {
    const destinations = [{ id: 'dest_1', name: 'Webhook' }];
    const { public: call } = setUp({ sources: [{ id: 'source_1', writeKey: 'write-key-1', destinations }] });
    const made = await call('POST', '/functions', { code: 'x', displayName: 'F', resourceType });
    const functionId = /"id":"(sfn_\w+)"/.exec(JSON.stringify(made.body))?.[1];
    const instance = { functionId, integrationId, name: 'I', settings: {} };
    return call('POST', '/insert-function-instances', instance);
  }
  it.each([
    ['INSERT_SOURCE', 'source_1'],
    ['INSERT_DESTINATION', 'dest_1'],
    ['INSERT_TRANSFORMATION', 'source_1'],
    ['INSERT_TRANSFORMATION', 'dest_1'],
  ])('of the type %s are put into %s', async (type, integration) => {
    expect(await putInto(type, integration)).toMatchObject({
      status: 200,
      body: { data: { insertFunctionInstance: { integrationId: integration } } },
    });
  });
  it.each([
    ['INSERT_SOURCE', 'dest_1'],
    ['INSERT_DESTINATION', 'source_1'],
    ['INSERT_TRANSFORMATION', 'nosuch'],
  ])('of the type %s are not put into %s', async (type, integration) => {
    expect((await putInto(type, integration)).status).toBe(404);
  });
  it.each(['SOURCE', 'DESTINATION'])('are no functions of the type %s', async (type) => {
    expect(await putInto(type, 'dest_1')).toMatchObject({ status: 422, body: { errors: [{ field: 'functionId' }] } });
  });
});

describe('filters of a destination', () => {
  it('keep a share of 0 to 1', async () => {
    const destinations = [{ id: 'dest_1', name: 'Webhook' }];
    const { public: call } = setUp({ sources: [{ id: 'source_1', writeKey: 'write-key-1', destinations }] });
    const filter = (percent: number) => ({
      sourceId: 'source_1',
      if: 'all',
      title: 'Sample',
      enabled: true,
      actions: [{ type: 'SAMPLE', percent }],
    });
    expect((await call('POST', '/destination/dest_1/filters', filter(0.5))).status).toBe(200);
    expect(await call('POST', '/destination/dest_1/filters', filter(2))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'actions.0.percent' }] },
    });
  });
});

describe('credentials', () => {
  it('know the sources and warehouses whose settings have them', async () => {
    const { public: call } = setUp();
    const made = await call('POST', '/credentials', { name: 'C', settings: { key: 'k' } });
    const schema = z.object({ data: z.object({ credential: z.object({ id: z.string() }) }) });
    const { id } = schema.parse(made.body).data.credential;
    const settings = { credentialId: id };
    await call('PATCH', '/sources/source_1', { settings });
    await call('POST', '/warehouses', { metadataId: 'postgres', settings });
    await call('POST', '/warehouses', { metadataId: 'postgres', settings: {} });
    const path = `/credentials/${id}/consumers`;
    expect((await call('GET', `${path}?warehousesPagination.count=1`)).body).toMatchObject({
      data: {
        warehouses: [{ id: expect.stringMatching(/^whs_/) }],
        warehousesPagination: { totalEntries: 1 },
        sources: [{ id: 'source_1' }],
        sourcesPagination: { totalEntries: 1 },
      },
    });
    expect(await call('GET', `${path}?sourcesPagination.count=0`)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'sourcesPagination.count' }] },
    });
    expect((await call('GET', '/credentials/nope/consumers')).status).toBe(404);
  });
});

describe('what the catalog has', () => {
  it.each([
    ['/sources', { slug: 'shop', enabled: true }],
    ['/destinations', { sourceId: 'source_1', settings: {} }],
    ['/warehouses', { settings: {} }],
    ['/spaces/spa_1/profiles-warehouses', { settings: {} }],
  ])('alone can be created: %s', async (path, body) => {
    const { public: call } = setUp();
    const before = (await call('GET', path)).body;
    for (const metadataId of ['nosuch', 'constructor']) {
      expect(await call('POST', path, { ...body, metadataId })).toMatchObject({
        status: 404,
        body: { errors: [{ type: 'not-found' }] },
      });
    }
    expect((await call('GET', path)).body).toEqual(before);
  });
  it('is what a warehouse is of for as long as it exists', async () => {
    const { public: call } = setUp({ warehouses: [{ id: 'wh_1', name: 'Main' }] });
    await call('PATCH', '/warehouses/wh_1', { metadataId: 'nosuch', settings: {} });
    expect((await call('GET', '/warehouses/wh_1')).body).toMatchObject({
      data: { warehouse: { metadata: { id: 'postgres' } } },
    });
  });
});

describe('what exists', () => {
  it.each([
    ['/warehouses/validation', { metadataId: 'postgres', settings: {} }, { metadataId: 'nope', settings: {} }],
    ['/dbt-model-syncs/trigger', { sourceId: 'source_1' }, { sourceId: 'nope' }],
  ])('alone can be tried out or run: %s', async (path, present, absent) => {
    const { public: call } = setUp();
    expect((await call('POST', path, present)).status).toBe(200);
    expect((await call('POST', path, absent)).status).toBe(404);
    expect((await call('POST', path, {})).status).toBe(422);
    expect((await call('POST', path, present, memberToken)).status).toBe(401);
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics } from './harness.ts';

const idOf = (data: unknown) => z.looseObject({ id: z.string() }).parse(data).id;

describe('flows', () => {
  it('get a new version by every change, and keep the old ones', async () => {
    const { call } = startLytics();
    expect((await call('POST', '/v2/flow', { json: { name: 'welcome', steps: [] } })).data).toMatchObject({
      version: 1,
    });
    await call('POST', '/v2/flow/welcome', { json: { steps: [{ id: 's1' }] } });
    expect((await call('GET', '/v2/flow/welcome')).data).toMatchObject({ version: 2, steps: [{ id: 's1' }] });
    expect((await call('GET', '/v2/flow/welcome/1')).data).toMatchObject({ version: 1, steps: [] });
    expect((await call('GET', '/v2/flow')).data).toMatchObject([{ version: 1 }, { version: 2 }]);
    expect((await call('GET', '/v2/flow?latest=true')).data).toMatchObject([{ version: 2 }]);
  });
  it('lose one version or all of them', async () => {
    const { call } = startLytics();
    for (const step of ['a', 'b', 'c']) await call('POST', '/v2/flow/welcome', { json: { step } });
    await call('DELETE', '/v2/flow/welcome/3');
    expect((await call('GET', '/v2/flow/welcome')).data).toMatchObject({ version: 2 });
    expect((await call('GET', '/v2/flow/welcome/3')).http).toBe(404);
    expect((await call('DELETE', '/v2/flow/welcome')).data).toHaveLength(2);
    expect((await call('DELETE', '/v2/flow/welcome')).http).toBe(404);
    expect((await call('POST', '/v2/flow', { json: { steps: [] } })).http).toBe(400);
  });
  it('do the work of a step by a job', async () => {
    const { call } = startLytics();
    await call('POST', '/v2/flow/welcome', { json: {} });
    const id = idOf((await call('POST', '/v2/flow/welcome/1/s1/work')).data);
    expect((await call('GET', `/v2/job/${id}`)).data).toMatchObject({
      config: { flow: 'welcome', version: 1, step: 's1' },
    });
    expect((await call('POST', '/v2/flow/welcome/2/s1/work')).http).toBe(404);
  });
  it('end the jobs of their steps when they are deleted, and no others', async () => {
    const { call, account } = startLytics();
    for (const name of ['welcome', 'welcome', 'goodbye']) await call('POST', '/v2/flow', { json: { name } });
    for (const step of ['welcome/1', 'welcome/2', 'goodbye/1']) await call('POST', `/v2/flow/${step}/s1/work`);
    const states = () => account.jobs().map(({ status }) => status);
    await call('DELETE', '/v2/flow/welcome/2');
    expect(states()).toEqual(['runnable', 'killed', 'runnable']);
    await call('DELETE', '/v2/flow/welcome');
    expect(states()).toEqual(['killed', 'killed', 'runnable']);
  });
  it('of the user interface are kept apart, and neither hides the states', async () => {
    const { call } = startLytics();
    const id = idOf((await call('POST', '/v2/flow/ui', { json: { name: 'Welcome' } })).data);
    await call('POST', `/v2/flow/ui/${id}`, { json: { name: 'Hello' } });
    expect((await call('GET', `/v2/flow/ui/${id}`)).data).toMatchObject({ name: 'Hello' });
    expect((await call('GET', '/v2/flow')).data).toEqual([]);
    expect((await call('GET', '/v2/flow/state')).data).toContainEqual({ name: 'draft' });
    expect((await call('DELETE', `/v2/flow/ui/${id}`)).http).toBe(200);
    expect((await call('GET', '/v2/flow/ui')).data).toEqual([]);
  });
});

describe('flows of the user interface', () => {
  const ui = '/v2/flow/ui';

  async function start() {
    const lytics = startLytics();
    const json = { name: 'Welcome', nodes: [{ id: 's1', type: 'export' }] };
    const id = idOf((await lytics.call('POST', ui, { json })).data);
    return { ...lytics, one: `${ui}/${id}` };
  }

  it('keep every version', async () => {
    const { call, one } = await start();
    await call('POST', one, { json: { name: 'Hello', version: 9 } });
    expect((await call('GET', one)).data).toMatchObject({ name: 'Hello', version: 2 });
    expect((await call('GET', `${one}/1`)).data).toMatchObject({ name: 'Welcome', version: 1 });
    expect((await call('GET', `${one}/3`)).http).toBe(404);
    expect((await call('GET', `${ui}/none/1`)).http).toBe(404);
  });
  it('are refused without a name, and with nodes that are none', async () => {
    const { call, one } = await start();
    expect((await call('POST', ui, { json: { nodes: [] } })).http).toBe(400);
    expect((await call('POST', one, { json: { nodes: [{ type: 'export' }] } })).http).toBe(400);
  });
  it('have a job for the work of a step, which runs when it is published', async () => {
    const { call, account, one } = await start();
    const work = `${one}/step/s1/work`;
    expect((await call('POST', `${work}/publish`)).http).toBe(400);
    expect((await call('POST', work, { json: { config: { size: 1 } } })).data).toMatchObject({ status: 'paused' });
    await call('POST', work, { json: { config: { size: 2 } } });
    expect((await call('POST', `${work}/publish`)).data).toMatchObject({ step: 's1', status: 'runnable' });
    expect(account.jobs()).toMatchObject([{ status: 'runnable', config: { size: 2, step: 's1' } }]);
    expect((await call('POST', `${one}/step/s2/work`, { json: {} })).http).toBe(404);
    expect((await call('DELETE', one)).http).toBe(200);
    expect(account.jobs()).toMatchObject([{ status: 'killed' }]);
  });
});

describe('look-alike models', () => {
  it('are of one segment within another, and the same on both versions', async () => {
    const { call } = startLytics({ audiences: [{ slug: 'vip', members: [] }] });
    expect(await call('POST', '/api/segmentml?source=vip')).toMatchObject({ http: 201, data: { id: 'vip::all' } });
    expect((await call('POST', '/api/segmentml?source=vip')).http).toBe(409);
    expect((await call('GET', '/api/segmentml/vip::all')).data).toMatchObject({ source: 'vip', target: 'all' });
    expect((await call('GET', '/v2/ml/vip::all/summary')).data).toMatchObject({ id: 'vip::all' });
    expect((await call('GET', '/v2/ml')).data).toHaveLength(1);
    expect((await call('DELETE', '/api/segmentml/vip::all')).http).toBe(204);
    expect((await call('GET', '/v2/ml')).data).toEqual([]);
  });
  it('are refused without a source, and for segments that do not exist', async () => {
    const { call } = startLytics();
    expect((await call('POST', '/api/segmentml')).http).toBe(400);
    expect((await call('POST', '/v2/ml', { json: { source: 'none' } })).http).toBe(404);
    expect((await call('POST', '/v2/ml', { json: { source: 'all' } })).data).toMatchObject({ id: 'all::all' });
    expect((await call('POST', '/api/segmentml?source=none')).http).toBe(404);
    expect((await call('POST', '/api/segmentml?source=all&target=none')).http).toBe(404);
  });
  it('tell what sets the source apart from the target', async () => {
    const { call, account } = startLytics({
      audiences: [{ slug: 'vip', segmentQl: 'FILTER plan = "gold" FROM user ALIAS vip' }],
    });
    account.addProfile({ user_id: 'u1', plan: 'gold', city: 'Paris' });
    account.addProfile({ user_id: 'u2', plan: 'free', city: 'Paris' });
    await call('POST', '/api/segmentml?source=vip');
    expect((await call('GET', '/api/segmentml/_dependencies/vip::all')).data).toMatchObject({
      name: 'vip::all',
      dependencies: expect.arrayContaining([
        { field: 'plan', importance: 0.5, values: [{ x: 'gold', y: 1 }] },
        { field: 'city', importance: 0, values: [{ x: 'Paris', y: 1 }] },
      ]),
    });
    expect((await call('GET', '/api/segmentml/_dependencies/none')).http).toBe(404);
  });
});

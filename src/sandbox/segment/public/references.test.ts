import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { profileToken, setUp, writeKey } from '../test-support.ts';

const audience = '/spaces/spa_1/audiences/aud_vip';
const filter = { if: '*', actions: [{ type: 'DROP' }], title: 'F', enabled: true };
const transformation = { name: 'T', enabled: true, if: '*' };
const idIn = (body: unknown, prefix: string) =>
  z.string().parse(new RegExp(`"id":"(${prefix}_\\w+)"`).exec(JSON.stringify(body))?.[1]);

function start() {
  const started = setUp({
    sources: [
      {
        id: 'source_1',
        writeKey,
        destinations: [
          { id: 'dest_1', name: 'One' },
          { id: 'dest_2', name: 'Two' },
        ],
      },
      { id: 'source_2', writeKey: 'write-key-of-source-2', destinations: [{ id: 'dest_3', name: 'Three' }] },
    ],
    space: {
      id: 'spa_1',
      profileToken,
      audiences: [
        { id: 'aud_vip', key: 'vip', members: [] },
        { id: 'aud_new', key: 'new', members: [] },
      ],
    },
  });
  const { public: call } = started;
  const connections = (of = audience) => `${of}/destination-connections`;
  const activation = { performResync: false, activationType: 'event', activationName: 'Entered' };
  return {
    call,
    connect: (id: string, of = audience) => call('POST', connections(of), { destination: { id, type: 'webhooks' } }),
    activate: (id: string, of = audience) => call('POST', `${connections(of)}/${id}/activations`, activation),
    list: async (path: string) => JSON.stringify((await call('GET', path)).body),
    connections,
  };
}

describe('what belongs to something', () => {
  it('goes with a connection: its activations, and no others', async () => {
    const { call, connect, activate, list, connections } = start();
    const other = '/spaces/spa_1/audiences/aud_new';
    for (const of of [audience, other]) {
      for (const id of ['dest_1', 'dest_2']) {
        await connect(id, of);
        await activate(id, of);
      }
    }
    expect((await call('DELETE', `${connections()}/dest_1`)).status).toBe(200);
    await connect('dest_1');
    expect(await list(`${audience}/activations`)).not.toContain('"dest_1"');
    expect(await list(`${audience}/activations`)).toContain('"dest_2"');
    expect(await list(`${other}/activations`)).toContain('"dest_1"');
  });
  it('goes with a destination: connections, their activations, and functions that are put into it', async () => {
    const { call, connect, activate, list, connections } = start();
    for (const id of ['dest_1', 'dest_2']) {
      await connect(id);
      await activate(id);
    }
    const made = await call('POST', '/functions', { code: 'x', displayName: 'F', resourceType: 'INSERT_DESTINATION' });
    const functionId = idIn(made.body, 'sfn');
    const instance = { functionId, integrationId: 'dest_1', name: 'I', settings: {} };
    expect((await call('POST', '/insert-function-instances', instance)).status).toBe(200);
    expect((await call('DELETE', '/destinations/dest_1')).status).toBe(200);
    for (const path of [connections(), `${audience}/activations`]) {
      expect(await list(path)).not.toContain('"dest_1"');
      expect(await list(path)).toContain('"dest_2"');
    }
    expect(await list(`/insert-function-instances?functionId=${functionId}`)).not.toContain('dest_1');
  });
  it('goes with a source: its destinations with all of theirs, transformations and models', async () => {
    const { call, connect, activate, list, connections } = start();
    await connect('dest_1');
    await activate('dest_1');
    await call('POST', '/transformations', { ...transformation, sourceId: 'source_1' });
    const model = { name: 'M', description: '', enabled: true, query: 'select 1', queryIdentifierColumn: 'id' };
    const modelId = idIn((await call('POST', '/reverse-etl-models', { ...model, sourceId: 'source_1' })).body, 'rem');
    const subscriptions = '/destinations/dest_3/subscriptions';
    const subscription = { name: 'S', actionId: 'a', enabled: true, trigger: 'type = "track"', modelId };
    expect((await call('POST', subscriptions, subscription)).status).toBe(200);
    expect(await list('/reverse-etl-models')).toContain('"source_1"');
    expect((await call('DELETE', '/sources/source_1')).status).toBe(200);
    for (const path of [connections(), `${audience}/activations`]) expect(await list(path)).not.toContain('dest_1');
    for (const path of ['/transformations', '/reverse-etl-models']) expect(await list(path)).not.toContain('source_1');
    expect(await list(subscriptions)).not.toContain(modelId);
  });
  it('goes with a function: where it is put', async () => {
    const { call } = start();
    const made = await call('POST', '/functions', { code: 'x', displayName: 'F', resourceType: 'INSERT_SOURCE' });
    const functionId = idIn(made.body, 'sfn');
    const instance = { functionId, integrationId: 'source_1', name: 'I', settings: {} };
    const id = idIn((await call('POST', '/insert-function-instances', instance)).body, 'ifi');
    await call('DELETE', `/functions/${functionId}`);
    expect((await call('GET', `/insert-function-instances/${id}`)).status).toBe(404);
  });
});

describe('a reference', () => {
  it.each([
    [
      'a filter of a destination to a source that there is none of',
      '/destination/dest_1/filters',
      { ...filter, sourceId: 'nope' },
      404,
    ],
    [
      'a filter of a destination to a source of another',
      '/destination/dest_1/filters',
      { ...filter, sourceId: 'source_2' },
      422,
    ],
    [
      'a filter to an integration that there is none of',
      '/filters',
      { integrationId: 'nope', name: 'F', if: '*' },
      404,
    ],
    [
      'a transformation to a source that there is none of',
      '/transformations',
      { ...transformation, sourceId: 'nope' },
      404,
    ],
    [
      'a transformation to a type of destinations that there is none of',
      '/transformations',
      { ...transformation, sourceId: 'source_1', destinationMetadataId: 'nope' },
      404,
    ],
  ])('is refused of %s', async (_, path, body, status) => {
    const { call } = start();
    expect((await call('POST', path, body)).status).toBe(status);
  });
  it('is refused of a subscription to a model that there is none of', async () => {
    const { call } = start();
    const subscription = { name: 'S', actionId: 'a', enabled: true, trigger: 'type = "track"', modelId: 'nope' };
    expect((await call('POST', '/destinations/dest_1/subscriptions', subscription)).status).toBe(404);
  });
  it.each(['source_1', 'dest_1', 'spa_1'])('of a filter is taken to %s', async (integrationId) => {
    const { call } = start();
    const created = await call('POST', '/filters', { integrationId, name: 'F', if: '*' });
    expect(created).toMatchObject({ status: 200, body: { data: { filter: { integrationId } } } });
  });
  it('is refused in a change as in a creation', async () => {
    const { call } = start();
    const filterId = idIn(
      (await call('POST', '/filters', { integrationId: 'source_1', name: 'F', if: '*' })).body,
      'flt',
    );
    const made = await call('POST', '/transformations', { ...transformation, sourceId: 'source_1' });
    const path = `/transformations/${idIn(made.body, 'trf')}`;
    expect((await call('PATCH', `/filters/${filterId}`, { integrationId: 'nope' })).status).toBe(404);
    expect((await call('PATCH', path, { sourceId: 'nope' })).status).toBe(404);
    expect((await call('PATCH', path, { destinationMetadataId: 'nope' })).status).toBe(404);
    expect((await call('PATCH', path, { sourceId: 'source_2' })).body).toMatchObject({
      data: { transformation: { sourceId: 'source_2' } },
    });
  });
});

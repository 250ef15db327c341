import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isObject } from '../json.ts';
import { profileToken, setUp, writeKey } from '../test-support.ts';

const data = z.object({ data: z.record(z.string(), z.unknown()) });
const thing = z.looseObject({ id: z.string() });
const thingIn = (body: unknown) => thing.parse(Object.values(data.parse(body).data).find(isObject));

const audience = '/spaces/spa_1/audiences/aud_vip';
const forged = {
  id: 'forged',
  slug: 'forged',
  workspaceId: 'forged',
  spaceId: 'forged',
  audienceId: 'forged',
  connectionId: 'forged',
  destinationId: 'forged',
  functionId: 'forged',
  classId: 'forged',
  createdAt: 'never',
  updatedAt: 'never',
  createdBy: 'forged',
  nonsense: { a: 1 },
};

function start() {
  return setUp({
    sources: [{ id: 'source_1', writeKey, destinations: [{ id: 'dest_1', name: 'Webhook' }] }],
    space: {
      id: 'spa_1',
      profileToken,
      audiences: [
        { id: 'aud_vip', key: 'vip', members: [] },
        { id: 'aud_linked', key: 'linked', audienceType: 'LINKED', members: [] },
      ],
    },
  });
}

/** Resources by where they are made, where they are changed, and the body that makes one. */
const resources: [name: string, create: string, change: string, body: Record<string, unknown>][] = [
  [
    'destination filters',
    '/destination/dest_1/filters',
    '/destination/dest_1/filters',
    { sourceId: 'source_1', if: '*', actions: [{ type: 'DROP' }], title: 'F', enabled: true },
  ],
  [
    'activations',
    `${audience}/destination-connections/dest_1/activations`,
    `${audience}/activations`,
    { performResync: false, activationType: 'event', activationName: 'Entered' },
  ],
  ['tracking plans', '/tracking-plans', '/tracking-plans', { name: 'P', type: 'LIVE' }],
  [
    'transformations',
    '/transformations',
    '/transformations',
    { name: 'T', sourceId: 'source_1', enabled: true, if: '*' },
  ],
  ['space filters', '/filters', '/filters', { integrationId: 'source_1', name: 'F', if: '*' }],
  ['credentials', '/credentials', '/credentials', { name: 'C', settings: {} }],
  ['warehouses', '/warehouses', '/warehouses', { metadataId: 'postgres', settings: {} }],
  ['functions', '/functions', '/functions', { code: 'x', displayName: 'F', resourceType: 'SOURCE' }],
  [
    'reverse ETL models',
    '/reverse-etl-models',
    '/reverse-etl-models',
    { sourceId: 'source_1', name: 'M', description: '', enabled: true, query: 'select 1', queryIdentifierColumn: 'id' },
  ],
];

describe.each(resources)('%s', (_, create, change, body) => {
  it('take nothing that their endpoint does not know, when they are made and when they are changed', async () => {
    const { public: call, clock } = start();
    await call('POST', `${audience}/destination-connections`, { destination: { id: 'dest_1', type: 'webhooks' } });
    const plain = thingIn((await call('POST', create, body)).body);
    const made = thingIn((await call('POST', create, { ...body, ...forged })).body);
    expect(Object.keys(made)).toEqual(Object.keys(plain));
    expect(Object.values(made)).not.toContain('forged');
    expect(made['createdAt']).toBe(plain['createdAt']);
    const before = (await call('GET', `${change}/${made.id}`)).body;
    clock.advance(1000);
    const required = { integrationId: body['integrationId'], settings: body['settings'] };
    expect((await call('PATCH', `${change}/${made.id}`, { ...required, ...forged })).status).toBe(200);
    const after = thingIn((await call('GET', `${change}/${made.id}`)).body);
    expect({ ...after, updatedAt: null }).toEqual({ ...thingIn(before), updatedAt: null });
  });
});

import { describe, expect, it } from 'vitest';
import { basic, setUp, writeKey } from '../../test-support.ts';

async function start() {
  const { track, settle, public: call } = setUp();
  await track('identify', { userId: 'u1', traits: { plan: 'pro', logins: 3 } });
  await track('track', { userId: 'u1', event: 'Order', properties: { total: 5, coupon: 'X' } });
  settle();
  await track('track', { userId: 'u1', event: 'Cart', properties: { total: 7 } });
  await track('group', { userId: 'u1', groupId: 'g1', traits: { industry: 'Engines' } });
  settle();
  return call;
}

const space = '/spaces/spa_1';

describe('the schema of a space', () => {
  it('lists the events that it has seen, by name or by time', async () => {
    const call = await start();
    expect((await call('GET', `${space}/events`)).body).toMatchObject({
      data: { events: [{ name: 'Cart' }, { name: 'Order' }], pagination: { totalEntries: 2 } },
    });
    expect((await call('GET', `${space}/events?sortBy=lastSeenAt&sortDir=asc`)).body).toMatchObject({
      data: { events: [{ name: 'Order' }, { name: 'Cart' }] },
    });
    expect((await call('GET', `${space}/events?search=ord`)).body).toMatchObject({
      data: { events: [{ name: 'Order' }] },
    });
    expect((await call('GET', `${space}/events?sortBy=size`)).status).toBe(422);
  });

  it('lists the properties of an event with their types and samples', async () => {
    const call = await start();
    const path = `${space}/events/Order/properties`;
    expect((await call('GET', `${path}?includeSampleValues=true`)).body).toMatchObject({
      data: {
        eventProperties: [
          { name: 'coupon', types: ['string'], sampleValues: ['X'] },
          { name: 'total', types: ['number'], sampleValues: [5] },
        ],
      },
    });
    const samples = await call('GET', `${path}/total/sample-values?propertyType.type=number`);
    expect(samples.body).toEqual({ data: { sampleValues: [5] } });
    expect((await call('GET', `${path}/unknown/sample-values?propertyType.type=number`)).status).toBe(404);
    expect((await call('GET', `${space}/events/Other/properties`)).status).toBe(404);
  });

  it('lists the traits of users and of accounts', async () => {
    const call = await start();
    expect((await call('GET', `${space}/traits?collection=users&sortDir=desc`)).body).toMatchObject({
      data: { traits: [{ trait: 'plan' }, { trait: 'logins' }] },
    });
    expect((await call('GET', `${space}/traits?collection=accounts`)).body).toMatchObject({
      data: { traits: [{ trait: 'industry' }] },
    });
    expect((await call('GET', `${space}/traits/plan/sample-values`)).body).toEqual({ data: { sampleValues: ['pro'] } });
  });

  it('lists the entities that profiles are linked with, with what they hold', async () => {
    const { track, send, settle, public: call } = setUp();
    const entities = `${space}/entities`;
    expect((await call('GET', `${space}/entity-paths`)).body).toMatchObject({ data: { entityPaths: [] } });
    await track('group', { userId: 'u1', groupId: 'g1', traits: { industry: 'Engines' } });
    await send('https://objects.segment.com/v1/set', {
      method: 'POST',
      headers: { Authorization: basic(writeKey) },
      body: JSON.stringify({ collection: 'rooms', objects: [{ id: 'r1', properties: { beds: 2 } }] }),
    });
    settle();
    expect((await call('GET', `${space}/entity-paths`)).body).toMatchObject({
      data: {
        entityPaths: [{ entitySlug: 'account', path: ['profile', 'account'] }, { entitySlug: 'rooms' }],
        pagination: { totalEntries: 2 },
      },
    });
    expect((await call('GET', `${space}/entity-paths?search=ROO`)).body).toMatchObject({
      data: { entityPaths: [{ name: 'rooms' }] },
    });
    expect((await call('GET', `${entities}/rooms/properties?includeSampleValues=true`)).body).toMatchObject({
      data: { entityProperties: [{ name: 'beds', types: ['number'], sampleValues: [2] }] },
    });
    expect((await call('GET', `${entities}/account/properties/industry/sample-values`)).body).toEqual({
      data: { sampleValues: ['Engines'] },
    });
    expect((await call('GET', `${entities}/cars/properties`)).status).toBe(404);
    expect((await call('GET', `${entities}/rooms/properties/doors/sample-values`)).status).toBe(404);
    expect((await call('GET', `${entities}/rooms/properties?samplesCount=0`)).status).toBe(422);
  });
});

import { describe, expect, it } from 'vitest';
import { setUp } from '../../test-support.ts';

const payload = { type: 'track', event: 'Paid', userId: 'u1', properties: { total: 9, card: '4111' } };

async function preview(filter: object) {
  const { public: call } = setUp();
  return call('POST', '/destination/filters/preview', { filter, payload });
}

describe('the preview of a destination filter', () => {
  it.each([
    ['drops', { type: 'DROP' }, null],
    ['leaves out', { type: 'DROP_PROPERTIES', fields: { properties: ['card'] } }, { total: 9 }],
    ['keeps only', { type: 'ALLOW_PROPERTIES', fields: { properties: { fields: ['card'] } } }, { card: '4111' }],
    ['samples nothing of', { type: 'SAMPLE', percent: 0, path: 'userId' }, null],
    ['samples all of', { type: 'SAMPLE', percent: 1, path: 'userId' }, payload.properties],
  ])('%s what meets its condition', async (_, action, properties) => {
    const { status, body } = await preview({ if: 'event = "Paid"', actions: [action] });
    const result = properties === null ? null : { ...payload, properties };
    expect([status, body]).toEqual([200, { data: { inputPayload: payload, result } }]);
  });
  it('leaves alone what does not meet its condition', async () => {
    const { body } = await preview({ if: 'event = "Left"', actions: [{ type: 'DROP' }] });
    expect(body).toEqual({ data: { inputPayload: payload, result: payload } });
  });
  it.each([
    ['a condition that is no FQL', { if: 'event =', actions: [{ type: 'DROP' }] }],
    ['an unknown action', { if: 'all', actions: [{ type: 'EXPLODE' }] }],
    ['a share above one', { if: 'all', actions: [{ type: 'SAMPLE', percent: 2 }] }],
    ['no actions', { if: 'all' }],
  ])('is refused for %s', async (_, filter) => {
    expect((await preview(filter)).status).toBe(422);
  });
});

describe('conditions in FQL', () => {
  it('are checked when a filter or a subscription of a destination is made or changed', async () => {
    const { public: call } = setUp({
      sources: [{ id: 'source_1', writeKey: 'w', destinations: [{ id: 'dest_1', name: 'Webhook' }] }],
    });
    const filter = { sourceId: 'source_1', actions: [{ type: 'DROP' }], title: 'F', enabled: true };
    const errors = [{ field: 'if' }];
    expect(await call('POST', '/destination/dest_1/filters', { ...filter, if: 'event =' })).toMatchObject({
      status: 422,
      body: { errors },
    });
    expect((await call('POST', '/destination/dest_1/filters', { ...filter, if: 'event = "Paid"' })).status).toBe(200);
    const subscription = { name: 'S', actionId: 'a', enabled: true };
    expect(
      await call('POST', '/destinations/dest_1/subscriptions', { ...subscription, trigger: '(type = "track"' }),
    ).toMatchObject({ status: 422, body: { errors: [{ field: 'trigger' }] } });
  });

  it.each([
    ['/transformations', { name: 'T', sourceId: 'source_1', enabled: true }],
    ['/filters', { integrationId: 'source_1', name: 'F' }],
  ])('are checked when one of %s is made', async (path, body) => {
    const { public: call } = setUp();
    expect((await call('POST', path, { ...body, if: 'event =' })).status).toBe(422);
    expect((await call('POST', path, { ...body, if: 'event = "Paid"' })).status).toBe(200);
  });
});

import { describe, expect, it } from 'vitest';
import { setUp } from '../../test-support.ts';

const path = '/spaces/spa_1/messaging-subscriptions';

describe('messaging subscriptions', () => {
  it('are remembered by address and channel; an address that is none fails alone', async () => {
    const { public: call } = setUp();
    const subscriptions = [
      {
        key: 'ada@example.com',
        type: 'EMAIL',
        status: 'UNSUBSCRIBED',
        groups: [{ name: 'news', status: 'SUBSCRIBED' }],
      },
      { key: '+15550100', type: 'SMS', status: 'SUBSCRIBED' },
      { key: 'nobody', type: 'EMAIL', status: 'SUBSCRIBED' },
    ];
    expect((await call('PUT', path, { subscriptions })).body).toMatchObject({
      data: {
        successes: [{ key: 'ada@example.com', groups: [{ name: 'news' }] }, { key: '+15550100' }],
        failures: [{ key: 'nobody', errors: [{ code: 'invalid-key' }] }],
      },
    });
    const asked = [
      { key: 'ada@example.com', type: 'EMAIL' },
      { key: '+15550100', type: 'WHATSAPP' },
      { key: 'x', type: 'SMS' },
    ];
    expect((await call('POST', `${path}/batch`, { subscriptions: asked })).body).toMatchObject({
      data: {
        successes: [
          { key: 'ada@example.com', status: 'UNSUBSCRIBED' },
          { key: '+15550100', type: 'WHATSAPP', status: 'DID_NOT_SUBSCRIBE' },
        ],
        failures: [{ key: 'x' }],
      },
    });
  });

  it('take the later status of an address', async () => {
    const { public: call } = setUp();
    const one = { key: 'ada@example.com', type: 'EMAIL' };
    await call('PUT', path, { subscriptions: [{ ...one, status: 'SUBSCRIBED' }] });
    await call('PUT', path, { subscriptions: [{ ...one, status: 'UNSUBSCRIBED' }] });
    expect((await call('POST', `${path}/batch`, { subscriptions: [one] })).body).toMatchObject({
      data: { successes: [{ status: 'UNSUBSCRIBED' }] },
    });
  });

  it('refuse a channel and a status that there is not, and an unknown space', async () => {
    const { public: call } = setUp();
    const wrong = { subscriptions: [{ key: 'a@example.com', type: 'PIGEON', status: 'MAYBE' }] };
    expect((await call('PUT', path, wrong)).status).toBe(422);
    const right = { subscriptions: [{ key: 'a@example.com', type: 'EMAIL' }] };
    expect((await call('PUT', '/spaces/other/messaging-subscriptions', right)).status).toBe(404);
  });
});

import { expect, it } from 'vitest';
import { createTestClient } from '../test-client.ts';

it('states by address and number are shown, and can be forgotten', async () => {
  const { call, get, post, settle, track } = createTestClient({
    subscriptionGroups: [
      { id: 'news', name: 'News', channel: 'email' },
      { id: 'texts', name: 'Texts', channel: 'sms' },
    ],
  });
  await track({
    attributes: [{ external_id: 'ada', email: 'ada@example.com', phone: '+15550001', email_subscribe: 'opted_in' }],
  });
  for (const subscription_group_id of ['news', 'texts']) {
    const change = { subscription_group_id, subscription_state: 'subscribed', external_id: 'ada' };
    await post('/subscription/status/set', change);
  }
  settle();
  const both = `/users/subscription?email=ada@example.com&phone=${encodeURIComponent('+15550001')}`;
  expect((await get(both)).body).toEqual({
    message: 'success',
    emails: [
      {
        email: 'ada@example.com',
        subscription_state: 'opted_in',
        subscription_groups: [{ id: 'news', subscription_state: 'subscribed' }],
      },
    ],
    phones: [{ phone: '+15550001', subscription_groups: [{ id: 'texts', subscription_state: 'subscribed' }] }],
  });
  expect((await call('DELETE', '/users/subscription', { email: 'ada@example.com' })).status).toBe(200);
  settle();
  expect((await get(both)).body).toMatchObject({
    emails: [{ subscription_state: 'subscribed', subscription_groups: [] }],
    phones: [{ subscription_groups: [{ id: 'texts' }] }],
  });
});

it('states are not shown or forgotten of nobody, nor of more than 50', async () => {
  const { call, get } = createTestClient();
  expect((await get('/users/subscription')).status).toBe(400);
  expect((await call('DELETE', '/users/subscription', {})).status).toBe(400);
  const phone = Array.from({ length: 51 }, (_, index) => `+1555${index}`);
  expect((await call('DELETE', '/users/subscription', { phone })).status).toBe(400);
});

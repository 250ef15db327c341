import { describe, expect, it } from 'vitest';
import { createTestClient } from '../test-client.ts';

const subscriptionGroups = [
  { id: 'news', name: 'News', channel: 'email' },
  { id: 'texts', name: 'Texts', channel: 'sms' },
] as const;
const createClient = () => createTestClient({ subscriptionGroups });

describe('subscription groups', () => {
  it('take lower case and answer capitalised, in a map by the identifier asked for', async () => {
    const { get, post, settle, track } = createClient();
    await track({ attributes: [{ external_id: 'ada' }, { external_id: 'bob' }] });
    const change = { subscription_group_id: 'news', subscription_state: 'unsubscribed', external_id: ['ada'] };
    expect(await post('/subscription/status/set', change)).toMatchObject({ status: 201, body: { message: 'success' } });
    settle();
    const seen = await get(
      '/subscription/status/get?subscription_group_id=news&external_id[]=ada&external_id[]=bob&external_id[]=nobody',
    );
    expect(seen).toMatchObject({ status: 200 });
    expect(seen.body).toEqual({
      message: 'success',
      status: { ada: 'Unsubscribed', bob: 'Unknown', nobody: 'Unknown' },
    });
    expect((await get('/subscription/status/get?subscription_group_id=news&external_id=ada')).body).toMatchObject({
      status: { ada: 'Unsubscribed' },
    });
  });

  it('change every profile that shares the address, also through users/track', async () => {
    const { post, settle, track, workspace } = createClient();
    const email = 'shared@example.com';
    await track({
      attributes: [
        { external_id: 'ada', email },
        { external_id: 'bob', email },
      ],
    });
    await post('/subscription/status/set', {
      subscription_group_id: 'news',
      subscription_state: 'unsubscribed',
      email: 'Shared@example.com',
    });
    settle();
    expect(workspace.profiles().map(({ groups }) => groups)).toEqual([
      { news: 'unsubscribed' },
      { news: 'unsubscribed' },
    ]);
    const subscription_groups = [{ subscription_group_id: 'news', subscription_state: 'subscribed' }];
    await track({ attributes: [{ external_id: 'ada', subscription_groups }] });
    expect(workspace.profile('bob')?.groups).toEqual({ news: 'subscribed' });
  });

  it('set several groups in one call of the second version, with plural keys', async () => {
    const { post, settle, track, workspace } = createClient();
    await track({ attributes: [{ external_id: 'ada', email: 'ada@example.com', phone: '+442079460001' }] });
    const subscription_groups = [
      { subscription_group_id: 'news', subscription_state: 'subscribed', emails: ['ada@example.com'] },
      { subscription_group_id: 'texts', subscription_state: 'unsubscribed', phones: ['+442079460001'] },
    ];
    expect((await post('/v2/subscription/status/set', { subscription_groups })).status).toBe(201);
    settle();
    expect(workspace.profile('ada')?.groups).toEqual({ news: 'subscribed', texts: 'unsubscribed' });
    const singular = [{ subscription_group_id: 'news', subscription_state: 'subscribed', external_id: 'ada' }];
    expect((await post('/v2/subscription/status/set', { subscription_groups: singular })).status).toBe(400);
  });

  it('list per user only where something was set, one entry per profile of an address', async () => {
    const { get, post, settle, track } = createClient();
    const email = 'shared@example.com';
    await track({
      attributes: [
        { external_id: 'ada', email },
        { external_id: 'bob', email },
      ],
    });
    await post('/subscription/status/set', {
      subscription_group_id: 'news',
      subscription_state: 'subscribed',
      external_id: 'ada',
    });
    settle();
    const row = (external_id: string) => ({
      external_id,
      email,
      phone: null,
      subscription_groups: [{ id: 'news', name: 'News', channel: 'email', status: 'Subscribed' }],
    });
    const seen = await get(`/subscription/user/status?email=${email}`);
    expect(seen.body).toEqual({ message: 'success', total_count: 2, users: [row('ada'), row('bob')] });
    const second = await get(`/subscription/user/status?email=${email}&limit=1&offset=1`);
    expect(second.body).toMatchObject({ total_count: 2, users: [row('bob')] });
  });

  it('are kept apart from the global state', async () => {
    const { get, track, workspace } = createClient();
    const subscription_groups = [{ subscription_group_id: 'news', subscription_state: 'subscribed' }];
    const attributes = [{ external_id: 'ada', email: 'ada@example.com', subscription_groups }];
    await track({ attributes });
    await track({ attributes: [{ external_id: 'ada', email_subscribe: 'unsubscribed' }] });
    expect(workspace.profile('ada')?.emailState).toBe('unsubscribed');
    const status = await get('/subscription/status/get?subscription_group_id=news&external_id=ada');
    expect(status.body).toMatchObject({ status: { ada: 'Subscribed' } });
  });

  it('refuse address and number together, unknown groups, other states and more than 50 users', async () => {
    const { get, post } = createClient();
    const set = (change: Record<string, string | string[]>) =>
      post('/subscription/status/set', {
        subscription_group_id: 'news',
        subscription_state: 'subscribed',
        ...change,
      });
    expect(await set({ email: 'a@b.co', phone: '+442079460001' })).toMatchObject({
      status: 400,
      body: { message: 'Either an email address or a phone number should be provided, but not both.' },
    });
    expect((await set({ external_id: 'a', subscription_group_id: 'other' })).status).toBe(400);
    expect((await set({ external_id: 'a', subscription_state: 'opted_in' })).status).toBe(400);
    expect((await set({ external_id: 'a', subscription_state: 'Subscribed' })).status).toBe(400);
    expect((await set({ external_id: Array.from({ length: 51 }, String) })).status).toBe(400);
    expect((await set({})).status).toBe(400);
    const asked = await get('/subscription/status/get?subscription_group_id=news&email=a@b.co&phone=1');
    expect(asked.status).toBe(400);
  });
});

describe('the global email state', () => {
  it('of an address reaches all its profiles', async () => {
    const { post, settle, track, workspace } = createClient();
    const email = 'shared@example.com';
    await track({
      attributes: [
        { external_id: 'ada', email },
        { external_id: 'bob', email },
      ],
    });
    await post('/email/status', { email, subscription_state: 'opted_in' });
    settle();
    expect(workspace.profiles().map(({ emailState }) => emailState)).toEqual(['opted_in', 'opted_in']);
  });

  it('can be set before anybody has the address', async () => {
    const { post, settle, track, workspace } = createClient();
    await post('/email/status', { email: ['later@example.com'], subscription_state: 'unsubscribed' });
    settle();
    await track({ attributes: [{ external_id: 'ada', email: 'later@example.com' }] });
    expect(workspace.profile('ada')?.emailState).toBe('unsubscribed');
  });

  it('stays when the address changes, unless the workspace resubscribes', async () => {
    const stateAfterChange = async (resubscribeOnEmailChange: boolean) => {
      const { track, workspace } = createTestClient({ resubscribeOnEmailChange });
      await track({ attributes: [{ external_id: 'ada', email: 'a@b.co', email_subscribe: 'unsubscribed' }] });
      await track({ attributes: [{ external_id: 'ada', email: 'new@b.co' }] });
      return workspace.profile('ada')?.emailState;
    };
    expect(await stateAfterChange(false)).toBe('unsubscribed');
    expect(await stateAfterChange(true)).toBe('subscribed');
  });

  it('refuses a state that does not exist and a bad address', async () => {
    const { post } = createClient();
    expect((await post('/email/status', { email: 'a@b.co', subscription_state: 'in' })).status).toBe(400);
    expect((await post('/email/status', { email: [], subscription_state: 'subscribed' })).status).toBe(400);
    expect((await post('/email/status', { email: 'nonsense', subscription_state: 'subscribed' })).status).toBe(400);
  });
});

describe('the email lists', () => {
  const today = '2026-01-01';
  const tomorrow = '2026-01-02';

  it('show the latest state per address only, newest first, within midnights UTC', async () => {
    const { get, post, settle } = createClient();
    const set = async (email: string, subscription_state: string) => {
      await post('/email/status', { email, subscription_state });
      settle();
    };
    await set('first@example.com', 'unsubscribed');
    await set('back@example.com', 'unsubscribed');
    await set('back@example.com', 'subscribed');
    await set('last@example.com', 'unsubscribed');
    const list = async (end: string, more = '') =>
      (await get(`/email/unsubscribes?start_date=${today}&end_date=${end}${more}`)).body;
    expect(await list(tomorrow)).toEqual({
      message: 'success',
      emails: [
        { email: 'last@example.com', unsubscribed_at: '2026-01-01 00:00:03 +0000' },
        { email: 'first@example.com', unsubscribed_at: '2026-01-01 00:00:00 +0000' },
      ],
    });
    expect(await list(today)).toMatchObject({ emails: [] });
    expect(await list(tomorrow, '&limit=1&offset=1')).toMatchObject({ emails: [{ email: 'first@example.com' }] });
    expect(await list(tomorrow, '&sort_direction=asc&limit=1')).toMatchObject({
      emails: [{ email: 'first@example.com' }],
    });
  });

  it('look one address up without regard to dates, but come back empty beside limit or offset', async () => {
    const { get, workspace } = createClient();
    workspace.hardBounce('Gone@example.com');
    const list = async (more: string) =>
      (await get(`/email/hard_bounces?email=gone@example.com&end_date=2020-01-01${more}`)).body;
    expect(await list('')).toEqual({
      message: 'success',
      emails: [{ email: 'gone@example.com', hard_bounced_at: '2026-01-01 00:00:00 +0000' }],
    });
    expect(await list('&limit=10')).toMatchObject({ emails: [] });
  });

  it('need an end date, a start date or an address, a real date, and a limit of at most 500', async () => {
    const { get } = createClient();
    for (const query of [
      'start_date=2026-01-01',
      'end_date=2026-01-01',
      'start_date=yesterday&end_date=2026-01-01',
      'start_date=2026-01-01&end_date=2026-01-02&limit=501',
      'start_date=2026-01-01&end_date=2026-01-02&offset=-1',
    ]) {
      expect((await get(`/email/unsubscribes?${query}`)).status).toBe(400);
    }
  });

  it('gain and lose addresses by blocking and by taking them off', async () => {
    const { get, post, settle } = createClient();
    const bounced = async () => (await get(`/email/hard_bounces?start_date=${today}&end_date=${tomorrow}`)).body;
    await post('/email/blocklist', { email: ['spam@example.com'] });
    settle();
    expect(await bounced()).toMatchObject({ emails: [{ email: 'spam@example.com' }] });
    await post('/email/bounce/remove', { email: 'spam@example.com' });
    settle();
    expect(await bounced()).toMatchObject({ emails: [] });
  });
});

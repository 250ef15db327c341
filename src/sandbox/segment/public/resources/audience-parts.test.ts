import { describe, expect, it } from 'vitest';
import { type WorkspaceInput } from '../../index.ts';
import { profileToken, setUp, writeKey } from '../../test-support.ts';

const audiences = '/spaces/spa_1/audiences';
const query = "trait('vip') = true";
const workspace: WorkspaceInput = {
  sources: [{ id: 'source_1', writeKey, destinations: [{ id: 'dest_1', name: 'Webhook' }] }],
  space: {
    id: 'spa_1',
    profileToken,
    audiences: [
      { id: 'aud_vip', key: 'vip', query, members: ['user_id:u1', 'email:u1@example.com', 'user_id:unknown'] },
      { id: 'aud_linked', key: 'linked', audienceType: 'LINKED', members: [] },
      { id: 'aud_next', key: 'next', query: "audience('vip') = true", members: [] },
    ],
  },
};

const idIn = (body: unknown, prefix: string) => new RegExp(`"id":"(${prefix}_\\w+)"`).exec(JSON.stringify(body))?.[1];

describe('schedules of an audience', () => {
  const path = `${audiences}/aud_linked/schedules`;
  const config = { interval: '1d', days: [1], hours: [8], timezone: 'Europe/Vienna' };

  it('are added, shown with the audience on request, changed and deleted', async () => {
    const { public: call } = setUp(workspace);
    const created = await call('POST', path, { strategy: 'PERIODIC', config });
    const id = idIn(created.body, 'sch');
    expect((await call('GET', path)).body).toMatchObject({
      data: { audienceSchedules: [{ id, strategy: 'PERIODIC' }] },
    });
    expect((await call('GET', `${audiences}/aud_linked?include=schedules`)).body).toMatchObject({
      data: { audience: { schedules: [{ id }] } },
    });
    expect((await call('GET', `${audiences}/aud_linked`)).body).not.toHaveProperty('data.audience.schedules');
    await call('PATCH', `${path}/${id}`, { strategy: 'SPECIFIC_DAYS', config });
    expect((await call('GET', `${path}/${id}`)).body).toMatchObject({
      data: { audienceSchedule: { strategy: 'SPECIFIC_DAYS' } },
    });
    expect((await call('DELETE', `${path}/${id}`)).status).toBe(200);
    expect((await call('GET', `${path}/${id}`)).status).toBe(404);
  });

  it('and runs are for audiences of the type LINKED only', async () => {
    const { public: call } = setUp(workspace);
    const schedule = { strategy: 'PERIODIC', config };
    expect((await call('POST', `${audiences}/aud_vip/schedules`, schedule)).status).toBe(422);
    expect((await call('POST', path, { ...schedule, strategy: 'OFTEN' })).status).toBe(422);
    expect((await call('POST', `${audiences}/aud_vip/runs`)).status).toBe(422);
    expect((await call('POST', `${audiences}/aud_linked/runs`)).body).toMatchObject({
      data: { run: { audienceId: 'aud_linked' } },
    });
  });
});

describe('previews', () => {
  const body = { definition: { query }, audienceType: 'USERS' };

  it('run, and then tell the size and a sample of whom the same query has reached', async () => {
    const { public: call, track, settle, workspace: seen } = setUp(workspace);
    await track('identify', { userId: 'u1', traits: { email: 'u1@example.com' } });
    settle();
    const created = await call('POST', `${audiences}/previews`, body);
    expect(created.body).toMatchObject({ data: { audiencePreview: { status: 'RUNNING' } } });
    const path = `${audiences}/previews/${idIn(created.body, 'prv')}`;
    expect((await call('GET', path)).body).toMatchObject({ data: { audiencePreview: { status: 'RUNNING' } } });
    settle();
    const results = [{ id: seen.profile('user_id:u1')?.segmentId }];
    expect((await call('GET', path)).body).toMatchObject({
      data: { audiencePreview: { status: 'COMPLETED', size: { count: 1, uniqueCount: 1, type: 'USERS' }, results } },
    });
    expect((await call('GET', `${audiences}/previews/unknown`)).status).toBe(404);
  });

  it('are refused above 700 a month, until the next one begins', async () => {
    const { public: call, clock } = setUp(workspace);
    for (let count = 0; count < 700; count += 1) {
      if (count % 5 === 0) clock.advance(60_000);
      expect((await call('POST', `${audiences}/previews`, body)).status).toBe(200);
    }
    clock.advance(60_000);
    expect((await call('POST', `${audiences}/previews`, body)).status).toBe(429);
    clock.advance(31 * 86_400_000);
    expect((await call('POST', `${audiences}/previews`, body)).status).toBe(200);
  });
});

describe('audiences that build on an audience', () => {
  it('are those whose query mentions its key', async () => {
    const { public: call } = setUp(workspace);
    expect((await call('GET', `${audiences}/aud_vip/audience-references`)).body).toMatchObject({
      data: { audiences: [{ id: 'aud_next' }], pagination: { totalEntries: 1 } },
    });
    expect((await call('GET', `${audiences}/aud_next/audience-references`)).body).toMatchObject({
      data: { audiences: [] },
    });
    const wrong = `${audiences}/aud_vip/audience-references?sort[field]=SIZE&sort[direction]=ASC`;
    expect((await call('GET', wrong)).status).toBe(422);
  });
});

describe('destinations of an audience', () => {
  const connections = `${audiences}/aud_vip/destination-connections`;
  const body = { destination: { id: 'dest_1', type: 'webhooks' }, connectionSettings: { url: 'https://example.com' } };

  it('are connected once, changed and disconnected', async () => {
    const { public: call } = setUp(workspace);
    expect((await call('POST', connections, body)).body).toMatchObject({
      data: { connection: { id: 'dest_1' }, connectionSettings: body.connectionSettings },
    });
    expect((await call('POST', connections, body)).status).toBe(409);
    expect((await call('POST', connections, { destination: { id: 'x', type: 'webhooks' } })).status).toBe(404);
    await call('PATCH', `${connections}/dest_1`, { connectionSettings: { url: 'https://example.org' } });
    expect((await call('GET', connections)).body).toMatchObject({
      data: { connections: [{ id: 'dest_1', connectionSettings: { url: 'https://example.org' } }] },
    });
    expect((await call('DELETE', `${connections}/dest_1`)).status).toBe(200);
    expect((await call('DELETE', `${connections}/dest_1`)).status).toBe(404);
  });

  it('have activations, each on a connection that exists', async () => {
    const { public: call } = setUp(workspace);
    const activation = { performResync: false, activationType: 'event', activationName: 'Entered' };
    expect((await call('POST', `${connections}/dest_1/activations`, activation)).status).toBe(404);
    await call('POST', connections, body);
    const created = await call('POST', `${connections}/dest_1/activations`, activation);
    const id = idIn(created.body, 'act');
    const path = `${audiences}/aud_vip/activations`;
    await call('PATCH', `${path}/${id}`, { enabled: false });
    expect((await call('GET', path)).body).toMatchObject({
      data: { activations: [{ id, connectionId: 'dest_1', enabled: false, activationName: 'Entered' }] },
    });
    expect((await call('GET', `${audiences}/aud_next/activations/${id}`)).status).toBe(404);
    expect((await call('DELETE', `${path}/${id}`)).status).toBe(200);
    expect((await call('GET', `${path}/${id}`)).status).toBe(404);
  });
});

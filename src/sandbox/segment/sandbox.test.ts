import { describe, expect, it } from 'vitest';
import { dispatch, samplePeople } from '../kit/index.ts';
import { createSegmentSandbox } from './index.ts';
import { basic, bearer, ownerToken, profileToken, setUp, writeKey } from './test-support.ts';

describe('the Segment sandbox', () => {
  it('lists in its coverage exactly the routes that it registered', () => {
    const { sandbox } = setUp();
    for (const { name, app, coverage } of sandbox.servers) {
      const registered = app.routes.map(({ method, path }) => `${method} ${path}`);
      expect(coverage.map(({ method, path }) => `${method} ${path}`)).toEqual(registered);
      expect(coverage.every(({ server, endpoint }) => server === name && endpoint.startsWith(`${name}.`))).toBe(true);
      expect(new Set(coverage.map(({ endpoint }) => endpoint)).size).toBe(coverage.length);
    }
  });

  it('answers for the real hosts of both regions and for no other', async () => {
    const { sandbox } = setUp();
    const hosts = sandbox.servers.flatMap((server) => server.hosts);
    expect(hosts).toHaveLength(12);
    for (const host of hosts) {
      expect((await dispatch(sandbox, new Request(`https://${host}/no/such/path`)))?.status).toBe(404);
    }
    expect(await dispatch(sandbox, new Request('https://segment.example/v1/identify'))).toBeUndefined();
  });

  it('keeps the credentials of a region out of the other', async () => {
    const { send, workspace } = setUp({ region: 'eu' });
    const readProfile = { headers: { Authorization: basic(profileToken) } };
    const path = '/v1/spaces/spa_1/collections/users/profiles/user_id:u1/traits';
    expect((await send(`https://profiles.segment.com${path}`, readProfile)).status).toBe(401);
    expect((await send(`https://profiles.euw1.segment.com${path}`, readProfile)).status).toBe(404);
    const readPublic = { headers: { Authorization: bearer(ownerToken) } };
    expect((await send('https://api.segmentapis.com/', readPublic)).status).toBe(401);
    expect((await send('https://eu1.api.segmentapis.com/', readPublic)).status).toBe(200);
    const call = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ writeKey, userId: 'u1' }),
    };
    expect((await send('https://api.segment.io/v1/identify', call)).status).toBe(400);
    expect((await send('https://events.eu1.segmentapis.com/v1/identify', call)).status).toBe(200);
    expect(workspace.discards().map(({ code }) => code)).toEqual(['wrong_region']);
  });

  it('loses data for the other region behind a 200 when switched to the older behaviour', async () => {
    const { track, workspace } = setUp({ region: 'eu', switches: { wrongRegion: 'vanishes' } });
    expect((await track('identify', { userId: 'u1' })).status).toBe(200);
    expect(workspace.events()).toEqual([]);
    expect(workspace.discards().map(({ code }) => code)).toEqual(['wrong_region']);
  });

  it('shows seeded people at once, under user id and e-mail', async () => {
    const { workspace, profile } = setUp();
    const [person] = samplePeople(3);
    workspace.seed(samplePeople(3));
    expect(workspace.profiles()).toHaveLength(3);
    const { body } = await profile(`users/profiles/email:${person?.email}/traits?limit=200`);
    expect(body).toMatchObject({
      traits: {
        firstName: person?.firstName,
        address: { city: person?.city, country: person?.country },
        logins: person?.logins,
      },
    });
  });

  it('refuses a second workspace with a write key that is taken', () => {
    const { sandbox } = setUp();
    expect(() => sandbox.addWorkspace({ sources: [{ id: 'other', writeKey }] })).toThrow(RangeError);
  });

  it('forgets everything when reset', async () => {
    const { sandbox, track, public: call } = setUp();
    await track('identify', {});
    sandbox.faults.add({ fault: { kind: 'status', status: 503 } });
    sandbox.reset();
    expect(sandbox.requests).toEqual([]);
    expect(sandbox.discards).toEqual([]);
    expect((await call('GET', '/')).status).toBe(401);
  });

  it('records requests as received and applies faults', async () => {
    const { sandbox, track } = setUp();
    sandbox.faults.add({ path: '/v1/track', times: 1, fault: { kind: 'status', status: 503 } });
    expect((await track('track', { userId: 'u1', event: 'A' })).status).toBe(503);
    expect((await track('track', { userId: 'u1', event: 'A' })).status).toBe(200);
    expect(sandbox.requests.map(({ server, target }) => [server, target])).toEqual([
      ['tracking', '/v1/track'],
      ['tracking', '/v1/track'],
    ]);
  });

  it('uses the clock of the machine by default', () => {
    expect(createSegmentSandbox().servers).toHaveLength(7);
  });
});

import { describe, expect, it } from 'vitest';
import { basic, profileToken, setUp } from '../test-support.ts';

const user1 = 'users/profiles/user_id:u1';
const notFound = { error: { code: 'not_found', message: 'Profile was not found.' } };

describe('looking up a profile', () => {
  it('finds what was written only after the visibility delay', async () => {
    const { track, profile, clock } = setUp({}, { visibilityDelay: 500 });
    await track('identify', { userId: 'u1', traits: { plan: 'team' } });
    clock.advance(499);
    expect(await profile(`${user1}/traits`)).toMatchObject({ status: 404, body: notFound });
    clock.advance(1);
    expect((await profile(`${user1}/traits`)).body).toMatchObject({ traits: { plan: 'team' } });
  });

  it('finds lower-case identifiers only, however they were written', async () => {
    const { track, profile, settle } = setUp();
    await track('identify', { userId: 'U1', traits: { email: 'Ada@Example.com' } });
    settle();
    expect((await profile(`${user1}/traits`)).status).toBe(200);
    expect((await profile('users/profiles/email:ada%40example.com/traits')).status).toBe(200);
    expect((await profile('users/profiles/user_id:U1/traits')).status).toBe(404);
    expect((await profile('users/profiles/email:Ada@example.com/traits')).status).toBe(404);
  });

  it('fails with 500 on a character that is not percent-encoded', async () => {
    const { track, profile, settle } = setUp();
    await track('identify', { userId: 'u1', traits: { email: 'ada+1@example.com' } });
    settle();
    expect((await profile('users/profiles/email:ada%2B1%40example.com/traits')).status).toBe(200);
    for (const raw of ['ada+1@example.com', 'ada!1@example.com', 'ada%1@example.com', '%ff']) {
      const answer = await profile(`users/profiles/email:${raw}/traits`);
      expect([answer.status, answer.body]).toMatchObject([500, { error: { code: 'internal_error' } }]);
    }
  });

  it('finds a segment_id only when switched on', async () => {
    for (const segmentIdLookup of [false, true]) {
      const { track, profile, settle, workspace } = setUp({ switches: { segmentIdLookup } });
      await track('identify', { userId: 'u1' });
      settle();
      const answer = await profile(`users/profiles/segment_id:${workspace.profile('user_id:u1')?.segmentId}/traits`);
      expect(answer.status).toBe(segmentIdLookup ? 200 : 404);
    }
  });

  it('refuses other credentials, spaces and collections, always with a Request-Id', async () => {
    const { profile, send } = setUp();
    const answers = [
      await profile(`${user1}/traits`, 'another-token'),
      await send(`https://profiles.segment.com/v1/spaces/spa_1/collections/${user1}/traits`),
      await send(`https://profiles.segment.com/v1/spaces/spa_1/collections/${user1}/traits`, {
        headers: { Authorization: `Basic ${btoa(profileToken)}` },
      }),
      await send(`https://profiles.segment.com/v1/spaces/spa_2/collections/${user1}/traits`, {
        headers: { Authorization: basic(profileToken) },
      }),
      await profile('people/profiles/user_id:u1/traits'),
      await profile('users/profiles'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 400, 404]);
    expect(answers[0]?.body).toMatchObject({ error: { code: 'authentication_error' } });
    expect(answers[4]?.body).toMatchObject({ error: { code: 'invalid_request_error' } });
    expect(answers.every(({ headers }) => headers.has('Request-Id'))).toBe(true);
  });

  it('answers a bare 429 above its rate', async () => {
    const { profile } = setUp({ limits: { profilePerSecond: 1 } });
    await profile(`${user1}/traits`);
    const answer = await profile(`${user1}/traits`);
    expect([answer.status, answer.body]).toMatchObject([429, { error: { code: 'rate_limit_error' } }]);
    expect(answer.headers.has('Retry-After')).toBe(false);
  });
});

describe('traits', () => {
  it('come ten at a time by default, as an object, with a trait key as cursor', async () => {
    const { track, profile, settle } = setUp();
    const traits = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`t${String(index).padStart(2, '0')}`, index]),
    );
    await track('identify', { userId: 'u1', traits });
    settle();
    const first = await profile(`${user1}/traits`);
    expect(first.body).toMatchObject({ cursor: { has_more: true, next: 't10', limit: 10 } });
    const second = await profile(`${user1}/traits?next=t10`);
    expect(second.body).toMatchObject({ traits: { t10: 10, t11: 11 }, cursor: { has_more: false, next: '' } });
    expect((await profile(`${user1}/traits?limit=200`)).body).toMatchObject({ traits });
  });

  it.each(['limit=201', 'limit=0', 'limit=x', 'next=nowhere', 'class=other', 'verbose=1'])(
    'refuse %s',
    async (query) => {
      const { track, profile, settle } = setUp();
      await track('identify', { userId: 'u1' });
      settle();
      expect((await profile(`${user1}/traits?${query}`)).status).toBe(400);
    },
  );

  it('keep a value that is left out, clear one that is null, and keep both spellings of a name', async () => {
    const { track, settle, workspace } = setUp();
    await track('identify', { userId: 'u1', traits: { firstName: 'Ada', plan: 'team', city: 'London' } });
    await track('identify', { userId: 'u1', traits: { first_name: 'Augusta', plan: null } });
    settle();
    expect(workspace.profile('user_id:u1')?.traits).toEqual({
      firstName: 'Ada',
      first_name: 'Augusta',
      city: 'London',
    });
  });

  it('include audiences as booleans and computed traits, which class selects', async () => {
    const { track, profile, settle, workspace } = setUp({
      space: {
        id: 'spa_1',
        profileToken,
        audiences: [
          { key: 'big_spenders', members: ['user_id:u1'] },
          { key: 'others', members: ['user_id:u2'] },
        ],
        computedTraits: [{ key: 'total', values: { 'email:ada@example.com': 250 } }],
      },
    });
    await track('identify', { userId: 'u1', traits: { email: 'ada@example.com' } });
    settle();
    expect((await profile(`${user1}/traits`)).body).toMatchObject({
      traits: { big_spenders: true, email: 'ada@example.com', total: 250 },
    });
    expect((await profile(`${user1}/traits?class=audience`)).body).toMatchObject({ traits: { big_spenders: true } });
    workspace.setMembership('big_spenders', 'user_id:u1', false);
    const left = await profile(`${user1}/traits?class=audience`);
    expect(left.body).toMatchObject({ traits: { big_spenders: false } });
    const computed = await profile(`${user1}/traits?class=computed_trait&verbose=true`);
    expect(computed.body).toMatchObject({ traits: { total: { value: 250, source_id: 'spa_1' } } });
    expect(() => workspace.setMembership('unknown', 'user_id:u1', true)).toThrow(RangeError);
  });

  it('select by include and tell their source with verbose', async () => {
    const { track, profile, settle, clock } = setUp();
    const updatedAt = new Date(clock.now()).toISOString();
    await track('identify', { userId: 'u1', traits: { a: 1, b: 2 } });
    settle();
    const { body } = await profile(`${user1}/traits?include=a&verbose=true`);
    expect(body).toMatchObject({ traits: { a: { value: 1, source_id: 'source_1', updated_at: updatedAt } } });
    expect(JSON.stringify(body)).not.toContain('"b"');
  });
});

describe('the rest of a profile', () => {
  it('lists external ids with where they came from', async () => {
    const { track, profile, settle } = setUp();
    await track('identify', {
      userId: 'u1',
      anonymousId: 'a1',
      messageId: 'm1',
      context: {
        device: { type: 'iOS', id: 'D1', token: 'T1' },
        externalIds: [
          { id: '+15550100', type: 'phone_number', collection: 'users', encoding: 'none' },
          { id: 'ignored', type: 'crm_id', collection: 'users' },
        ],
      },
    });
    settle();
    const { body } = await profile(`${user1}/external_ids`);
    expect(body).toMatchObject({
      data: [
        {
          type: 'user_id',
          id: 'u1',
          source_id: 'source_1',
          collection: 'users',
          encoding: 'none',
          first_message_id: 'm1',
        },
        { type: 'anonymous_id', id: 'a1' },
        { type: 'ios.id', id: 'd1' },
        { type: 'ios.push_token', id: 't1' },
        { type: 'phone_number', id: '+15550100' },
      ],
      cursor: { has_more: false, limit: 25 },
    });
    expect((await profile('users/profiles/phone_number:%2B15550100/external_ids?include=user_id')).body).toMatchObject({
      data: [{ type: 'user_id' }],
    });
    expect((await profile(`${user1}/external_ids?limit=101`)).status).toBe(400);
  });

  it('lists track calls of the last 14 days only, latest first', async () => {
    const { track, profile, settle, clock } = setUp();
    const ago = (days: number) => new Date(clock.now() - days * 86_400_000).toISOString();
    await track('track', { userId: 'u1', event: 'Old', timestamp: ago(15) });
    await track('track', { userId: 'u1', event: 'First', timestamp: ago(2), properties: { n: 1 } });
    await track('track', { userId: 'u1', event: 'Second', timestamp: ago(1) });
    await track('page', { userId: 'u1', name: 'Home' });
    settle();
    const latest = await profile(`${user1}/events`);
    expect(latest.body).toMatchObject({
      data: [{ event: 'Second' }, { event: 'First', type: 'track', properties: { n: 1 } }],
    });
    expect((await profile(`${user1}/events?sort=asc&limit=1`)).body).toMatchObject({
      data: [{ event: 'First' }],
      cursor: { has_more: true },
    });
    expect((await profile(`${user1}/events?exclude=Second`)).body).toMatchObject({ data: [{ event: 'First' }] });
    expect((await profile(`${user1}/events?start=${ago(1.5)}`)).body).toMatchObject({ data: [{ event: 'Second' }] });
    expect((await profile(`${user1}/events?start=yesterday`)).status).toBe(400);
  });

  it('tells when it was first seen, whatever the createdAt trait says', async () => {
    const { track, profile, settle, clock } = setUp();
    const seenAt = new Date(clock.now()).toISOString();
    await track('identify', { userId: 'u1', messageId: 'm1', traits: { createdAt: '2020-01-01T00:00:00Z' } });
    settle();
    const { body } = await profile(`${user1}/metadata`);
    expect((await profile(`${user1}/traits`)).body).toMatchObject({ traits: { createdAt: '2020-01-01T00:00:00Z' } });
    expect(body).toMatchObject({
      metadata: {
        created_at: seenAt,
        updated_at: seenAt,
        expires_at: null,
        first_message_id: 'm1',
        last_source_id: 'source_1',
      },
    });
  });

  it('links users and accounts both ways', async () => {
    const { track, profile, settle } = setUp();
    await track('group', { userId: 'u1', groupId: 'G1', traits: { name: 'Engines' } });
    settle();
    expect((await profile('accounts/profiles/group_id:g1/traits')).body).toMatchObject({ traits: { name: 'Engines' } });
    expect((await profile(`${user1}/links`)).body).toMatchObject({
      data: [{ to_collection: 'accounts', external_ids: [{ type: 'group_id', id: 'g1' }] }],
    });
    expect((await profile('accounts/profiles/group_id:g1/links')).body).toMatchObject({
      data: [{ to_collection: 'users', external_ids: [{ type: 'user_id', id: 'u1' }] }],
    });
    expect((await profile(`${user1}/links?limit=21`)).status).toBe(400);
  });

  it('is identified by properties.email only when switched on', async () => {
    for (const emailFromProperties of [false, true]) {
      const { track, settle, workspace } = setUp({ switches: { emailFromProperties } });
      await track('track', { userId: 'u1', event: 'A', properties: { email: 'ada@example.com' } });
      settle();
      expect(workspace.profile('email:ada@example.com') !== undefined).toBe(emailFromProperties);
    }
  });

  it('is not merged by an alias', async () => {
    const { track, settle, workspace } = setUp();
    await track('track', { anonymousId: 'a1', event: 'A' });
    await track('identify', { userId: 'u1' });
    await track('alias', { userId: 'u1', previousId: 'a1' });
    settle();
    expect(workspace.profiles()).toHaveLength(2);
  });
});

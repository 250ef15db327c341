import { describe, expect, it } from 'vitest';
import { profileToken, setUp } from '../../test-support.ts';

const audiences = '/spaces/spa_1/audiences';
const creation = { name: 'Big Spenders', audienceType: 'USERS', definition: { query: "trait('total') > 200" } };

/** The id in an answer, wherever it stands. */
const idIn = (body: unknown) => /"id":"((?:aud|tra)_\w+)"/.exec(JSON.stringify(body))?.[1] ?? '';

describe('audiences', () => {
  it.each(["trait('total' > 200", "trait('total')) > 200", "trait('total) > 200", "trait(')') > 200 )"])(
    'are refused with a query that is not closed: %s',
    async (query) => {
      const { public: call } = setUp();
      expect(await call('POST', audiences, { ...creation, definition: { query } })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'definition.query' }] },
      });
    },
  );

  it('are created, become live, are changed under a lock and are deleted', async () => {
    const { public: call, settle } = setUp();
    const created = await call('POST', audiences, creation);
    expect(created.body).toMatchObject({
      data: { audience: { ...creation, key: 'big_spenders', spaceId: 'spa_1', enabled: true, status: 'Preparing' } },
    });
    const path = `${audiences}/${idIn(created.body)}`;
    settle();
    expect((await call('GET', path)).body).toMatchObject({ data: { audience: { status: 'Live' } } });
    const changed = await call('PATCH', path, { enabled: false, name: 'Spenders' });
    expect(changed.body).toMatchObject({
      data: { audience: { status: 'Locked', name: 'Spenders', key: 'big_spenders' } },
    });
    expect((await call('PATCH', path, { enabled: true })).status).toBe(409);
    settle();
    expect((await call('GET', path)).body).toMatchObject({ data: { audience: { status: 'Disabled' } } });
    expect((await call('DELETE', path)).body).toEqual({ data: { status: 'SUCCESS' } });
    expect((await call('GET', path)).status).toBe(404);
  });

  it('never show their members', async () => {
    const space = { id: 'spa_1', profileToken, audiences: [{ key: 'vip', members: ['user_id:secret-member'] }] };
    const { public: call } = setUp({ space });
    const { body } = await call('GET', audiences);
    expect(body).toMatchObject({ data: { audiences: [{ key: 'vip', status: 'Live' }] } });
    expect(JSON.stringify(body)).not.toContain('secret-member');
  });

  it('leave their key behind as a plain trait', async () => {
    const space = { id: 'spa_1', profileToken, audiences: [{ key: 'vip', members: ['user_id:u1'] }] };
    const { public: call, track, settle, profile } = setUp({ space });
    await track('identify', { userId: 'u1' });
    settle();
    const { body } = await call('GET', audiences);
    await call('DELETE', `${audiences}/${idIn(body)}`);
    expect((await profile('users/profiles/user_id:u1/traits')).body).toMatchObject({ traits: { vip: true } });
    expect((await profile('users/profiles/user_id:u1/traits?class=audience')).body).toMatchObject({ traits: {} });
  });

  it('are found by name, key or definition', async () => {
    const { public: call } = setUp();
    await call('POST', audiences, creation);
    await call('POST', audiences, { ...creation, name: 'Others', definition: { query: "event('A').count() >= 1" } });
    const found = async (query: string) => (await call('GET', `${audiences}?${query}`)).body;
    const one = { data: { audiences: [{ key: 'big_spenders' }], pagination: { totalEntries: 1 } } };
    expect(await found('search.type=NAME&search.query=big')).toMatchObject(one);
    expect(await found('search[type]=KEY&search[query]=big_')).toMatchObject(one);
    expect(await found('search.type=DEFINITION&search.query=total')).toMatchObject(one);
    expect((await call('GET', `${audiences}?search.type=OTHER&search.query=x`)).status).toBe(422);
    expect((await call('GET', `${audiences}?pagination.count=201`)).status).toBe(422);
  });

  it('refuse a second use of a key, a wrong body and an unknown space', async () => {
    const { public: call } = setUp();
    await call('POST', audiences, creation);
    expect((await call('POST', audiences, { ...creation, name: 'big spenders' })).status).toBe(409);
    const wrong = await call('POST', audiences, { name: 'A', audienceType: 'PEOPLE' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatchObject({ errors: [{ field: 'definition' }, { field: 'audienceType' }] });
    const long = Array.from({ length: 51 }, () => "trait('a') = 1").join(' AND ');
    expect((await call('POST', audiences, { ...creation, name: 'B', definition: { query: long } })).status).toBe(422);
    expect((await call('GET', '/spaces/spa_2/audiences')).status).toBe(404);
  });

  it('have a lower rate than the rest', async () => {
    const { public: call } = setUp();
    for (let count = 0; count < 60; count += 1) expect((await call('GET', audiences)).status).toBe(200);
    expect((await call('GET', audiences)).status).toBe(429);
    expect((await call('GET', '/')).status).toBe(200);
  });
});

describe('computed traits', () => {
  const traits = '/spaces/spa_1/computed-traits';

  it('are listed and got', async () => {
    const space = { id: 'spa_1', profileToken, computedTraits: [{ key: 'total', values: { 'user_id:u1': 250 } }] };
    const { public: call } = setUp({ space });
    const { body } = await call('GET', traits);
    expect(body).toMatchObject({ data: { computedTraits: [{ key: 'total', definition: { type: 'USERS' } }] } });
    const one = await call('GET', `${traits}/${idIn(body)}`);
    expect(one.body).toMatchObject({ data: { computedTrait: { key: 'total' } } });
    expect((await call('GET', `${traits}/tra_x`)).status).toBe(404);
  });

  it('are created, changed and deleted, and leave their values behind', async () => {
    const { public: call, settle, track, workspace } = setUp();
    const definition = { query: "event('Order').sum('value')", type: 'USERS' };
    const created = await call('POST', traits, { name: 'Total Spend', definition });
    expect(created.body).toMatchObject({
      data: { computedTrait: { key: 'total_spend', definition, status: 'Preparing' } },
    });
    expect((await call('POST', traits, { name: 'total spend', definition })).status).toBe(409);
    expect((await call('POST', traits, { name: 'Other', definition: { query: '' } })).status).toBe(422);
    await track('identify', { userId: 'u1' });
    workspace.setComputedTrait('total_spend', 'user_id:u1', 250);
    settle();
    const path = `${traits}/${idIn(created.body)}`;
    const changed = await call('PATCH', path, { definition: { query: "trait('x')", type: 'USERS' } });
    expect(changed.body).toMatchObject({
      data: { computedTrait: { definition: { query: "trait('x')", type: 'USERS' } } },
    });
    expect((await call('DELETE', path)).body).toEqual({ data: { status: 'SUCCESS' } });
    expect((await call('GET', path)).status).toBe(404);
    expect(workspace.profile('user_id:u1')?.traits).toEqual({ total_spend: 250 });
  });
});

import { describe, expect, it } from 'vitest';
import { setUp } from '../../test-support.ts';

const teammates = ['ada', 'bob', 'cleo'].map((name) => ({ id: `user_${name}`, name, email: `${name}@example.com` }));

function start() {
  return setUp({ teammates, userGroups: [{ id: 'group_1', name: 'Analysts', memberIds: ['user_ada'] }] }).public;
}

describe('members of the workspace', () => {
  it('join, replace and leave the members of a group by their addresses', async () => {
    const call = start();
    const members = async () => {
      const { body } = await call('GET', '/groups/group_1/users');
      return [...JSON.stringify(body).matchAll(/"id":"user_(\w+)"/g)].map(([, name]) => name);
    };
    await call('POST', '/groups/group_1/users', { emails: ['bob@example.com', 'ada@example.com'] });
    expect(await members()).toEqual(['ada', 'bob']);
    const replaced = await call('PUT', '/group/group_1/users', { emails: ['cleo@example.com'] });
    expect(replaced.body).toMatchObject({ data: { userGroup: { memberCount: 1 } } });
    expect((await call('POST', '/groups/group_1/users', { emails: ['x@example.com'] })).status).toBe(404);
    await call('DELETE', '/group/group_1/users?emails[0]=cleo@example.com');
    expect(await members()).toEqual([]);
  });

  it('are removed from the workspace and from their groups, all or none', async () => {
    const call = start();
    expect((await call('DELETE', '/users?userIds.0=user_ada&userIds.1=user_unknown')).status).toBe(404);
    expect((await call('GET', '/users/user_ada')).status).toBe(200);
    expect((await call('DELETE', '/users?userIds[0]=user_ada&userIds[1]=user_bob')).status).toBe(200);
    expect((await call('GET', '/users')).body).toMatchObject({ data: { users: [{ id: 'user_cleo' }] } });
    expect((await call('GET', '/groups/group_1')).body).toMatchObject({ data: { userGroup: { memberCount: 0 } } });
    expect((await call('DELETE', '/users')).status).toBe(422);
  });

  it('are in groups whose names differ', async () => {
    const call = start();
    expect((await call('POST', '/groups', { name: 'Analysts' })).status).toBe(409);
    expect((await call('PATCH', '/groups/group_1', { name: 'Analysts' })).status).toBe(200);
  });
});

describe('invitations', () => {
  it('are made once, listed and taken back', async () => {
    const call = start();
    const invites = [{ email: 'new@example.com' }];
    expect(await call('POST', '/invites', { invites })).toMatchObject({
      status: 201,
      body: { data: { emails: ['new@example.com'] } },
    });
    expect((await call('POST', '/invites', { invites })).status).toBe(409);
    expect((await call('POST', '/invites', { invites: [{ email: 'ada@example.com' }] })).status).toBe(409);
    expect((await call('POST', '/invites', { invites: [{ email: 'nobody' }] })).status).toBe(422);
    expect((await call('GET', '/invites')).body).toMatchObject({ data: { invites: ['new@example.com'] } });
    expect((await call('DELETE', '/invites?emails=new@example.com')).status).toBe(200);
    expect((await call('DELETE', '/invites?emails=new@example.com')).status).toBe(404);
  });
});

describe('labels', () => {
  it('are told apart by key and value', async () => {
    const call = start();
    const label = { key: 'env', value: 'prod' };
    expect((await call('POST', '/labels', { label })).status).toBe(201);
    expect((await call('POST', '/labels', { label })).status).toBe(409);
    expect((await call('POST', '/labels', { label: { key: 'env', value: 'test' } })).status).toBe(201);
    expect((await call('DELETE', '/labels/env/prod')).status).toBe(200);
    expect((await call('DELETE', '/labels/env/prod')).status).toBe(404);
    expect((await call('GET', '/labels')).body).toEqual({ data: { labels: [{ key: 'env', value: 'test' }] } });
  });
});

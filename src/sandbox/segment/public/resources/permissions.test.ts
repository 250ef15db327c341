import { describe, expect, it } from 'vitest';
import { setUp } from '../../test-support.ts';

function start() {
  return setUp({
    id: 'ws_1',
    sources: [{ id: 'source_1', writeKey: 'write-key-1' }],
    warehouses: [{ id: 'warehouse_1', name: 'Warehouse' }],
    teammates: [{ id: 'user_ada', name: 'Ada', email: 'ada@example.com' }],
    userGroups: [{ id: 'group_1', name: 'Analysts', memberIds: [] }],
  }).public;
}

const allows = (roleId: string, type: string, id: string) => ({ roleId, resources: [{ id, type }] });
const member = { roleId: 'workspace-member', roleName: 'Workspace Member', resources: [{ id: 'ws_1' }] };
const sourceAdmin = { roleId: 'source-admin', roleName: 'Source Admin', resources: [{ id: 'source_1' }] };

describe('permissions', () => {
  it('are added to those that a member has, once each, and shown with the member', async () => {
    const call = start();
    const permissions = [allows('source-admin', 'SOURCE', 'source_1')];
    await call('POST', '/users/user_ada/permissions', { permissions });
    const added = await call('POST', '/users/user_ada/permissions', { permissions });
    expect(added.body).toMatchObject({ data: { permissions: [member, sourceAdmin] } });
    const shown = await call('GET', '/users/user_ada');
    expect(shown.body).toMatchObject({ data: { user: { permissions: [member, sourceAdmin] } } });
  });

  it('replace those that a group has', async () => {
    const call = start();
    const set = async (method: string, roleId: string, type: string, id: string) =>
      call(method, '/groups/group_1/permissions', { permissions: [allows(roleId, type, id)] });
    await set('POST', 'source-admin', 'SOURCE', 'source_1');
    await set('PUT', 'warehouse-admin', 'WAREHOUSE', 'warehouse_1');
    const { body } = await call('GET', '/groups/group_1');
    expect(body).toMatchObject({ data: { userGroup: { permissions: [{ roleId: 'warehouse-admin' }] } } });
  });

  it.each([
    ['FUNCTION', 'nope'],
    ['SOURCE', 'nope'],
    ['SPACE', 'nope'],
    ['WAREHOUSE', 'nope'],
    ['WORKSPACE', 'ws_2'],
  ])('are about resources that exist: %s %s', async (type, id) => {
    const call = start();
    const permissions = [allows('source-admin', type, id)];
    expect((await call('PUT', '/users/user_ada/permissions', { permissions })).status).toBe(404);
    const { body } = await call('GET', '/users/user_ada');
    expect(body).toMatchObject({ data: { user: { permissions: [member] } } });
  });

  it('are of roles that the workspace has, for members and groups that exist', async () => {
    const call = start();
    const { body } = await call('GET', '/roles');
    expect(JSON.stringify(body)).toContain('"id":"source-admin","name":"Source Admin"');
    const permissions = [allows('king', 'SOURCE', 'source_1')];
    expect(await call('POST', '/users/user_ada/permissions', { permissions })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'permissions.0.roleId' }] },
    });
    expect((await call('POST', '/users/nope/permissions', { permissions: [] })).status).toBe(404);
    expect((await call('PUT', '/groups/nope/permissions', { permissions: [] })).status).toBe(404);
  });
});

describe('invited people', () => {
  it('get permissions of roles and resources that the workspace has', async () => {
    const call = start();
    const invite = async (...given: Parameters<typeof allows>) => {
      const invites = [{ email: 'new@example.com', permissions: [allows(...given)] }];
      return (await call('POST', '/invites', { invites })).status;
    };
    expect(await invite('king', 'SOURCE', 'source_1')).toBe(422);
    expect(await invite('source-admin', 'SOURCE', 'nope')).toBe(404);
    expect(await invite('source-admin', 'SOURCE', 'source_1')).toBe(201);
  });

  it('wait in a group until their invitation is taken back', async () => {
    const call = start();
    const emails = ['new@example.com'];
    expect((await call('POST', '/groups/group_1/users', { emails })).status).toBe(404);
    await call('POST', '/invites', { invites: [{ email: 'new@example.com' }] });
    await call('POST', '/groups/group_1/users', { emails });
    expect((await call('GET', '/groups/group_1/invites')).body).toMatchObject({ data: { emails } });
    expect((await call('GET', '/groups/group_1')).body).toMatchObject({ data: { userGroup: { memberCount: 0 } } });
    await call('DELETE', '/invites?emails=new@example.com');
    expect((await call('GET', '/groups/group_1/invites')).body).toMatchObject({ data: { emails: [] } });
  });
});

describe('destinations that an audience can be connected with', () => {
  it('are those of the workspace, by type and by action', async () => {
    const destinations = [
      { id: 'dest_1', name: 'First' },
      { id: 'dest_2', name: 'Second' },
    ];
    const { public: call } = setUp({ sources: [{ id: 'source_1', writeKey: 'write-key-1', destinations }] });
    const subscription = { name: 'Sends', actionId: 'send', trigger: 'type = "track"', enabled: true };
    await call('POST', '/destinations/dest_2/subscriptions', subscription);
    const ids = async (query: string) => {
      const { body } = await call('GET', `/spaces/spa_1/audienceType/USERS/supported-destinations${query}`);
      return [...JSON.stringify(body).matchAll(/"id":"(\w+)"/g)].map(([, id]) => id);
    };
    expect(await ids('')).toEqual(['dest_1', 'dest_2']);
    expect(await ids('?slug=webhooks&actionId=send')).toEqual(['dest_2']);
    expect(await ids('?slug=braze')).toEqual([]);
    expect((await call('GET', '/spaces/spa_1/audienceType/DOGS/supported-destinations')).status).toBe(422);
    expect((await call('GET', '/spaces/nope/audienceType/USERS/supported-destinations')).status).toBe(404);
  });
});

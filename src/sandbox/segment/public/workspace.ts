import { z } from 'zod';
import type { Source } from '../state/index.ts';
import type { TeammateInput, UserGroupInput, WarehouseInput } from '../provisioning.ts';
import { publicErrors } from './answers.ts';
import { type PublicCall, type PublicEndpoint, spaceOf } from './call.ts';
import { parseInput } from './input.ts';
import { list, pick } from './items.ts';

function presentWorkspace({ workspace: { id, name, slug } }: PublicCall) {
  return { id, name, slug };
}

function presentUser({ workspace }: PublicCall, { id, name, email, roleName = 'Workspace Member' }: TeammateInput) {
  const roleId = roleName.toLowerCase().replaceAll(' ', '-');
  return { id, name, email, permissions: [{ roleId, roleName, resources: [{ id: workspace.id, type: 'WORKSPACE' }] }] };
}

function presentGroup({ id, name, memberIds }: UserGroupInput) {
  return { id, name, memberCount: memberIds.length, permissions: [] };
}

function presentSource({ workspace }: PublicCall, { id, name, writeKey, enabled }: Source) {
  const metadata = { id: 'http-api', slug: 'http-api', name: 'HTTP API', categories: ['Server'] };
  return {
    id,
    slug: name,
    name,
    workspaceId: workspace.id,
    enabled,
    writeKeys: [writeKey],
    metadata,
    settings: {},
    labels: [],
  };
}

function presentWarehouse({ workspace }: PublicCall, { id, name, enabled = true }: WarehouseInput) {
  const metadata = { id: 'postgres', slug: 'postgres', name: 'Postgres' };
  return { id, workspaceId: workspace.id, enabled, metadata, settings: { name } };
}

function presentSpace(call: PublicCall) {
  const { id, slug, name } = spaceOf(call);
  return { id, slug, name };
}

const echoSchema = z.object({
  message: z.string(),
  delay: z.coerce.number().int().min(0).optional(),
  triggerError: z.stringbool().optional(),
  triggerMultipleErrors: z.stringbool().optional(),
  triggerUnexpectedError: z.stringbool().optional(),
  statusCode: z.coerce.number().int().min(400).max(599).optional(),
});

/** Repeats the message, or raises the errors asked for. `delay` is checked and not waited for. */
function echo({ request, query }: PublicCall): object {
  const asked = parseInput(echoSchema, Object.fromEntries(query));
  const status = asked.statusCode ?? 500;
  const error = { type: 'echo-error', message: asked.message };
  if (asked.triggerUnexpectedError) return publicErrors(500, [{ type: 'unexpected', message: 'Unexpected error' }]);
  if (asked.triggerMultipleErrors) return publicErrors(status, [error, error]);
  if (asked.triggerError) return publicErrors(status, [error]);
  return { method: request.method, message: asked.message, headers: Object.fromEntries(request.headers) };
}

function memberOf(call: PublicCall, { memberIds }: UserGroupInput): TeammateInput[] {
  return call.workspace.teammates.filter(({ id }) => memberIds.includes(id));
}

/** What a workspace consists of. Its `users` are teammates with a seat, never customers. */
export const workspaceEndpoints: PublicEndpoint[] = [
  {
    name: 'public.getWorkspace',
    method: 'GET',
    path: '/',
    stage: 'stable',
    answer: (call) => ({ workspace: presentWorkspace(call) }),
  },
  { name: 'public.echo', method: 'GET', path: '/echo', stage: 'stable', answer: echo },
  {
    name: 'public.listUsers',
    method: 'GET',
    path: '/users',
    stage: 'stable',
    answer: (call) => list(call, 'users', call.workspace.teammates, (user) => presentUser(call, user)),
  },
  {
    name: 'public.getUser',
    method: 'GET',
    path: '/users/:userId',
    stage: 'stable',
    answer: (call) => ({
      user: presentUser(call, pick(call.workspace.teammates, call.parameter('userId'), 'The user')),
    }),
  },
  {
    name: 'public.listUserGroupsFromUser',
    method: 'GET',
    path: '/users/:userId/groups',
    stage: 'stable',
    answer(call) {
      const { id } = pick(call.workspace.teammates, call.parameter('userId'), 'The user');
      const groups = call.workspace.userGroups.filter(({ memberIds }) => memberIds.includes(id));
      return list(call, 'groups', groups, presentGroup);
    },
  },
  {
    name: 'public.listUserGroups',
    method: 'GET',
    path: '/groups',
    stage: 'stable',
    answer: (call) => list(call, 'userGroups', call.workspace.userGroups, presentGroup),
  },
  {
    name: 'public.getUserGroup',
    method: 'GET',
    path: '/groups/:userGroupId',
    stage: 'stable',
    answer: (call) => ({
      userGroup: presentGroup(pick(call.workspace.userGroups, call.parameter('userGroupId'), 'The group')),
    }),
  },
  {
    name: 'public.listUsersFromUserGroup',
    method: 'GET',
    path: '/groups/:userGroupId/users',
    stage: 'stable',
    answer(call) {
      const group = pick(call.workspace.userGroups, call.parameter('userGroupId'), 'The group');
      return list(call, 'users', memberOf(call, group), (user) => presentUser(call, user));
    },
  },
  {
    name: 'public.listSources',
    method: 'GET',
    path: '/sources',
    stage: 'stable',
    answer: (call) => list(call, 'sources', call.workspace.sources, (source) => presentSource(call, source)),
  },
  {
    name: 'public.getSource',
    method: 'GET',
    path: '/sources/:sourceId',
    stage: 'stable',
    answer: (call) => ({
      source: presentSource(call, pick(call.workspace.sources, call.parameter('sourceId'), 'The source')),
      trackingPlanId: null,
    }),
  },
  {
    name: 'public.listWarehouses',
    method: 'GET',
    path: '/warehouses',
    stage: 'stable',
    answer: (call) => list(call, 'warehouses', call.workspace.warehouses, (item) => presentWarehouse(call, item)),
  },
  {
    name: 'public.getWarehouse',
    method: 'GET',
    path: '/warehouses/:warehouseId',
    stage: 'stable',
    answer: (call) => ({
      warehouse: presentWarehouse(
        call,
        pick(call.workspace.warehouses, call.parameter('warehouseId'), 'The warehouse'),
      ),
    }),
  },
  {
    name: 'public.listSpaces',
    method: 'GET',
    path: '/spaces',
    stage: 'alpha',
    answer(call) {
      const { space } = call.workspace;
      const spaces = space === undefined ? [] : [space];
      return list(call, 'spaces', spaces, ({ id, slug, name }) => ({ id, slug, name }));
    },
  },
  {
    name: 'public.getSpace',
    method: 'GET',
    path: '/spaces/:spaceId',
    stage: 'alpha',
    answer: (call) => ({ space: presentSpace(call) }),
  },
];

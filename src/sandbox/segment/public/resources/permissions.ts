import { type Permission, roles } from '../../state/index.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { groupOf, userOf } from './iam.ts';
import { list } from '../items.ts';
import { readPermissions } from './permission-input.ts';

/** Gives the resources of each role together, once each. */
function merge(permissions: readonly Permission[]): Permission[] {
  const merged = new Map<string, Permission>();
  for (const { resources, ...role } of permissions) {
    const present = merged.get(role.roleId)?.resources ?? [];
    const added = resources.filter(({ id, type }) => !present.some((one) => one.id === id && one.type === type));
    merged.set(role.roleId, { ...role, resources: [...present, ...added] });
  }
  return [...merged.values()];
}

type Holder = (call: PublicCall) => { permissions: Permission[] };

const add = (holderOf: Holder) => (call: PublicCall) => {
  const holder = holderOf(call);
  holder.permissions = merge([...holder.permissions, ...readPermissions(call, call.body)]);
  return { permissions: holder.permissions };
};

const replace = (holderOf: Holder) => (call: PublicCall) => {
  const holder = holderOf(call);
  holder.permissions = merge(readPermissions(call, call.body));
  return { permissions: holder.permissions };
};

/** What members and groups may do in the workspace. */
export const permissionAnswers: PublicAnswers = {
  'public.listRoles': (call) => list(call, 'roles', roles, (role) => role),
  'public.addPermissionsToUser': add(userOf),
  'public.replacePermissionsForUser': replace(userOf),
  'public.addPermissionsToUserGroup': add(groupOf),
  'public.replacePermissionsForUserGroup': replace(groupOf),
};

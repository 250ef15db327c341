import { type TeammateInput, type UserGroupInput } from '../provisioning.ts';

export const resourceTypes = ['FUNCTION', 'SOURCE', 'SPACE', 'WAREHOUSE', 'WORKSPACE'] as const;

/** What somebody may do, and with which resources. */
export interface Permission {
  roleId: string;
  roleName: string;
  resources: PermittedResource[];
}

interface PermittedResource {
  id: string;
  type: (typeof resourceTypes)[number];
  labels: Record<string, unknown>[];
}

/** Who has a seat in a workspace: no customer. */
export interface Teammate {
  id: string;
  name: string;
  email: string;
  permissions: Permission[];
}

export interface UserGroup {
  id: string;
  name: string;
  /** Ids of teammates. */
  memberIds: string[];
  /** Addresses of those who become members when they accept their invitation. */
  invited: string[];
  permissions: Permission[];
}

/** A role that a workspace can give. */
export interface Role {
  id: string;
  name: string;
  description: string;
}

/** The id of a role: the sandbox makes it of the name. */
function roleIdOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

const defaultRole = 'Workspace Member';

export const roles: readonly Role[] = [
  { name: 'Workspace Owner', description: 'May do everything in the workspace.' },
  { name: defaultRole, description: 'May see the workspace, and what other roles allow.' },
  { name: 'Source Admin', description: 'May change sources, their destinations and settings.' },
  { name: 'Source Read-only', description: 'May see sources, their destinations and settings.' },
  { name: 'Warehouse Admin', description: 'May change warehouses and their schedules.' },
  { name: 'Warehouse Read-only', description: 'May see warehouses and their schedules.' },
  { name: 'Function Admin', description: 'May write and deploy functions.' },
  { name: 'Function Read-only', description: 'May see functions.' },
  { name: 'Unify and Engage Admin', description: 'May change spaces and their audiences.' },
  { name: 'Unify and Engage Read-only', description: 'May see spaces and their audiences.' },
].map(({ name, description }) => ({ id: roleIdOf(name), name, description }));

export function createTeammate(input: TeammateInput, workspaceId: string): Teammate {
  const { id, name, email, roleName = defaultRole } = input;
  const resources = [{ id: workspaceId, type: 'WORKSPACE' as const, labels: [] }];
  return { id, name, email, permissions: [{ roleId: roleIdOf(roleName), roleName, resources }] };
}

export function createUserGroup({ id, name, memberIds }: UserGroupInput): UserGroup {
  return { id, name, memberIds: [...memberIds], invited: [], permissions: [] };
}

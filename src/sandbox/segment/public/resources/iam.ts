import { z } from 'zod';
import { type Teammate, type UserGroup, createUserGroup } from '../../state/index.ts';
import { conflict, notFound } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { listed, parseInput } from '../input.ts';
import { list, pick } from '../items.ts';
import { readPermissions } from './permission-input.ts';
import { newId } from '../plain.ts';

const success = { status: 'SUCCESS' };

function presentGroup({ id, name, memberIds, permissions }: UserGroup) {
  return { id, name, memberCount: memberIds.length, permissions };
}

/** The member of a path. Throws a 404 `Refusal` when there is none. */
export function userOf(call: PublicCall): Teammate {
  return pick(call.workspace.teammates, call.parameter('userId'), 'The user');
}

/** The group of a path. Throws a 404 `Refusal` when there is none. */
export function groupOf(call: PublicCall): UserGroup {
  return pick(call.workspace.userGroups, call.parameter('userGroupId'), 'The group');
}

function groupsOfUser(call: PublicCall): object {
  const { id } = userOf(call);
  const groups = call.workspace.userGroups.filter(({ memberIds }) => memberIds.includes(id));
  return list(call, 'groups', groups, (group) => ({ id: group.id, name: group.name }));
}

/** Removes members; the whole call is refused when one is unknown. */
function deleteUsers(call: PublicCall): object {
  const { workspace } = call;
  const ids = listed(call.query, 'userIds') ?? [];
  for (const id of ids) pick(workspace.teammates, id, `The user ${id}`);
  workspace.teammates = workspace.teammates.filter(({ id }) => !ids.includes(id));
  for (const group of workspace.userGroups) group.memberIds = group.memberIds.filter((id) => !ids.includes(id));
  return success;
}

function nameOf(call: PublicCall, own?: UserGroup): string {
  const { name } = parseInput(z.object({ name: z.string().min(1) }), call.body);
  if (call.workspace.userGroups.some((group) => group.name === name && group !== own)) {
    throw conflict(`The group ${name} exists already`);
  }
  return name;
}

function createGroup(call: PublicCall): object {
  const group = createUserGroup({ id: newId('grp'), name: nameOf(call), memberIds: [] });
  call.workspace.userGroups.push(group);
  return { userGroup: presentGroup(group) };
}

function updateGroup(call: PublicCall): object {
  const group = groupOf(call);
  group.name = nameOf(call, group);
  return { userGroup: presentGroup(group) };
}

function deleteGroup(call: PublicCall): object {
  const group = groupOf(call);
  call.workspace.userGroups = call.workspace.userGroups.filter((other) => other !== group);
  return success;
}

/**
 * Who has these addresses: ids of members, and the addresses that are invited. Throws a 404 `Refusal` for an address
 * that is neither.
 */
function find({ workspace }: PublicCall, emails: readonly string[]): Pick<UserGroup, 'memberIds' | 'invited'> {
  const memberIds: string[] = [];
  const invited: string[] = [];
  for (const email of emails) {
    const member = workspace.teammates.find((teammate) => teammate.email === email);
    if (member !== undefined) memberIds.push(member.id);
    else if (workspace.invites.includes(email)) invited.push(email);
    else throw notFound(`The user ${email}`);
  }
  return { memberIds, invited };
}

const emailsSchema = z.object({ emails: z.array(z.email()).min(1) });

function setMembers(call: PublicCall, present: Pick<UserGroup, 'memberIds' | 'invited'>): object {
  const group = groupOf(call);
  const { memberIds, invited } = find(call, parseInput(emailsSchema, call.body).emails);
  group.memberIds = [...new Set([...present.memberIds, ...memberIds])];
  group.invited = [...new Set([...present.invited, ...invited])];
  return { userGroup: presentGroup(group) };
}

function removeMembers(call: PublicCall): object {
  const group = groupOf(call);
  const { memberIds, invited } = find(call, listed(call.query, 'emails') ?? []);
  group.memberIds = group.memberIds.filter((id) => !memberIds.includes(id));
  group.invited = group.invited.filter((email) => !invited.includes(email));
  return success;
}

function membersOf(call: PublicCall): object {
  const { memberIds } = groupOf(call);
  const members = call.workspace.teammates.filter(({ id }) => memberIds.includes(id));
  return list(call, 'users', members, ({ id, name, email }) => ({ id, name, email }));
}

const invitesSchema = z.object({
  invites: z.array(z.object({ email: z.email(), permissions: z.array(z.unknown()).default([]) })).min(1),
});

/** Invites; nobody is invited twice, nor who is a member already. */
function invite(call: PublicCall): Response {
  const { workspace } = call;
  const { invites } = parseInput(invitesSchema, call.body);
  for (const one of invites) readPermissions(call, one);
  const emails = invites.map(({ email }) => email);
  for (const email of emails) {
    if (workspace.invites.includes(email)) throw conflict(`${email} is invited already`);
    if (workspace.teammates.some((teammate) => teammate.email === email))
      throw conflict(`${email} is a member already`);
  }
  workspace.invites.push(...emails);
  return Response.json({ data: { emails } }, { status: 201 });
}

function deleteInvites({ workspace, query }: PublicCall): object {
  const emails = listed(query, 'emails') ?? [];
  for (const email of emails) if (!workspace.invites.includes(email)) throw notFound(`The invitation of ${email}`);
  workspace.invites = workspace.invites.filter((email) => !emails.includes(email));
  for (const group of workspace.userGroups) group.invited = group.invited.filter((email) => !emails.includes(email));
  return success;
}

/** Who has a seat in the workspace. These `users` are teammates, never customers. */
export const iamAnswers: PublicAnswers = {
  'public.listUsers': (call) => list(call, 'users', call.workspace.teammates, (user) => user),
  'public.getUser': (call) => ({ user: userOf(call) }),
  'public.deleteUsers': deleteUsers,
  'public.listUserGroupsFromUser': groupsOfUser,
  'public.listUserGroups': (call) => list(call, 'userGroups', call.workspace.userGroups, presentGroup),
  'public.getUserGroup': (call) => ({ userGroup: presentGroup(groupOf(call)) }),
  'public.createUserGroup': createGroup,
  'public.updateUserGroup': updateGroup,
  'public.deleteUserGroup': deleteGroup,
  'public.listUsersFromUserGroup': membersOf,
  'public.addUsersToUserGroup': (call) => setMembers(call, groupOf(call)),
  'public.replaceUsersInUserGroup': (call) => setMembers(call, { memberIds: [], invited: [] }),
  'public.removeUsersFromUserGroup': removeMembers,
  'public.listInvitesFromUserGroup': (call) => list(call, 'emails', groupOf(call).invited, (email) => email),
  'public.listInvites': (call) => list(call, 'invites', call.workspace.invites, (email) => email),
  'public.createInvites': invite,
  'public.deleteInvites': deleteInvites,
};

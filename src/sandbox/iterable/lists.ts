import { refuse } from './answers.ts';
import { type Profile, listsOf } from './profiles.ts';
import type { Project } from './project.ts';
import type { List } from './resources.ts';

/** The members of a list: of a dynamic one whoever fits its rule, of any other those who carry its id. */
export function* membersOf(project: Project, listId: number): Generator<Profile> {
  const rule = project.membershipRules.get(listId);
  for (const profile of project.profiles.all()) {
    if (rule === undefined ? listsOf(project.type, profile).includes(listId) : rule(profile)) yield profile;
  }
}

/** The identifier by which list reads name a member. */
export function memberName(project: Project, { email, userId }: Profile, preferUserId: boolean): string | undefined {
  if (project.type === 'user_id') return userId;
  return preferUserId ? (userId ?? email) : (email ?? userId);
}

/** Most list calls refuse an unknown list with a 400 that calls itself a success. */
export function requireList(project: Project, listId: number): List {
  const list = project.lists.get(listId);
  if (list !== undefined) return list;
  throw refuse(400, 'Success', `error.lists.invalidListId(${listId})`, { projectId: project.id, listId });
}

/** Membership of a dynamic list is computed and cannot be edited. */
export function requireStaticList(project: Project, listId: number): List {
  const list = requireList(project, listId);
  if (list.listType === 'Dynamic')
    throw refuse(400, 'BadParams', `List ${listId} is dynamic; its members are computed`);
  return list;
}

import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { memberName, membersOf, requireList } from '../lists.ts';
import { type Profile, listField, listsOf } from '../profiles.ts';
import { type Project, applyLater } from '../project.ts';
import { readBoolean, readBounded, readInteger } from '../queries.ts';
import type { Campaign, List } from '../resources.ts';
import { perMinute, perSecond, readable, serverSide } from '../rules.ts';
import { streamLines } from '../streams.ts';

const createSchema = z.object({ name: z.string(), description: z.string().nullish() });

const settledStates: readonly Campaign['campaignState'][] = ['Draft', 'Finished', 'Aborted', 'Archived'];

const createList: Handler = ({ project, body }) => {
  const { name, description } = body(createSchema);
  if (name.trim() === '') throw refuse(400, 'BadParams', 'List name cannot be empty');
  const list: List = {
    id: project.nextId(),
    name,
    ...(description ? { description } : {}),
    createdAt: project.time.clock.now(),
    listType: 'Standard',
  };
  applyLater(project, () => project.lists.set(list.id, list));
  return Response.json({ listId: list.id });
};

const deleteList: Handler = ({ project, numericParameter }) => {
  const listId = numericParameter('listId');
  if (!project.lists.has(listId)) throw refuse(400, 'BadParams', `List ${listId} does not exist`);
  const user = [...project.campaigns.values()].find(
    ({ listIds, suppressionListIds, campaignState }) =>
      [...listIds, ...suppressionListIds].includes(listId) && !settledStates.includes(campaignState),
  );
  if (user !== undefined) throw refuse(409, 'BadParams', `List ${listId} is in use by campaign ${user.id}`);
  applyLater(project, () => {
    project.lists.delete(listId);
    project.membershipRules.delete(listId);
    for (const profile of project.profiles.all()) {
      const remaining = listsOf(project.type, profile);
      if (remaining.includes(listId)) {
        profile.fields[listField(project.type)] = remaining.filter((id) => id !== listId);
      }
    }
  });
  return success();
};

function readListId({ query }: Call): number {
  const listId = readInteger(query, 'listId');
  if (listId === undefined) throw refuse(400, 'BadParams', 'Missing parameter: listId');
  return listId;
}

function nameMembers(project: Project, members: Iterable<Profile>, preferUserId: boolean): string[] {
  return [...members].flatMap((member) => memberName(project, member, preferUserId) ?? []);
}

const textHeaders = { 'content-type': 'text/plain; charset=utf-8' };

const getUsers: Handler = (call) => {
  const { project } = call;
  const listId = readListId(call);
  if (!project.lists.has(listId)) {
    throw refuse(400, 'BadParams', 'Invalid email list id', { projectId: String(project.id), listId: String(listId) });
  }
  const names = nameMembers(project, membersOf(project, listId), readBoolean(call.query, 'preferUserId'));
  return streamLines(names, textHeaders);
};

/** Members taken at even distances; the vendor promises no more than a random choice. */
function sample(names: string[], size: number): string[] {
  const distance = Math.ceil(names.length / size);
  return names.filter((_, index) => index % distance === 0);
}

const previewUsers: Handler = (call) => {
  const { project, query } = call;
  const { id } = requireList(project, readListId(call));
  const size = readBounded(query, 'size', 1000, 5000);
  const names = nameMembers(project, membersOf(project, id), readBoolean(query, 'preferUserId'));
  return streamLines(sample(names, size), textHeaders);
};

const getSize: Handler = ({ project, numericParameter }) => {
  const { id } = requireList(project, numericParameter('listId'));
  return new Response(String([...membersOf(project, id)].length), { headers: textHeaders });
};

export function registerLists(api: Api) {
  api.endpoint('lists.list', 'GET', '/api/lists', readable(perSecond(100)), ({ project }) =>
    Response.json({ lists: [...project.lists.values()] }),
  );
  api.endpoint('lists.create', 'POST', '/api/lists', serverSide(), createList);
  api.endpoint('lists.getUsers', 'GET', '/api/lists/getUsers', serverSide(perMinute(5)), getUsers);
  api.endpoint('lists.previewUsers', 'GET', '/api/lists/previewUsers', serverSide(perMinute(5)), previewUsers);
  api.endpoint('lists.size', 'GET', '/api/lists/:listId/size', serverSide(perMinute(5)), getSize);
  api.endpoint('lists.delete', 'DELETE', '/api/lists/:listId', serverSide(), deleteList);
}

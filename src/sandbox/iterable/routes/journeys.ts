import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { identifiers, locate, readIdentity } from '../identity.ts';
import { applyLater } from '../project.ts';
import { cutPage, sortBy } from '../paging.ts';
import { serverSide } from '../rules.ts';

const triggerSchema = z.object({
  ...identifiers,
  workflowId: z.int(),
  listId: z.int().nullish(),
  dataFields: z.record(z.string(), z.unknown()).nullish(),
});

/** Archived journeys are listed only when `state=Archived` asks for them. */
const list: Handler = (call) => {
  const { project, query } = call;
  const archived = query.getAll('state').includes('Archived');
  const matching = [...project.journeys.values()].filter(({ isArchived }) => isArchived === archived);
  const sorted = sortBy(matching, query.get('sort') ?? 'id', {
    id: ({ id }) => id,
    name: ({ name }) => name,
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
  });
  const { items, links, total } = cutPage(call, sorted, { default: 10, max: 50 });
  return Response.json({ journeys: items, totalJourneysCount: total, ...links });
};

/** Puts a user or a list into a journey. A list that is still on its way in is refused. */
const trigger: Handler = ({ project, body }) => {
  const { workflowId, listId, dataFields, ...user } = body(triggerSchema);
  const journey = project.journeys.get(workflowId);
  if (journey === undefined) throw refuse(400, 'BadParams', `Invalid workflowId: ${workflowId}`);
  if (!journey.enabled || journey.isArchived) throw refuse(400, 'BadParams', `Journey ${workflowId} is not active`);
  const entry = { workflowId, dataFields: dataFields ?? {} };
  if (user.email || user.userId) {
    const identity = readIdentity(project, user);
    applyLater(project, () => {
      if (locate(project, identity) !== undefined) project.journeyEntries.push({ ...entry, user: identity });
    });
    return success();
  }
  if (!listId) throw refuse(400, 'GenericError', 'An email, a userId or a listId must be given');
  if (!project.lists.has(listId)) throw refuse(400, 'BadParams', `Invalid listId: ${listId}`);
  const run = `${workflowId} ${listId}`;
  if (project.runningTriggers.has(run)) {
    throw refuse(400, 'BadParams', `List ${listId} is entering journey ${workflowId} already`);
  }
  project.runningTriggers.add(run);
  applyLater(project, () => {
    project.runningTriggers.delete(run);
    project.journeyEntries.push({ ...entry, listId });
  });
  return success();
};

export function registerJourneys(api: Api) {
  api.endpoint('journeys.list', 'GET', '/api/journeys', serverSide(), list);
  api.endpoint('workflows.trigger', 'POST', '/api/workflows/triggerWorkflow', serverSide(), trigger);
}

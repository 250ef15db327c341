import { refuse } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { cutPage, sortBy } from '../paging.ts';
import { readDate } from '../queries.ts';
import type { Journey, Template } from '../resources.ts';
import { perSecond, readable, serverSide } from '../rules.ts';

const templateTypes = ['Base', 'Blast', 'Triggered', 'Workflow'];
const templateMedia = ['Email', 'Push', 'InApp', 'SMS'];

function readChoice(query: URLSearchParams, name: string, choices: readonly string[]): string | undefined {
  const choice = query.get(name);
  if (choice === null) return undefined;
  if (!choices.includes(choice)) throw refuse(400, 'BadParams', `Invalid ${name}: ${choice}`);
  return choice;
}

function viewTemplate({ templateType: _type, messageMedium: _medium, ...shown }: Template) {
  return shown;
}

const listTemplates: Handler = (call) => {
  const { project, query } = call;
  const type = readChoice(query, 'templateType', templateTypes);
  const medium = readChoice(query, 'messageMedium', templateMedia);
  const from = readDate(query, 'startDateTime') ?? Number.NEGATIVE_INFINITY;
  const until = readDate(query, 'endDateTime') ?? Number.POSITIVE_INFINITY;
  const matching = [...project.templates.values()].filter(
    (template) =>
      (type === undefined || template.templateType === type) &&
      (medium === undefined || template.messageMedium === medium) &&
      template.createdAt >= from &&
      template.createdAt < until,
  );
  const sorted = sortBy(matching, query.get('sort') ?? 'id', {
    id: ({ templateId }) => templateId,
    name: ({ name }) => name,
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
  });
  const { items, links, total } = cutPage(call, sorted, { default: 20, max: 1000 });
  return Response.json({ templates: items.map(viewTemplate), totalTemplatesCount: total, ...links });
};

/** Archived journeys are listed only when `state=Archived` asks for them. */
const listJourneys: Handler = (call) => {
  const { project, query } = call;
  const archived = query.getAll('state').includes('Archived');
  const matching = [...project.journeys.values()].filter((journey: Journey) => journey.isArchived === archived);
  const sorted = sortBy(matching, query.get('sort') ?? 'id', {
    id: ({ id }) => id,
    name: ({ name }) => name,
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
  });
  const { items, links, total } = cutPage(call, sorted, { default: 10, max: 50 });
  return Response.json({ journeys: items, totalJourneysCount: total, ...links });
};

export function registerMessaging(api: Api) {
  api.endpoint('channels.list', 'GET', '/api/channels', readable(perSecond(100)), ({ project }) =>
    Response.json({ channels: [...project.channels.values()] }),
  );
  api.endpoint('messageTypes.list', 'GET', '/api/messageTypes', readable(perSecond(100)), ({ project }) =>
    Response.json({ messageTypes: [...project.messageTypes.values()] }),
  );
  api.endpoint('templates.list', 'GET', '/api/templates', readable(perSecond(100)), listTemplates);
  api.endpoint('journeys.list', 'GET', '/api/journeys', serverSide(), listJourneys);
}

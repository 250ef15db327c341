import type { Api, Handler } from '../api.ts';
import { cutPage, sortBy } from '../paging.ts';
import { readChoice, readDate } from '../queries.ts';
import { perSecond, readable } from '../rules.ts';
import { summariseTemplate } from '../templates.ts';

const templateTypes = ['Base', 'Blast', 'Triggered', 'Workflow'];
const templateMedia = ['Email', 'Push', 'InApp', 'SMS'];

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
  return Response.json({ templates: items.map(summariseTemplate), totalTemplatesCount: total, ...links });
};

export function registerMessaging(api: Api) {
  api.endpoint('channels.list', 'GET', '/api/channels', readable(perSecond(100)), ({ project }) =>
    Response.json({ channels: [...project.channels.values()] }),
  );
  api.endpoint('messageTypes.list', 'GET', '/api/messageTypes', readable(perSecond(100)), ({ project }) =>
    Response.json({ messageTypes: [...project.messageTypes.values()] }),
  );
  api.endpoint('templates.list', 'GET', '/api/templates', readable(perSecond(100)), listTemplates);
}

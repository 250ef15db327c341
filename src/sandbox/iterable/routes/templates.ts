import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { readRecipient, recipientFields } from '../recipients.ts';
import { render } from '../rendering.ts';
import { readInteger, readText } from '../queries.ts';
import type { Template } from '../resources.ts';
import { type EndpointRules, perSecond, readable, serverSide } from '../rules.ts';
import { type TemplateKind, templateKinds } from '../template-content.ts';
import {
  changeTemplate,
  contentOf,
  createTemplate,
  findTemplate,
  localesOf,
  unknownTemplate,
  viewTemplate,
} from '../templates.ts';

const headSchema = z.object({
  name: z.string().optional(),
  creatorUserId: z.string().optional(),
  messageTypeId: z.int().optional(),
  locale: z.string().optional(),
  isDefaultLocale: z.boolean().optional(),
});
const updateSchema = headSchema.extend({
  templateId: z.int(),
  clientTemplateId: z.string().optional(),
  campaignId: z.int().optional(),
});
const upsertSchema = headSchema.extend({ clientTemplateId: z.string().min(1) });
const anyObject = z.record(z.string(), z.unknown()).nullish();
const previewSchema = z.object({ dataFeed: anyObject, dataFields: anyObject, fetchDataFeeds: z.boolean().nullish() });
const proofSchema = z.object({
  ...recipientFields,
  templateId: z.int(),
  locale: z.string().nullish(),
  dataFields: anyObject,
});
const deleteSchema = z.object({ ids: z.array(z.int()) });

function readTemplate(call: Call, { medium }: TemplateKind): Template {
  const templateId = readInteger(call.query, 'templateId');
  if (templateId === undefined) throw refuse(400, 'BadParams', 'Missing parameter: templateId');
  const template = findTemplate(call.project, medium, templateId);
  if (template === undefined) throw unknownTemplate(404, templateId);
  return template;
}

const get =
  (kind: TemplateKind): Handler =>
  (call) =>
    Response.json(viewTemplate(readTemplate(call, kind), call.query.get('locale') ?? undefined));

const update =
  ({ medium, content }: TemplateKind): Handler =>
  ({ project, body }) => {
    const { templateId, ...head } = body(updateSchema);
    const template = findTemplate(project, medium, templateId);
    if (template === undefined) throw unknownTemplate(400, templateId);
    changeTemplate(project, template, head, body(content));
    return success(null, `Updated template with ID: ${templateId}`);
  };

/** Changes every template that shares the clientTemplateId, or makes the first one. */
const upsert =
  ({ medium, content }: TemplateKind): Handler =>
  ({ project, body }) => {
    const head = body(upsertSchema);
    const sharing = [...project.templates.values()].filter(
      (template) => template.messageMedium === medium && template.clientTemplateId === head.clientTemplateId,
    );
    const changed = sharing.length > 0 ? sharing : [createTemplate(project, medium, head.clientTemplateId)];
    const written = body(content);
    for (const template of changed) changeTemplate(project, template, head, written);
    const ids = changed.map(({ templateId }) => templateId);
    return success(null, `Upserted ${ids.length} templates with IDs: ${ids.join(', ')}`);
  };

const preview =
  (kind: TemplateKind): Handler =>
  (call) => {
    const template = readTemplate(call, kind);
    const { dataFields, dataFeed } = call.body(previewSchema);
    const { html, mergeDataFeedContext } = contentOf(template, call.query.get('locale') ?? undefined);
    const feed = dataFeed ?? {};
    const fields = mergeDataFeedContext === true ? { ...feed, ...dataFields } : (dataFields ?? {});
    const page = render(typeof html === 'string' ? html : '', fields, feed);
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  };

const proof =
  ({ medium }: TemplateKind): Handler =>
  ({ project, body }) => {
    const { templateId, ...recipient } = body(proofSchema);
    if (findTemplate(project, medium, templateId) === undefined) throw unknownTemplate(400, templateId);
    readRecipient(project, recipient);
    return success();
  };

/** Templates of a campaign stay; so do ids that nothing has. */
const bulkDelete: Handler = ({ project, body }) => {
  const { ids } = body(deleteSchema);
  const isDeletable = (id: number) => {
    const template = project.templates.get(id);
    return template?.templateType === 'Base' && template.campaignId === undefined;
  };
  const [deleted, failed] = [ids.filter(isDeletable), ids.filter((id) => !isDeletable(id))];
  for (const id of deleted) project.templates.delete(id);
  const failureReason = 'Only base templates without a campaign can be deleted';
  return Response.json({ success: deleted, failed, ...(failed.length === 0 ? {} : { failureReason }) });
};

const listByClientTemplateId: Handler = ({ project, query }) => {
  const wanted = readText(query, 'clientTemplateId');
  const templates = [...project.templates.values()].filter(({ clientTemplateId }) => clientTemplateId === wanted);
  return Response.json({
    templates: templates.map((template) => ({
      templateId: template.templateId,
      ...(template.campaignId === undefined ? {} : { campaignId: template.campaignId }),
      locales: localesOf(template),
    })),
  });
};

const readRules: Record<string, EndpointRules> = {
  embedded: serverSide(perSecond(100)),
  inapp: serverSide(),
};

export function registerTemplates(api: Api) {
  const root = '/api/templates';
  api.endpoint('templates.bulkDelete', 'POST', `${root}/bulkDelete`, serverSide(), bulkDelete);
  api.endpoint(
    'templates.getByClientTemplateId',
    'GET',
    `${root}/getByClientTemplateId`,
    serverSide(perSecond(100)),
    listByClientTemplateId,
  );
  for (const kind of templateKinds) {
    const { path } = kind;
    const [name, place] = [`templates.${path}`, `${root}/${path}`];
    api.endpoint(`${name}.get`, 'GET', `${place}/get`, readRules[path] ?? readable(perSecond(100)), get(kind));
    api.endpoint(`${name}.update`, 'POST', `${place}/update`, serverSide(), update(kind));
    api.endpoint(`${name}.upsert`, 'POST', `${place}/upsert`, serverSide(), upsert(kind));
    if (path === 'email' || path === 'inapp') {
      api.endpoint(`${name}.preview`, 'POST', `${place}/preview`, serverSide(perSecond(10)), preview(kind));
    }
    if (path !== 'embedded') {
      api.endpoint(`${name}.proof`, 'POST', `${place}/proof`, serverSide(perSecond(20, 'key')), proof(kind));
    }
  }
}

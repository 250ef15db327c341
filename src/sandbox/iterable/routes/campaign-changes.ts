import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { moveCampaign, requireCampaign, requireLists, scheduleBlast, sendToLists, startBlast } from '../campaigns.ts';
import { parseSendTime } from '../dates.ts';
import { type Project, applyLater } from '../project.ts';
import type { Campaign, Template } from '../resources.ts';
import { perSecond, serverSide } from '../rules.ts';

const day = 86_400_000;
const ids = z.array(z.int());
const anyObject = z.record(z.string(), z.unknown()).nullish();

const createSchema = z.object({
  name: z.string().min(1),
  templateId: z.int(),
  listIds: ids.nullish(),
  suppressionListIds: ids.nullish(),
  campaignDataFields: anyObject,
  dataFields: anyObject,
  scheduleSend: z.boolean().nullish(),
  sendAt: z.string().nullish(),
  sendMode: z.enum(['ProjectTimeZone', 'RecipientTimeZone']).nullish(),
  startTimeZone: z.string().nullish(),
  defaultTimeZone: z.string().nullish(),
});
const campaignSchema = z.object({ campaignId: z.int() });
const archiveSchema = z.object({ campaignIds: ids });
const triggerSchema = campaignSchema.extend({
  listIds: ids.min(1),
  suppressionListIds: ids.nullish(),
  dataFields: anyObject,
  allowRepeatMarketingSends: z.boolean().nullish(),
});
const scheduleSchema = z.object({
  sendAt: z.string(),
  recipientTimeZone: z.object({ defaultTimeZone: z.string(), startTimeZone: z.string() }).nullish(),
});

/** A campaign has a template of its own, made from the one that was named. */
function copyTemplate(project: Project, source: Template, campaignId: number, templateType: Template['templateType']) {
  const { clientTemplateId: _, ...copied } = source;
  const copy = {
    ...copied,
    templateId: project.nextId(),
    campaignId,
    templateType,
    contents: new Map(source.contents),
  };
  project.templates.set(copy.templateId, copy);
  return copy.templateId;
}

const create: Handler = ({ project, body }) => {
  const wire = body(createSchema);
  const [listIds, suppressionListIds] = [wire.listIds ?? [], wire.suppressionListIds ?? []];
  const template = project.templates.get(wire.templateId);
  if (template === undefined) throw refuse(400, 'BadParams', `Invalid templateId: ${wire.templateId}`);
  requireLists(project, 'listIds', listIds);
  requireLists(project, 'suppressionListIds', suppressionListIds);
  const now = project.time.clock.now();
  const sendAt = wire.sendAt ? parseSendTime(wire.sendAt, now + 21 * day) : undefined;
  const type = listIds.length > 0 ? 'Blast' : 'Triggered';
  const id = project.nextId();
  const campaign: Campaign = {
    id,
    name: wire.name,
    type,
    campaignState: 'Ready',
    messageMedium: template.messageMedium,
    templateId: copyTemplate(project, template, id, type),
    listIds,
    suppressionListIds,
    labels: [],
    createdAt: now,
    updatedAt: now,
    createdByUserId: 'owner@example.com',
    updatedByUserId: 'owner@example.com',
  };
  project.campaigns.set(id, campaign);
  if (type === 'Blast' && wire.scheduleSend !== false) {
    if (sendAt !== undefined && sendAt > now) scheduleBlast(project, campaign, sendAt);
    else startBlast(project, campaign);
  }
  return Response.json({ campaignId: id });
};

function refuseUnless(campaign: Campaign, states: readonly Campaign['campaignState'][], verb: string) {
  const { id, campaignState } = campaign;
  if (!states.includes(campaignState)) {
    throw refuse(400, 'BadParams', `Campaign ${id} is ${campaignState} and cannot be ${verb}`);
  }
}

const schedule: Handler = ({ project, numericParameter, body }) => {
  const { sendAt } = body(scheduleSchema);
  const campaign = requireCampaign(project, numericParameter('campaignId'), 'Blast');
  refuseUnless(campaign, ['Draft', 'Ready', 'Scheduled'], 'scheduled');
  scheduleBlast(project, campaign, parseSendTime(sendAt, project.time.clock.now() + 7 * day));
  return success();
};

const send: Handler = ({ project, numericParameter }) => {
  const campaign = requireCampaign(project, numericParameter('campaignId'), 'Blast');
  refuseUnless(campaign, ['Draft', 'Ready', 'Scheduled'], 'sent');
  startBlast(project, campaign);
  return success();
};

const cancel: Handler = ({ project, body }) => {
  const campaign = requireCampaign(project, body(campaignSchema).campaignId);
  refuseUnless(campaign, ['Scheduled', 'Recurring'], 'cancelled');
  moveCampaign(project, campaign, { campaignState: 'Ready' });
  return success();
};

const abort: Handler = ({ project, body }) => {
  const campaign = requireCampaign(project, body(campaignSchema).campaignId);
  refuseUnless(campaign, ['Running', 'Starting'], 'aborted');
  moveCampaign(project, campaign, { campaignState: 'Aborted', endedAt: project.time.clock.now() });
  return success();
};

/** What is scheduled or running stops with it; ids that nothing has are told as failed. */
const archive: Handler = ({ project, body }) => {
  const { campaignIds } = body(archiveSchema);
  const [known, failed] = [
    campaignIds.filter((id) => project.campaigns.has(id)),
    campaignIds.filter((id) => !project.campaigns.has(id)),
  ];
  for (const id of known) moveCampaign(project, requireCampaign(project, id), { campaignState: 'Archived' });
  return Response.json({ success: known, failed });
};

const trigger: Handler = ({ project, body }) => {
  const wire = body(triggerSchema);
  const campaign = requireCampaign(project, wire.campaignId, 'Triggered');
  const audience = { listIds: wire.listIds, suppressionListIds: wire.suppressionListIds ?? [] };
  requireLists(project, 'listIds', audience.listIds);
  requireLists(project, 'suppressionListIds', audience.suppressionListIds);
  const options = { dataFields: wire.dataFields ?? {}, allowRepeats: wire.allowRepeatMarketingSends ?? true };
  applyLater(project, () => sendToLists(project, campaign, audience, options));
  return success();
};

function setActive({ project, body }: Call, isActive: boolean): Response {
  if (!project.switches.triggeredActivation) {
    throw refuse(403, 'Forbidden', 'Turning triggered campaigns on and off is not enabled for this project');
  }
  const campaign = requireCampaign(project, body(campaignSchema).campaignId, 'Triggered');
  moveCampaign(project, campaign, { campaignState: isActive ? 'Running' : 'Ready' });
  return success();
}

export function registerCampaignChanges(api: Api) {
  const root = '/api/campaigns';
  api.endpoint('campaigns.create', 'POST', `${root}/create`, serverSide(), create);
  api.endpoint('campaigns.schedule', 'POST', `${root}/:campaignId/schedule`, serverSide(), schedule);
  api.endpoint('campaigns.send', 'POST', `${root}/:campaignId/send`, serverSide(), send);
  api.endpoint('campaigns.cancel', 'POST', `${root}/cancel`, serverSide(), cancel);
  api.endpoint('campaigns.abort', 'POST', `${root}/abort`, serverSide(), abort);
  api.endpoint('campaigns.archive', 'POST', `${root}/archive`, serverSide(perSecond(5, 'key')), archive);
  api.endpoint('campaigns.trigger', 'POST', `${root}/trigger`, serverSide(), trigger);
  api.endpoint('campaigns.activateTriggered', 'POST', `${root}/activateTriggered`, serverSide(), (call) =>
    setActive(call, true),
  );
  api.endpoint('campaigns.deactivateTriggered', 'POST', `${root}/deactivateTriggered`, serverSide(), (call) =>
    setActive(call, false),
  );
}

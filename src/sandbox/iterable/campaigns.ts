import { refuse } from './answers.ts';
import { membersOf } from './lists.ts';
import { sendMessage } from './messages.ts';
import type { Fields } from './fields.ts';
import { type Project, applyLater } from './project.ts';
import type { Campaign } from './resources.ts';

/** A campaign that a call names in its body, of one type where that matters; refuses (400) any other. */
export function requireCampaign(project: Project, campaignId: number, type?: Campaign['type']): Campaign {
  const campaign = project.campaigns.get(campaignId);
  if (campaign === undefined) {
    throw refuse(400, 'BadParams', 'Invalid campaignId', { campaignId: String(campaignId) });
  }
  if (type !== undefined && campaign.type !== type) {
    const article = type === 'Triggered' ? 'a triggered' : 'a blast';
    throw refuse(400, 'BadParams', `Campaign ${campaignId} is not ${article} campaign`);
  }
  return campaign;
}

/** Refuses (400) lists that do not exist. */
export function requireLists(project: Project, name: string, listIds: readonly number[]) {
  const unknown = listIds.filter((id) => !project.lists.has(id));
  if (unknown.length > 0) throw refuse(400, 'BadParams', `Invalid ${name}: ${unknown.join(', ')}`);
}

/** Brings a campaign into a state. */
export function moveCampaign(project: Project, campaign: Campaign, change: Partial<Campaign>) {
  Object.assign(campaign, change, { updatedAt: project.time.clock.now() });
}

export interface Audience {
  listIds: readonly number[];
  suppressionListIds: readonly number[];
}

/** Sends a campaign to everybody who is on one of the lists and on none of those that suppress it. */
export function sendToLists(
  project: Project,
  campaign: Campaign,
  { listIds, suppressionListIds }: Audience,
  options: { dataFields: Fields; allowRepeats: boolean },
): number {
  const suppressed = new Set(suppressionListIds.flatMap((id) => [...membersOf(project, id)]));
  const wanted = new Set(listIds.flatMap((id) => [...membersOf(project, id)]));
  const audience = [...wanted].filter((profile) => !suppressed.has(profile));
  for (const profile of audience) sendMessage(project, profile, { campaign, ...options });
  return audience.length;
}

/** Sends a blast now: it runs until its messages are out, and can be aborted as long. */
export function startBlast(project: Project, campaign: Campaign) {
  moveCampaign(project, campaign, { campaignState: 'Running', startAt: project.time.clock.now() });
  applyLater(project, () => {
    if (campaign.campaignState !== 'Running') return;
    const sendSize = sendToLists(project, campaign, campaign, { dataFields: {}, allowRepeats: true });
    moveCampaign(project, campaign, { campaignState: 'Finished', endedAt: project.time.clock.now(), sendSize });
  });
}

/** Sends a blast at a time, unless it is cancelled or scheduled anew before. */
export function scheduleBlast(project: Project, campaign: Campaign, startAt: number) {
  moveCampaign(project, campaign, { campaignState: 'Scheduled', startAt });
  project.time.pending.accept(startAt - project.time.clock.now(), () => {
    if (campaign.campaignState === 'Scheduled' && campaign.startAt === startAt) startBlast(project, campaign);
  });
}

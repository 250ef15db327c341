import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { campaignOf } from '../lookups.ts';
import { printTime } from '../times.ts';
import { editedRows } from './edited-rows.ts';

function listCampaigns(call: Call): Answer {
  const campaigns = editedRows(call.workspace.campaigns, call).map(({ row, lastEdited }) => ({
    id: row.id,
    last_edited: printTime(lastEdited),
    name: row.name,
    is_api_campaign: row.isApiCampaign ?? false,
    tags: [...(row.tags ?? [])],
  }));
  return { status: 200, body: { message: 'success', campaigns } };
}

function listCanvases(call: Call): Answer {
  const canvases = editedRows(call.workspace.canvases, call).map(({ row, lastEdited }) => ({
    id: row.id,
    last_edited: printTime(lastEdited),
    name: row.name,
    tags: [...(row.tags ?? [])],
  }));
  return { status: 200, body: { message: 'success', canvases } };
}

/** `messages` is a map by message variation id, not a list. */
function campaignDetails({ workspace, query }: Call): Answer {
  const campaign = campaignOf(workspace, query.get('campaign_id'));
  const { createdAt = workspace.addedAt, lastEdited = createdAt, firstSent, lastSent } = campaign;
  return {
    status: 200,
    body: {
      message: 'success',
      created_at: printTime(createdAt),
      updated_at: printTime(lastEdited),
      archived: campaign.archived ?? false,
      draft: campaign.draft ?? false,
      enabled: campaign.enabled ?? true,
      has_post_launch_draft: false,
      name: campaign.name,
      description: campaign.description ?? '',
      schedule_type: campaign.scheduleType ?? 'time_based',
      channels: [...(campaign.channels ?? [])],
      first_sent: firstSent === undefined ? null : printTime(firstSent),
      last_sent: lastSent === undefined ? null : printTime(lastSent),
      tags: [...(campaign.tags ?? [])],
      teams: [],
      messages: campaign.messages ?? {},
      conversion_behaviors: [],
    },
  };
}

const shared = { method: 'GET', pool: 'default' } as const;

export const campaignEndpoints: readonly Endpoint[] = [
  { ...shared, name: 'campaigns.list', path: '/campaigns/list', permission: 'campaigns.list', answer: listCampaigns },
  {
    ...shared,
    name: 'campaigns.details',
    path: '/campaigns/details',
    permission: 'campaigns.details',
    answer: campaignDetails,
  },
  { ...shared, name: 'canvas.list', path: '/canvas/list', permission: 'canvas.list', answer: listCanvases },
];

import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { campaignOf, queryTime } from '../lookups.ts';
import { isDescending, page } from '../pagination.ts';
import { printTime } from '../times.ts';
import type { BrazeCampaign, BrazeCanvas } from '../workspace/index.ts';

const pageSize = 100;

/** One page of campaigns or Canvases, oldest first unless asked otherwise; archived ones only when asked for. */
function chosen<Row extends BrazeCampaign | BrazeCanvas>(rows: readonly Row[], { query, workspace }: Call) {
  const after = queryTime(query, 'last_edit.time[gt]') ?? Number.NEGATIVE_INFINITY;
  const kept = rows
    .map((row) => ({ row, lastEdited: row.lastEdited ?? row.createdAt ?? workspace.addedAt }))
    .filter(({ row, lastEdited }) => {
      const included = row.archived !== true || query.get('include_archived') === 'true';
      return included && lastEdited > after;
    });
  return page(isDescending(query) ? kept.toReversed() : kept, query, pageSize);
}

function listCampaigns(call: Call): Answer {
  const campaigns = chosen(call.workspace.campaigns, call).map(({ row, lastEdited }) => ({
    id: row.id,
    last_edited: printTime(lastEdited),
    name: row.name,
    is_api_campaign: row.isApiCampaign ?? false,
    tags: [...(row.tags ?? [])],
  }));
  return { status: 200, body: { message: 'success', campaigns } };
}

function listCanvases(call: Call): Answer {
  const canvases = chosen(call.workspace.canvases, call).map(({ row, lastEdited }) => ({
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

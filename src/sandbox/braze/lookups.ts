import { notValid, required } from './checks.ts';
import { badRequest } from './refusal.ts';
import { parseTime } from './times.ts';
import type { BrazeCampaign, BrazeCanvas, BrazeNewsFeedCard, BrazeSegment, Workspace } from './workspace/index.ts';

type Id = string | null | undefined;

function find<Item extends { id: string }>(items: readonly Item[], field: string, id: Id, unknown: string): Item {
  if (id === null || id === undefined || id === '') throw required(field);
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw badRequest(unknown);
  return item;
}

/** @throws Refusal 400 when the id is missing or nobody's */
export function segmentOf({ settings }: Workspace, id: Id): BrazeSegment {
  return find(settings.segments, 'segment_id', id, 'Invalid Segment ID');
}

/** @throws Refusal 400 when the id is missing or nobody's */
export function campaignOf({ campaigns }: Workspace, id: Id): BrazeCampaign {
  return find(campaigns, 'campaign_id', id, 'Invalid Campaign ID');
}

/** @throws Refusal 400 when the id is missing or nobody's */
export function canvasOf({ canvases }: Workspace, id: Id): BrazeCanvas {
  return find(canvases, 'canvas_id', id, 'Invalid Canvas ID');
}

/** @throws Refusal 400 when the id is missing or nobody's */
export function cardOf({ settings }: Workspace, id: Id): BrazeNewsFeedCard {
  return find(settings.newsFeedCards, 'card_id', id, "'card_id' is not valid");
}

/**
 * A campaign that the API may send.
 *
 * @throws Refusal 400 for any other
 */
export function apiCampaignOf(workspace: Workspace, id: Id): BrazeCampaign {
  const campaign = campaignOf(workspace, id);
  const isForApi = campaign.isApiCampaign === true || campaign.scheduleType === 'api_triggered';
  if (!isForApi) throw badRequest('Invalid Campaign ID');
  return campaign;
}

/**
 * A time in the query; undefined when it is absent.
 *
 * @throws Refusal 400 when it cannot be read
 */
export function queryTime(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  const time = parseTime(text);
  if (time === undefined) throw notValid(name);
  return time;
}

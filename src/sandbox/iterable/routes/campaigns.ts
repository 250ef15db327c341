import { refuse } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { mediumColumns, metricsOf } from '../campaign-metrics.ts';
import { cutPage, sortBy } from '../paging.ts';
import { readIntegers, readWindow } from '../queries.ts';
import { type Campaign, campaignStates } from '../resources.ts';
import { perMinute, perSecond, readable, serverSide } from '../rules.ts';
import { answerTable } from '../streams.ts';

const mostMetricIds = 400;

function listPage(call: Call, campaigns: Campaign[]): Response {
  const { project, query } = call;
  const states = query.getAll('campaignState');
  const unknown = states.find((state) => !campaignStates.some((known) => known === state));
  if (unknown !== undefined) throw refuse(400, 'BadParams', `Invalid campaignState: ${unknown}`);
  const matching = campaigns.filter(({ campaignState }) => states.length === 0 || states.includes(campaignState));
  const sorted = sortBy(matching, query.get('sort') ?? 'id', {
    id: ({ id }) => id,
    name: ({ name }) => name,
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
    startAt: ({ startAt }) => startAt ?? 0,
  });
  if (project.switches.unpagedCampaigns && !query.has('page') && !query.has('pageSize')) {
    return Response.json({ campaigns: sorted, totalCampaignsCount: sorted.length });
  }
  const { items, links, total } = cutPage(call, sorted, { default: 20, max: 1000 });
  return Response.json({ campaigns: items, totalCampaignsCount: total, ...links });
}

const listChildren: Handler = (call) => {
  const id = call.numericParameter('id');
  const campaigns = [...call.project.campaigns.values()];
  if (call.project.campaigns.get(id)?.campaignState !== 'Recurring') {
    throw refuse(400, 'BadParams', `Campaign ${id} is not a recurring campaign`);
  }
  return listPage(
    call,
    campaigns.filter((campaign) => campaign.recurringCampaignId === id),
  );
};

const getCampaign: Handler = ({ project, numericParameter }) => {
  const id = numericParameter('id');
  const campaign = project.campaigns.get(id);
  if (campaign === undefined) throw refuse(404, 'NotFound', `Campaign ${id} does not exist`);
  return Response.json(campaign);
};

/** A table whose columns are those of the media asked for; a cell that makes no sense for its campaign is empty. */
const metrics: Handler = ({ project, query }) => {
  const wanted = readIntegers(query, 'campaignId');
  if (wanted.length > mostMetricIds) return new Response('URI Too Long', { status: 414 });
  const { from, until } = readWindow(query);
  if (wanted.length === 0) return new Response('id,\n', { headers: { 'content-type': 'text/plain' } });
  const campaigns = wanted.flatMap((id) => project.campaigns.get(id) ?? []);
  const media = [...new Set(campaigns.map(({ messageMedium }) => messageMedium))];
  const columns = media.flatMap((medium) => mediumColumns[medium].map((name) => ({ medium, name })));
  const rows = campaigns.map(({ id, messageMedium }) => {
    const values = metricsOf(project, { campaignId: id, from, until });
    return [id, ...columns.map(({ medium, name }) => (medium === messageMedium ? (values[name] ?? 0) : undefined))];
  });
  return answerTable([['id', ...columns.map(({ name }) => name)], ...rows]);
};

export function registerCampaigns(api: Api) {
  api.endpoint('campaigns.list', 'GET', '/api/campaigns', readable(perSecond(100)), (call) =>
    listPage(call, [...call.project.campaigns.values()]),
  );
  api.endpoint('campaigns.metrics', 'GET', '/api/campaigns/metrics', readable(perMinute(10)), metrics);
  api.endpoint(
    'campaigns.childCampaigns',
    'GET',
    '/api/campaigns/recurring/:id/childCampaigns',
    serverSide(perSecond(100)),
    listChildren,
  );
  api.endpoint('campaigns.get', 'GET', '/api/campaigns/:id', serverSide(perSecond(100)), getCampaign);
}

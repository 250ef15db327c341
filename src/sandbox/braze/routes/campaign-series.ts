import { required } from '../checks.ts';
import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import { campaignOf } from '../lookups.ts';
import { activityOf, campaignStep, readBuckets } from '../metrics/index.ts';
import { badRequest } from '../refusal.ts';
import { channelsOf } from './sends.ts';

const keptFor = 14 * 86_400_000;

function campaignSeries({ workspace, query }: Call): Answer {
  const campaign = campaignOf(workspace, query.get('campaign_id'));
  const activity = activityOf(workspace, campaign);
  const data = readBuckets(query, workspace.clock.now()).map((bucket) =>
    campaignStep(bucket, channelsOf(campaign), activity),
  );
  return { status: 200, body: { data, message: 'success' } };
}

/** One tracked send of a campaign, shown for 14 days after it went out. */
function sendSeries({ workspace, query }: Call): Answer {
  const campaign = campaignOf(workspace, query.get('campaign_id'));
  const sendId = query.get('send_id');
  if (sendId === null || sendId === '') throw required('send_id');
  const now = workspace.clock.now();
  const activity = activityOf(workspace, campaign).filter((one) => one.sendId === sendId && one.at >= now - keptFor);
  const isMade = workspace.sendIds.get(sendId) === campaign.id;
  if (!isMade && activity.length === 0) throw badRequest('Invalid Send ID');
  const data = readBuckets(query, now).map((bucket) => campaignStep(bucket, channelsOf(campaign), activity));
  return { status: 200, body: { data, message: 'success' } };
}

export const campaignSeriesEndpoints: readonly Endpoint[] = [
  namedEndpoint('GET', 'campaigns.data_series', campaignSeries, 'campaign_series'),
  namedEndpoint('GET', 'sends.data_series', sendSeries),
];

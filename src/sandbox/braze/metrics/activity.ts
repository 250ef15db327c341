import { type BrazeActivity, type Workspace, releaseDue } from '../workspace/index.ts';
import type { Bucket } from './buckets.ts';

/** The counts that a channel has in a series, all of them, zero or not. */
const countsByChannel: Readonly<Record<string, readonly string[]>> = {
  email: [
    'sent',
    'opens',
    'unique_opens',
    'clicks',
    'unique_clicks',
    'unsubscribes',
    'bounces',
    'delivered',
    'reported_spam',
  ],
  sms: ['sent', 'delivered', 'undelivered', 'delivery_failed'],
  webhook: ['sent', 'errors'],
  ios_push: ['sent', 'direct_opens', 'total_opens', 'bounces', 'body_clicks'],
  android_push: ['sent', 'direct_opens', 'total_opens', 'bounces', 'body_clicks'],
};

/** Everything that came of a campaign or Canvas: what it was added with, and what was sent since. */
export function activityOf(
  workspace: Workspace,
  { id, activity = [] }: { id: string; activity?: readonly BrazeActivity[] },
): BrazeActivity[] {
  releaseDue(workspace);
  const sent = workspace.sends.filter(({ objectId }) => objectId === id);
  const fromSends = sent.flatMap(({ at, sendId, sent: byChannel }) =>
    Object.entries(byChannel).map(([channel, count]): BrazeActivity => {
      const isDelivered = countsByChannel[channel]?.includes('delivered') === true;
      return {
        at,
        channel,
        counts: { sent: count, ...(isDelivered ? { delivered: count } : {}) },
        recipients: count,
        ...(sendId === undefined ? {} : { sendId }),
      };
    }),
  );
  return [...activity, ...fromSends];
}

const sum = (values: readonly (number | undefined)[]) =>
  values.reduce((total: number, value) => total + (value ?? 0), 0);

/** The counts of one channel, added up. */
function countsOf(channel: string, activity: readonly BrazeActivity[]): Record<string, number> {
  const named = countsByChannel[channel] ?? ['sent'];
  const names = new Set([...named, ...activity.flatMap(({ counts }) => Object.keys(counts))]);
  return Object.fromEntries([...names].map((name) => [name, sum(activity.map(({ counts }) => counts[name]))]));
}

/** One step of the series of a campaign. */
export function campaignStep(
  { time, from, until }: Bucket,
  channels: readonly string[],
  all: readonly BrazeActivity[],
) {
  const within = all.filter(({ at }) => at >= from && at < until);
  const used = [...new Set([...channels, ...within.map(({ channel }) => channel)])];
  const conversions = sum(within.map((activity) => activity.conversions));
  return {
    time,
    messages: Object.fromEntries(
      used.map((channel) => [
        channel,
        [
          countsOf(
            channel,
            within.filter((activity) => activity.channel === channel),
          ),
        ],
      ]),
    ),
    conversions_by_send_time: conversions,
    conversions,
    revenue: sum(within.map(({ revenue }) => revenue)),
    unique_recipients: sum(within.map(({ recipients }) => recipients)),
  };
}

/** What a Canvas came to between two times. */
export function canvasTotals(all: readonly BrazeActivity[], from: number, until: number) {
  const within = all.filter(({ at }) => at >= from && at < until);
  const conversions = sum(within.map((activity) => activity.conversions));
  return {
    revenue: sum(within.map(({ revenue }) => revenue)),
    conversions,
    conversions_by_entry_time: conversions,
    entries: sum(within.map(({ recipients }) => recipients)),
  };
}

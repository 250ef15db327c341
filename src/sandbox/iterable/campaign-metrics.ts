import { type StoredEvent, storeEvent } from './events.ts';
import type { Fields } from './fields.ts';
import type { Profile } from './profiles.ts';
import type { Project } from './project.ts';
import type { Medium } from './resources.ts';

/** The columns of campaigns/metrics for campaigns of each medium. */
export const mediumColumns: Record<Medium, readonly string[]> = {
  Email: [
    'Total Email Sends',
    'Total Emails Delivered',
    'Unique Email Opens',
    'Unique Email Clicks',
    'Total Unsubscribes',
    'Total Complaints',
    'Revenue / M (Email)',
  ],
  Push: ['Total Pushes Sent', 'Total Pushes Delivered', 'Unique Pushes Opened', 'Revenue / M (Push)'],
  InApp: ['Total In-app Sent', 'Total In-app Opens', 'Unique In-app Clicks', 'Revenue / M (In-app)'],
  SMS: ['Total SMS Sent', 'Total SMS Delivered', 'Unique SMS Clicks', 'Revenue / M (SMS)'],
  WebPush: ['Total Web Push Sends', 'Unique Web Push Clicks', 'Revenue / M (Web Push)'],
  WhatsApp: ['Total WhatsApp Sends', 'Total WhatsApp Seen', 'Unique WhatsApp Clicks'],
  Embedded: ['Total Embedded Sends', 'Total Embedded Impressions', 'Total Embedded Clicks'],
};

/** The columns that each type of event counts in. `Unique` ones count a user once. */
const countedBy: Record<string, readonly string[]> = {
  emailSend: ['Total Email Sends', 'Total Emails Delivered'],
  pushSend: ['Total Pushes Sent', 'Total Pushes Delivered'],
  pushOpen: ['Unique Pushes Opened'],
  inAppSend: ['Total In-app Sent'],
  inAppOpen: ['Total In-app Opens'],
  inAppClick: ['Unique In-app Clicks'],
  smsSend: ['Total SMS Sent', 'Total SMS Delivered'],
  webPushSend: ['Total Web Push Sends'],
  webPushClick: ['Unique Web Push Clicks'],
  whatsAppSend: ['Total WhatsApp Sends'],
  embeddedImpression: ['Total Embedded Impressions'],
  embeddedClick: ['Total Embedded Clicks'],
};

/** An event of a message, and the campaign that it belongs to. */
export interface CampaignEvent {
  eventType: string;
  campaignId: number | undefined;
  templateId: number | undefined;
  /** Milliseconds since the epoch; default now. */
  createdAt?: number | undefined;
  dataFields: Fields;
}

/** Puts an event of a message into the history of its user and counts it in the metrics of its campaign. */
export function storeCampaignEvent(project: Project, profile: Profile, event: CampaignEvent) {
  const { eventType, campaignId } = event;
  const isFirst = !profile.events.some((known) => known.eventType === eventType && known.campaignId === campaignId);
  const stored: StoredEvent = {
    id: crypto.randomUUID(),
    eventName: undefined,
    ...event,
    createdAt: event.createdAt ?? project.time.clock.now(),
  };
  storeEvent(project, profile, stored);
  if (campaignId === undefined || !project.campaigns.has(campaignId)) return;
  const counts = { ...project.campaignMetrics.get(campaignId) };
  for (const column of countedBy[eventType] ?? []) {
    if (isFirst || !column.startsWith('Unique')) counts[column] = (counts[column] ?? 0) + 1;
  }
  project.campaignMetrics.set(campaignId, counts);
}

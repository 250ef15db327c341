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
  emailOpen: ['Unique Email Opens'],
  emailClick: ['Unique Email Clicks'],
  emailUnSubscribe: ['Total Unsubscribes'],
  emailComplaint: ['Total Complaints'],
  pushSend: ['Total Pushes Sent', 'Total Pushes Delivered'],
  pushOpen: ['Unique Pushes Opened'],
  inAppSend: ['Total In-app Sent'],
  inAppOpen: ['Total In-app Opens'],
  inAppClick: ['Unique In-app Clicks'],
  smsSend: ['Total SMS Sent', 'Total SMS Delivered'],
  smsClick: ['Unique SMS Clicks'],
  webPushSend: ['Total Web Push Sends'],
  webPushClick: ['Unique Web Push Clicks'],
  whatsAppSend: ['Total WhatsApp Sends'],
  whatsAppSeen: ['Total WhatsApp Seen'],
  whatsAppClick: ['Unique WhatsApp Clicks'],
  embeddedSend: ['Total Embedded Sends'],
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

/** An event that counts in the metrics of a campaign. It goes on counting when its user is deleted. */
export interface CountedEvent {
  eventType: string;
  campaignId: number;
  templateId: number | undefined;
  /** The profile it happened to. */
  user: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Puts an event of a message into the history of its user and counts it in the metrics of its campaign. */
export function storeCampaignEvent(project: Project, profile: Profile, event: CampaignEvent) {
  const { eventType, campaignId, templateId } = event;
  const at = event.createdAt ?? project.time.clock.now();
  const stored: StoredEvent = { id: crypto.randomUUID(), eventName: undefined, ...event, createdAt: at };
  storeEvent(project, profile, stored);
  if (campaignId === undefined || !project.campaigns.has(campaignId)) return;
  project.countedEvents.push({ eventType, campaignId, templateId, user: profile.internalId, at });
}

/** Which events are counted together. Times are in milliseconds since the epoch, `until` exclusive. */
export interface Counted {
  campaignId: number;
  /** Absent: all templates that the campaign was sent with. */
  templateId?: number;
  from?: number | undefined;
  until?: number | undefined;
}

/** The columns of campaigns/metrics, by name: what happened in the sandbox, without columns that count nothing. */
export function countEvents(project: Project, wanted: Counted): Record<string, number> {
  const { campaignId, templateId, from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = wanted;
  const counts: Record<string, number> = {};
  const seen = new Set<string>();
  for (const event of project.countedEvents) {
    if (event.campaignId !== campaignId || event.at < from || event.at >= until) continue;
    if (templateId !== undefined && event.templateId !== templateId) continue;
    const key = `${event.eventType} ${event.user}`;
    for (const column of countedBy[event.eventType] ?? []) {
      if (!seen.has(key) || !column.startsWith('Unique')) counts[column] = (counts[column] ?? 0) + 1;
    }
    seen.add(key);
  }
  return counts;
}

/**
 * The metrics of a campaign: those that it was provisioned with, which are from the time of its creation, and what has
 * happened since.
 */
export function metricsOf(project: Project, wanted: Omit<Counted, 'templateId'>): Record<string, number> {
  const { campaignId, from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = wanted;
  const createdAt = project.campaigns.get(campaignId)?.createdAt ?? Number.NaN;
  const given = createdAt >= from && createdAt < until ? project.campaignMetrics.get(campaignId) : undefined;
  const metrics = { ...given };
  for (const [column, count] of Object.entries(countEvents(project, wanted))) {
    metrics[column] = (metrics[column] ?? 0) + count;
  }
  return metrics;
}

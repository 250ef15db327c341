import { storeCampaignEvent } from './campaign-metrics.ts';
import type { StoredEvent } from './events.ts';
import { templateFor } from './experiments.ts';
import type { Fields } from './fields.ts';
import type { Profile } from './profiles.ts';
import type { Project } from './project.ts';
import type { Campaign, Medium } from './resources.ts';
import { readSubscriptions } from './subscriptions.ts';
import { contentOf } from './templates.ts';

/** What the types of events of a medium begin with; also its word in the paths of the API. */
export const mediumWords: Record<Medium, string> = {
  Email: 'email',
  Push: 'push',
  InApp: 'inApp',
  SMS: 'sms',
  WebPush: 'webPush',
  WhatsApp: 'whatsApp',
  Embedded: 'embedded',
};

/** How one message is sent. */
export interface Sending {
  campaign: Campaign;
  /** What the template may use beside the fields of the user. */
  dataFields: Fields;
  /** False: a user who has had the campaign already does not get it again. */
  allowRepeats: boolean;
}

function hasHad(profile: Profile, { id, messageMedium }: Campaign): boolean {
  const sent = `${mediumWords[messageMedium]}Send`;
  return profile.events.some(({ eventType, campaignId }) => eventType === sent && campaignId === id);
}

function wantsNone(project: Project, profile: Profile, messageTypeId: number | undefined): boolean {
  const messageType = project.messageTypes.get(messageTypeId ?? Number.NaN);
  if (messageType === undefined) return false;
  const state = readSubscriptions(project, profile);
  return (
    state.unsubscribedChannels.includes(messageType.channelId) ||
    state.unsubscribedMessageTypes.includes(messageType.id) ||
    (project.switches.optInFeature &&
      messageType.subscriptionPolicy === 'OptIn' &&
      !state.subscribedMessageTypes.includes(messageType.id))
  );
}

/** Sends a message to a user, or notes in the history of the user why it was not sent. */
export function sendMessage(project: Project, profile: Profile, { campaign, dataFields, allowRepeats }: Sending) {
  const templateId = templateFor(project, campaign);
  const template = project.templates.get(templateId);
  const messageTypeId = template?.messageTypeId;
  const skipped = !allowRepeats && hasHad(profile, campaign) ? 'DuplicateMarketingMessage' : undefined;
  const reason = skipped ?? (wantsNone(project, profile, messageTypeId) ? 'Unsubscribed' : undefined);
  const subject = template === undefined ? undefined : contentOf(template)['subject'];
  storeCampaignEvent(project, profile, {
    eventType: `${mediumWords[campaign.messageMedium]}${reason === undefined ? 'Send' : 'SendSkip'}`,
    campaignId: campaign.id,
    templateId,
    dataFields: {
      messageId: crypto.randomUUID().replaceAll('-', ''),
      campaignName: campaign.name,
      labels: campaign.labels,
      ...(template === undefined ? {} : { templateName: template.name }),
      ...(messageTypeId === undefined ? {} : { messageTypeId }),
      channelId: project.messageTypes.get(messageTypeId ?? Number.NaN)?.channelId ?? null,
      ...(subject === undefined ? {} : { emailSubject: subject }),
      ...(reason === undefined ? {} : { reason }),
      ...(campaign.type === 'Triggered' ? { transactionalData: JSON.stringify(dataFields) } : {}),
    },
  });
}

/** The messages that a user was sent, newest first, of one medium or of all. */
export function sentMessages(profile: Profile, medium?: Medium): StoredEvent[] {
  const types = (medium === undefined ? Object.values(mediumWords) : [mediumWords[medium]]).map(
    (word) => `${word}Send`,
  );
  return profile.events
    .filter(({ eventType }) => types.includes(eventType))
    .toSorted((a, b) => b.createdAt - a.createdAt);
}

/** The id of the message that an event is about. */
export function messageIdOf({ dataFields }: StoredEvent): string {
  const { messageId } = dataFields;
  return typeof messageId === 'string' ? messageId : '';
}

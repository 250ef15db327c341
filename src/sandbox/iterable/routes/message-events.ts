import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { storeCampaignEvent } from '../campaign-metrics.ts';
import { readEventHead } from '../event-writes.ts';
import type { Fields } from '../fields.ts';
import { identifiers, locate, readIdentity } from '../identity.ts';
import { noteInApp } from '../in-app-queue.ts';
import { messageIdOf, sentMessages } from '../messages.ts';
import type { Profile } from '../profiles.ts';
import { applyLater } from '../project.ts';
import { type EndpointRules, clientSide } from '../rules.ts';

const deviceSchema = z.object({
  appPackageName: z.string(),
  deviceId: z.string(),
  platform: z.enum(['iOS', 'Android', 'Web']),
});

/** What every event that an SDK reports of its user has. */
export const eventSchema = z.object({
  ...identifiers,
  createdAt: z.int().nullish(),
  deviceInfo: deviceSchema.nullish(),
});

const messageSchema = eventSchema.extend({
  messageId: z.string().min(1),
  messageContext: z.record(z.string(), z.unknown()).nullish(),
  campaignId: z.int().nullish(),
  templateId: z.int().nullish(),
});
type MessageEvent = Pick<z.output<typeof messageSchema>, 'messageId' | 'campaignId' | 'templateId'>;

/** Which campaign a message is of: as the call says, else as the message itself says. */
export function campaignOf(profile: Profile, { messageId, campaignId, templateId }: MessageEvent) {
  const sent = sentMessages(profile).find((message) => messageIdOf(message) === messageId);
  return { campaignId: campaignId ?? sent?.campaignId, templateId: templateId ?? sent?.templateId };
}

interface Tracking {
  eventType: string;
  /** What the event says beside its message. */
  fields?: z.ZodType<Fields>;
  /** What becomes of the message besides. */
  effect?: (call: Call, messageId: string) => void;
}

/** Records an event of a message of a user. As with other events, nothing is kept of a user whom nobody knows. */
const track =
  ({ eventType, fields, effect }: Tracking): Handler =>
  (call) => {
    const { project, body } = call;
    const wire = body(messageSchema);
    const dataFields = fields === undefined ? {} : body(fields);
    const identity = readIdentity(project, wire);
    const { createdAt } = readEventHead(project, wire);
    applyLater(project, () => {
      const profile = locate(project, identity);
      if (profile === undefined) return;
      storeCampaignEvent(project, profile, {
        eventType,
        ...campaignOf(profile, wire),
        createdAt,
        dataFields: { messageId: wire.messageId, ...wire.messageContext, ...dataFields },
      });
      effect?.(call, wire.messageId);
    });
    return success();
  };

const consume: Handler = (call) => {
  const { project, body } = call;
  const wire = body(messageSchema);
  const { deleteAction } = body(z.object({ deleteAction: z.string().nullish() }));
  if (deleteAction) return track(inAppDelete)(call);
  readIdentity(project, wire);
  applyLater(project, () => noteInApp(project, wire.messageId, { isConsumed: true }));
  return success();
};

const text = z.string().optional();
const inAppDelete: Tracking = {
  eventType: 'inAppDelete',
  fields: z.object({ deleteAction: text }),
  effect: ({ project }, messageId) => noteInApp(project, messageId, { isConsumed: true }),
};

const trackPushOpen: Handler = (call) => {
  const { campaignId } = call.body(z.object({ campaignId: z.int() }));
  if (!call.project.campaigns.has(campaignId)) {
    throw refuse(400, 'BadParams', 'Invalid campaignId', { campaignId: String(campaignId) });
  }
  return track({ eventType: 'pushOpen' })(call);
};

export function registerMessageEvents(api: Api) {
  const events = '/api/events';
  const mobile: EndpointRules = { keys: ['server-side', 'mobile'], limits: [] };
  const web: EndpointRules = { keys: ['server-side', 'javascript'], limits: [] };
  const clicked = z.object({ clickedUrl: text });
  const inApp: [name: string, tracking: Tracking][] = [
    ['trackInAppClick', { eventType: 'inAppClick', fields: clicked }],
    [
      'trackInAppClose',
      { eventType: 'inAppClose', fields: clicked.extend({ closeAction: text, inboxSessionId: text }) },
    ],
    ['trackInAppDelivery', { eventType: 'inAppDelivery' }],
    [
      'trackInAppOpen',
      { eventType: 'inAppOpen', effect: ({ project }, messageId) => noteInApp(project, messageId, { isRead: true }) },
    ],
  ];
  for (const [name, tracking] of inApp) {
    api.endpoint(`events.${name}`, 'POST', `${events}/${name}`, clientSide(), track(tracking));
  }
  api.endpoint('events.inAppConsume', 'POST', `${events}/inAppConsume`, clientSide(), consume);
  api.endpoint('events.trackPushOpen', 'POST', `${events}/trackPushOpen`, mobile, trackPushOpen);
  api.endpoint(
    'events.trackWebPushClick',
    'POST',
    `${events}/trackWebPushClick`,
    web,
    track({ eventType: 'webPushClick' }),
  );

  const embedded = '/api/embedded-messaging/events';
  const button = z.object({ buttonIdentifier: text, targetUrl: text });
  api.endpoint(
    'embedded.events.click',
    'POST',
    `${embedded}/click`,
    clientSide(),
    track({ eventType: 'embeddedClick', fields: button }),
  );
  api.endpoint(
    'embedded.events.received',
    'POST',
    `${embedded}/received`,
    clientSide(),
    track({ eventType: 'embeddedReceived' }),
  );
  api.endpoint(
    'embedded.events.dismiss',
    'POST',
    `${embedded}/dismiss`,
    { keys: ['javascript'], limits: [] },
    track({ eventType: 'embeddedDismiss' }),
  );
}

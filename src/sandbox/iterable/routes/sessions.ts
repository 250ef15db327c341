import { z } from 'zod';
import { success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { storeCampaignEvent } from '../campaign-metrics.ts';
import { readEventHead } from '../event-writes.ts';
import { storeSystemEvent } from '../events.ts';
import type { Fields } from '../fields.ts';
import { identifiers, locate, readIdentity } from '../identity.ts';
import { applyProfileWrite, draftProfileTypes, planProfileWrite, profileWriteSchema } from '../profile-writes.ts';
import { applyLater } from '../project.ts';
import { type EndpointRules, clientSide } from '../rules.ts';
import { campaignOf, eventSchema } from './message-events.ts';

const text = z.string().nullish();
const count = z.int().nullish();

const impressionsSchema = eventSchema.extend({
  impressions: z
    .array(
      z.object({
        messageId: text,
        placementId: count,
        silentInbox: z.boolean().nullish(),
        displayCount: count,
        displayDuration: z.number().nullish(),
      }),
    )
    .nullish(),
});

const embeddedSchema = z
  .object({ session: z.object({ id: text, start: count, end: count }).nullish() })
  .transform(({ session }): Fields => ({ ...session }));

const inboxSchema = z.object({
  inboxSessionId: text,
  inboxSessionStart: count,
  inboxSessionEnd: count,
  startTotalMessageCount: count,
  startUnreadMessageCount: count,
  endTotalMessageCount: count,
  endUnreadMessageCount: count,
});

/** Records a session, and an impression for each message that was seen in it. */
const track =
  (schema: z.ZodType<Fields>, sessionType: string, impressionType: string): Handler =>
  ({ project, body }) => {
    const wire = body(impressionsSchema);
    const dataFields = body(schema);
    const identity = readIdentity(project, wire);
    const { createdAt } = readEventHead(project, wire);
    applyLater(project, () => {
      const profile = locate(project, identity);
      if (profile === undefined) return;
      const head = { campaignId: undefined, templateId: undefined, createdAt };
      storeCampaignEvent(project, profile, { ...head, eventType: sessionType, dataFields });
      for (const impression of wire.impressions ?? []) {
        storeCampaignEvent(project, profile, {
          ...head,
          ...campaignOf(profile, { messageId: impression.messageId ?? '' }),
          eventType: impressionType,
          dataFields: { ...impression },
        });
      }
    });
    return success();
  };

const visitorSchema = z.object({
  user: profileWriteSchema,
  createdAt: z.int(),
  deviceInfo: z.record(z.string(), z.unknown()),
  unknownSessionContext: z.record(z.string(), z.unknown()),
});

/** Makes a visitor whom the SDK has counted as worth a profile a user, and records the visit. */
const trackVisitor: Handler = ({ project, body }) => {
  const { user, createdAt, unknownSessionContext } = body(visitorSchema);
  const draft = draftProfileTypes(project);
  const plan = planProfileWrite(project, user, draft, undefined);
  const head = readEventHead(project, { createdAt });
  draft.commit();
  applyLater(project, () => {
    const profile = applyProfileWrite(project, plan, 'API');
    storeCampaignEvent(project, profile, { ...head, eventType: 'unknownSession', dataFields: unknownSessionContext });
  });
  return success();
};

const consentSchema = z.object({
  ...identifiers,
  consentTimestamp: z.int(),
  isUserKnown: z.boolean(),
  deviceInfo: z.record(z.string(), z.unknown()).nullish(),
});

/** Records that somebody has agreed to be tracked. */
const recordConsent: Handler = ({ project, body }) => {
  const { consentTimestamp, isUserKnown, ...user } = body(consentSchema);
  const identity = readIdentity(project, user);
  applyLater(project, () => {
    const profile = locate(project, identity);
    if (profile === undefined) return;
    storeSystemEvent(project, profile, 'unknownUserConsent', { consentTimestamp, isUserKnown });
  });
  return success();
};

/** What the SDKs report of visits: to the inbox, to embedded messages, and of people whom nobody knows yet. */
export function registerSessions(api: Api) {
  const sdk: EndpointRules = { keys: ['mobile', 'javascript'], limits: [] };
  api.endpoint(
    'embedded.events.session',
    'POST',
    '/api/embedded-messaging/events/session',
    clientSide(),
    track(embeddedSchema, 'embeddedSession', 'embeddedImpression'),
  );
  api.endpoint(
    'events.trackInboxSession',
    'POST',
    '/api/events/trackInboxSession',
    { keys: ['mobile'], limits: [] },
    track(inboxSchema, 'inboxSession', 'inboxMessageImpression'),
  );
  api.endpoint('unknownuser.events.session', 'POST', '/api/unknownuser/events/session', sdk, trackVisitor);
  api.endpoint('unknownuser.consent', 'POST', '/api/unknownuser/consent', sdk, recordConsent);
}

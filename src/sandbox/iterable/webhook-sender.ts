import { formatDate } from './dates.ts';
import type { StoredEvent } from './events.ts';
import { type Profile, identifiersOf } from './profiles.ts';
import type { Project } from './project.ts';
import type { Webhook } from './resources.ts';

/** How unreliable the delivery is: Iterable promises neither order nor a single delivery. */
export interface WebhookDelivery {
  duplicated?: boolean;
  reversed?: boolean;
}

function authorization({ authType, authToken = '' }: Webhook): Record<string, string> {
  if (authType === 'NoAuth') return {};
  return { authorization: authType === 'Basic' ? authToken : `OAuth2 ${authToken}` };
}

/** Whether an event is about a channel and message type that the webhook is limited to; no limit means all. */
function concerns({ channelIds, messageTypeIds }: Webhook, { dataFields }: StoredEvent): boolean {
  const within = (limit: number[], id: unknown) => limit.length === 0 || typeof id !== 'number' || limit.includes(id);
  return within(channelIds, dataFields['channelId']) && within(messageTypeIds, dataFields['messageTypeId']);
}

function toRequest(webhook: Webhook, profile: Profile, event: StoredEvent): Request {
  const { campaignId = null, templateId = null, createdAt, dataFields } = event;
  const identifiers = identifiersOf(profile);
  return new Request(webhook.endpoint, {
    method: 'POST',
    headers: [
      ['content-type', 'application/json'],
      ...Object.entries(authorization(webhook)),
      ...webhook.headers.map(({ key, value }): [string, string] => [key, value]),
    ],
    body: JSON.stringify({
      ...identifiers,
      eventName: event.eventType,
      dataFields: { ...dataFields, ...identifiers, createdAt: formatDate(createdAt), campaignId, templateId },
    }),
  });
}

/**
 * The requests by which a project tells its system webhooks about a stretch of its history, one per webhook and event.
 * Custom events and purchases are not among what system webhooks report.
 */
export function webhookRequests(project: Project, since: number, delivery: WebhookDelivery): Request[] {
  const history = [...project.profiles.all()].flatMap((profile) => profile.events.map((event) => ({ profile, event })));
  const reported = history
    .filter(({ event }) => !['customEvent', 'purchase'].includes(event.eventType) && event.createdAt >= since)
    .toSorted((left, right) => left.event.createdAt - right.event.createdAt);
  const ordered = delivery.reversed ? reported.toReversed() : reported;
  const sent = delivery.duplicated ? ordered.flatMap((one) => [one, one]) : ordered;
  const webhooks = [...project.webhooks.values()].filter(({ enabled }) => enabled);
  return sent.flatMap(({ profile, event }) =>
    webhooks.filter((webhook) => concerns(webhook, event)).map((webhook) => toRequest(webhook, profile, event)),
  );
}

import { parseDate } from './dates.ts';
import type { StoredEvent } from './events.ts';
import type { Fields } from './fields.ts';
import { messageIdOf, sentMessages } from './messages.ts';
import type { Profile } from './profiles.ts';
import type { Project } from './project.ts';
import { contentOf } from './templates.ts';

/** What a user did with an in-app message. */
export interface InAppState {
  isRead: boolean;
  /** True when it is out of the queue. */
  isConsumed: boolean;
}

const day = 86_400_000;
const lifetime = 90 * day;
const units: Record<string, number> = { h: day / 24, d: day, w: 7 * day };

function stateOf(project: Project, messageId: string): InAppState {
  return project.inAppStates.get(messageId) ?? { isRead: false, isConsumed: false };
}

/** Notes what a user did with a message. */
export function noteInApp(project: Project, messageId: string, change: Partial<InAppState>) {
  project.inAppStates.set(messageId, { ...stateOf(project, messageId), ...change });
}

/** `expirationDateTime`, or `expirationDuration` such as `now+30d` from when it was sent. */
function expiryOf({ expirationDateTime, expirationDuration }: Fields, sentAt: number): number {
  const fixed = typeof expirationDateTime === 'string' ? parseDate(expirationDateTime) : undefined;
  if (fixed !== undefined) return fixed;
  const text = typeof expirationDuration === 'string' ? expirationDuration : '';
  const [, count, unit = ''] = /^now\+(\d+)([hdw])$/.exec(text) ?? [];
  return sentAt + (count === undefined ? lifetime : Number(count) * (units[unit] ?? 0));
}

function contentFor(project: Project, { templateId }: StoredEvent): Fields {
  const template = project.templates.get(templateId ?? Number.NaN);
  return template === undefined ? {} : contentOf(template);
}

function viewMessage(project: Project, event: StoredEvent) {
  const content = contentFor(project, event);
  const messageId = messageIdOf(event);
  return {
    messageId,
    campaignId: event.campaignId ?? 0,
    createdAt: event.createdAt,
    expiresAt: expiryOf(content, event.createdAt),
    content: {
      html: typeof content['html'] === 'string' ? content['html'] : '',
      ...(content['inAppDisplaySettings'] === undefined
        ? {}
        : { inAppDisplaySettings: content['inAppDisplaySettings'] }),
    },
    customPayload: content['payload'] ?? {},
    trigger: { type: 'immediate' },
    saveToInbox: content['inboxMetadata'] !== undefined,
    ...(content['inboxMetadata'] === undefined ? {} : { inboxMetadata: content['inboxMetadata'] }),
    priorityLevel: 300.5,
    read: stateOf(project, messageId).isRead,
    jsonOnly: false,
    typeOfContent: 'Static',
  };
}

export type InAppMessage = ReturnType<typeof viewMessage>;

/** The in-app messages that wait for a user, newest first: neither consumed nor expired. */
export function inAppQueue(project: Project, profile: Profile): InAppMessage[] {
  const now = project.time.clock.now();
  return sentMessages(profile, 'InApp')
    .filter((event) => !stateOf(project, messageIdOf(event)).isConsumed)
    .map((event) => viewMessage(project, event))
    .filter(({ expiresAt }) => expiresAt > now);
}

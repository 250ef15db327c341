import { readableInstant } from '../../kit/index.ts';
import { type JsonObject, filledString, objectOrEmpty } from '../json.ts';
import type { AcceptedEvent, CallType } from '../state/index.ts';

/** Properties above this number are dropped from an event. */
const maximumProperties = 10_000;

function readTime(value: unknown): number | undefined {
  return typeof value === 'string' ? readableInstant(Date.parse(value)) : undefined;
}

/**
 * Makes an event of fields that passed the checks. The sender's clock is corrected as the vendor does it:
 * `timestamp = receivedAt - (sentAt - originalTimestamp)`, and not at all without `sentAt` or where that is no time
 * that can be shown.
 */
export function readEvent(type: CallType, fields: JsonObject, sourceId: string, receivedAt: number): AcceptedEvent {
  const sentAt = readTime(fields.sentAt);
  const originalTimestamp = readTime(fields.timestamp) ?? sentAt ?? receivedAt;
  const corrected = sentAt === undefined ? undefined : readableInstant(receivedAt - (sentAt - originalTimestamp));
  return {
    type,
    sourceId,
    messageId: filledString(fields.messageId) ?? `api-${crypto.randomUUID()}`,
    userId: filledString(fields.userId),
    anonymousId: filledString(fields.anonymousId),
    previousId: filledString(fields.previousId),
    groupId: typeof fields.groupId === 'string' ? fields.groupId : undefined,
    event: filledString(fields.event),
    name: filledString(fields.name),
    category: filledString(fields.category),
    traits: objectOrEmpty(fields.traits),
    properties: Object.fromEntries(Object.entries(objectOrEmpty(fields.properties)).slice(0, maximumProperties)),
    context: objectOrEmpty(fields.context),
    integrations: objectOrEmpty(fields.integrations),
    timestamp: corrected ?? originalTimestamp,
    originalTimestamp,
    sentAt,
    receivedAt,
  };
}

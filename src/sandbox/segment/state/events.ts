import type { JsonObject } from '../json.ts';

export const callTypes = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;
export type CallType = (typeof callTypes)[number];

/** An event that a source accepted, as its debugger shows it. Times are milliseconds since the epoch. */
export interface AcceptedEvent {
  type: CallType;
  sourceId: string;
  messageId: string;
  userId: string | undefined;
  anonymousId: string | undefined;
  previousId: string | undefined;
  groupId: string | undefined;
  /** Name of the event of a track call. */
  event: string | undefined;
  /** Name of a page or screen. */
  name: string | undefined;
  category: string | undefined;
  traits: JsonObject;
  properties: JsonObject;
  context: JsonObject;
  integrations: JsonObject;
  /** When it happened, corrected for the skew of the sender's clock. */
  timestamp: number;
  originalTimestamp: number;
  sentAt: number | undefined;
  receivedAt: number;
}

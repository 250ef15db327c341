import type { JsonObject } from '../json.ts';
import {
  type CallType,
  type DiscardCode,
  type SegmentState,
  type Source,
  type Workspace,
  callTypes,
} from '../state/index.ts';
import { discardCodeOf } from './check-event.ts';
import { feedProfiles } from './feed-profiles.ts';
import { readEvent } from './read-event.ts';

/** The vendor looks back at least this long for a `messageId` that it has seen. */
const dedupeWindow = 86_400_000;

export interface Destination {
  workspace: Workspace;
  source: Source;
  /** The one of its keys that the call brought. */
  writeKey: string;
}

/** Records that something is lost although the wire says success. */
export function discard(
  state: SegmentState,
  { workspace, source }: Partial<Destination>,
  writeKey: string,
  code: DiscardCode,
  event: unknown,
): void {
  const place = { workspaceId: workspace?.id, sourceId: source?.id };
  state.discards.push({ code, ...place, writeKey, event, at: state.clock.now() });
}

function isDuplicate(state: SegmentState, messageId: string): boolean {
  const now = state.clock.now();
  for (const [seen, at] of state.seenMessages) {
    if (now - at < dedupeWindow) break;
    state.seenMessages.delete(seen);
  }
  if (state.seenMessages.has(messageId)) return true;
  state.seenMessages.set(messageId, now);
  return false;
}

function isSuppressed({ workspace, source }: Destination, fields: JsonObject): boolean {
  return workspace.suppressed.some(
    ({ subjectType, subjectId, sourceId }) =>
      (sourceId === undefined || sourceId === source.id) &&
      ((subjectType === 'USER_ID' && subjectId === fields.userId) ||
        (subjectType === 'ANONYMOUS_ID' && subjectId === fields.anonymousId)),
  );
}

function isCallType(type: unknown): type is CallType {
  return callTypes.some((known) => known === type);
}

/** Takes in one event: keeps it and feeds profiles, or records and returns why it is lost. */
export function ingest(
  state: SegmentState,
  destination: Destination,
  type: unknown,
  fields: JsonObject,
): DiscardCode | undefined {
  const { workspace, source } = destination;
  const lose = (code: DiscardCode) => {
    discard(state, destination, destination.writeKey, code, fields);
    return code;
  };
  if (!source.enabled) return lose('source_disabled');
  if (!isCallType(type)) return lose('type_unknown');
  const code = discardCodeOf(type, fields);
  if (code !== undefined) return lose(code);
  if (isSuppressed(destination, fields)) return lose('user_suppressed');
  const event = readEvent(type, fields, source.id, state.clock.now());
  if (isDuplicate(state, event.messageId)) return lose('duplicate_message_id');
  workspace.events.push(event);
  const unifyDrop = feedProfiles(state, workspace, event);
  if (unifyDrop !== undefined) discard(state, destination, destination.writeKey, unifyDrop, fields);
  return undefined;
}

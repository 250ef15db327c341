import { filledString } from '../json.ts';
import type { AcceptedEvent, SegmentState, SilentDrop, Space, Workspace } from '../state/index.ts';
import { type Origin, type Profile, applyTraits, identifierKey, identifiersOf } from '../unify/index.ts';

const maximumFields = 300;
const maximumGroupIdLength = 500;
const maximumMessageIdLength = 100;

/** Group of the call itself, or of its context; empty means present and unusable. */
function groupIdOf(event: AcceptedEvent): string | undefined {
  const fromContext = event.context.groupId;
  return event.groupId ?? (typeof fromContext === 'string' ? fromContext : undefined);
}

/** Why Unify would leave out an event that the source kept. */
function unifyDropOf(event: AcceptedEvent): SilentDrop | undefined {
  const groupId = groupIdOf(event);
  const count = Math.max(Object.keys(event.traits).length, Object.keys(event.properties).length);
  if (count > maximumFields) return 'unify_too_many_fields';
  if (groupId !== undefined && (groupId === '' || groupId.length > maximumGroupIdLength))
    return 'unify_group_id_length';
  if (event.messageId.length > maximumMessageIdLength) return 'unify_message_id_length';
  if (event.timestamp < 0) return 'unify_timestamp_before_1970';
  return undefined;
}

/**
 * Hands an event to the workspace's space, where it takes effect after the visibility delay. Returns why it never will;
 * an alias has no effect on profiles at all.
 */
export function feedProfiles(state: SegmentState, workspace: Workspace, event: AcceptedEvent): SilentDrop | undefined {
  const { space, switches } = workspace;
  if (space === undefined || event.type === 'alias') return undefined;
  const drop = unifyDropOf(event);
  if (drop !== undefined) return drop;
  state.pending.accept(state.visibilityDelay, () => applyEvent(space, event, switches));
  return undefined;
}

/** Applies an event to the profiles of a space at once, dated by its receipt. */
export function applyEvent(space: Space, event: AcceptedEvent, options: { emailFromProperties: boolean }): void {
  const origin: Origin = { at: event.receivedAt, sourceId: event.sourceId, messageId: event.messageId };
  const source = { ...event, groupId: filledString(groupIdOf(event)) };
  const user = space.users.resolve(identifiersOf(source, 'users', options), origin);
  const account = space.accounts.resolve(identifiersOf(source, 'accounts', options), origin);
  if (user !== undefined && event.type === 'identify') applyTraits(user, event.traits, origin);
  if (account !== undefined && event.type === 'group') applyTraits(account, event.traits, origin);
  if (user !== undefined && account !== undefined) link(user, account);
  if (user !== undefined && event.type === 'track') {
    user.events.push({
      event: event.event ?? '',
      properties: event.properties,
      context: event.context,
      externalIds: identifiersOf(source, 'users', options),
      messageId: event.messageId,
      sourceId: event.sourceId,
      timestamp: event.timestamp,
    });
  }
}

/** Links are kept by identifier, so that they still lead to the right profile after a merge. */
function link(user: Profile, account: Profile): void {
  const [userId] = user.externalIds;
  const [accountId] = account.externalIds;
  if (userId !== undefined) account.links.add(identifierKey(userId));
  if (accountId !== undefined) user.links.add(identifierKey(accountId));
}

import { type Profile } from '../profiles/index.ts';
import { type Send, type Workspace, acceptWrite } from '../workspace/index.ts';
import { type Target, findTarget } from './target.ts';

/** Which people a message reaches by the state of their email: those who opted in, all but who opted out, or all. */
export type SubscriptionFilter = 'opted_in' | 'subscribed' | 'all';

/** Something to be sent to a target. */
export interface Dispatch {
  kind: Send['kind'];
  /** Id of the campaign or Canvas; undefined for a message of no campaign. */
  objectId: string | undefined;
  channels: readonly string[];
  target: Target;
  sendId: string | undefined;
  subscriptionState?: SubscriptionFilter;
}

function isReached(profile: Profile, channel: string, filter: SubscriptionFilter): boolean {
  const [address, state] =
    channel === 'email'
      ? [profile.email, profile.emailState]
      : channel.endsWith('_push')
        ? [profile.pushTokens.size > 0 ? 'token' : undefined, profile.pushState]
        : channel === 'sms'
          ? [profile.phone, undefined]
          : ['any', undefined];
  if (address === undefined) return false;
  if (state === undefined || filter === 'all') return true;
  return filter === 'opted_in' ? state === 'opted_in' : state !== 'unsubscribed';
}

/** Sends now: finds who is meant, and keeps what went out for the series. */
export function sendNow(workspace: Workspace, dispatchId: string, dispatch: Dispatch) {
  const { kind, objectId, channels, target, sendId, subscriptionState: filter = 'subscribed' } = dispatch;
  const profiles = findTarget(workspace, target);
  const at = workspace.writeClock.now();
  const reached = Object.fromEntries(
    channels.map((channel) => [channel, profiles.filter((profile) => isReached(profile, channel, filter))]),
  );
  workspace.sends.push({
    dispatchId,
    kind,
    objectId,
    sendId,
    at,
    brazeIds: profiles.map(({ brazeId }) => brazeId),
    sent: Object.fromEntries(Object.entries(reached).map(([channel, list]) => [channel, list.length])),
  });
}

/**
 * Accepts a send, which goes out after the ordinary delay.
 *
 * @returns the dispatch id, one for all recipients
 */
export function acceptSend(workspace: Workspace, dispatch: Dispatch): string {
  const dispatchId = workspace.ids.hex();
  acceptWrite(workspace, () => sendNow(workspace, dispatchId, dispatch));
  return dispatchId;
}

import { storeSystemEvent } from './events.ts';
import { integersOf } from './fields.ts';
import { type Profile, listField } from './profiles.ts';
import type { Project } from './project.ts';

/** The arrays of a profile in which all of its consent lives. */
export interface SubscriptionState {
  lists: number[];
  unsubscribedChannels: number[];
  unsubscribedMessageTypes: number[];
  subscribedMessageTypes: number[];
}

export function readSubscriptions(project: Project, { fields }: Profile): SubscriptionState {
  return {
    lists: integersOf(fields[listField(project.type)]),
    unsubscribedChannels: integersOf(fields['unsubscribedChannelIds']),
    unsubscribedMessageTypes: integersOf(fields['unsubscribedMessageTypeIds']),
    subscribedMessageTypes: integersOf(fields['subscribedMessageTypeIds']),
  };
}

export type SubscriptionGroup = 'emailList' | 'messageType' | 'messageChannel';

function without(ids: number[], id: number): number[] {
  return ids.filter((one) => one !== id);
}

function withId(ids: number[], id: number): number[] {
  return ids.includes(id) ? ids : [...ids, id];
}

/** The arrays after one subscription changed. A message type's policy decides in which of its arrays it is noted. */
export function changeSubscription(
  project: Project,
  state: SubscriptionState,
  group: SubscriptionGroup,
  id: number,
  subscribed: boolean,
): SubscriptionState {
  if (group === 'emailList') {
    return { ...state, lists: subscribed ? withId(state.lists, id) : without(state.lists, id) };
  }
  if (group === 'messageChannel') {
    const channels = state.unsubscribedChannels;
    return { ...state, unsubscribedChannels: subscribed ? without(channels, id) : withId(channels, id) };
  }
  const optIn = project.switches.optInFeature && project.messageTypes.get(id)?.subscriptionPolicy === 'OptIn';
  const { subscribedMessageTypes: joined, unsubscribedMessageTypes: left } = state;
  return {
    ...state,
    subscribedMessageTypes: subscribed && optIn ? withId(joined, id) : without(joined, id),
    unsubscribedMessageTypes: subscribed || optIn ? without(left, id) : withId(left, id),
  };
}

/** Stores the arrays that changed or were there before; an array nobody has written stays absent. */
export function writeSubscriptions(project: Project, profile: Profile, state: SubscriptionState) {
  const before = readSubscriptions(project, profile);
  const arrays: [string, number[], number[]][] = [
    [listField(project.type), before.lists, state.lists],
    ['unsubscribedChannelIds', before.unsubscribedChannels, state.unsubscribedChannels],
    ['unsubscribedMessageTypeIds', before.unsubscribedMessageTypes, state.unsubscribedMessageTypes],
    ['subscribedMessageTypeIds', before.subscribedMessageTypes, state.subscribedMessageTypes],
  ];
  for (const [field, old, now] of arrays) {
    if (old.join() !== now.join()) profile.fields[field] = now;
  }
  profile.updatedAt = project.time.clock.now();
  noteChanges(project, profile, before, 'API');
}

function added(before: number[], after: number[]): number[] {
  return after.filter((id) => !before.includes(id));
}

/** Writes the `emailSubscribe` and `emailUnSubscribe` events for what changed since `before`. */
export function noteChanges(project: Project, profile: Profile, before: SubscriptionState, source: string) {
  const after = readSubscriptions(project, profile);
  const joined = {
    emailListIds: added(before.lists, after.lists),
    channelIds: added(after.unsubscribedChannels, before.unsubscribedChannels),
    messageTypeIds: [
      ...added(before.subscribedMessageTypes, after.subscribedMessageTypes),
      ...added(after.unsubscribedMessageTypes, before.unsubscribedMessageTypes),
    ],
  };
  const left = {
    emailListIds: added(after.lists, before.lists),
    channelIds: added(before.unsubscribedChannels, after.unsubscribedChannels),
    messageTypeIds: [
      ...added(after.subscribedMessageTypes, before.subscribedMessageTypes),
      ...added(before.unsubscribedMessageTypes, after.unsubscribedMessageTypes),
    ],
  };
  if (Object.values(joined).some((ids) => ids.length > 0)) {
    storeSystemEvent(project, profile, 'emailSubscribe', { ...joined, signupSource: source });
  }
  if (Object.values(left).some((ids) => ids.length > 0)) {
    storeSystemEvent(project, profile, 'emailUnSubscribe', { ...left, unsubSource: source });
  }
}

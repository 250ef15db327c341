export { dataType, writeCustomAttribute } from './custom-attributes.ts';
export { acceptsField, channelState, isEmail, isPhone, isPlainField, isReserved, writeField } from './fields.ts';
export { countIn, mergeProfiles } from './merge.ts';
export type { ChannelState, GroupState, Profile, Tally, UserAlias } from './profile.ts';
export { type App, isExportable, readProfile } from './read.ts';
export { type Identifier, type Prioritization, matches, preferred, prioritized } from './selection.ts';
export { type ProfileSnapshot, snapshot } from './snapshot.ts';
export { type ProfileStore, createProfileStore } from './store.ts';
export { type SubscriptionGroup, createSubscriptions } from './subscriptions.ts';

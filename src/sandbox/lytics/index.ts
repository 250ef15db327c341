export type { AudienceOptions, LyticsAccountOptions } from './account.ts';
export type { Administrator } from './administrators.ts';
export type { LyticsBehaviour } from './behaviour.ts';
export type { LyticsAccount, StoredProfile } from './inspection.ts';
export type { Role } from './roles.ts';
export { type LyticsSandbox, createLyticsSandbox } from './sandbox.ts';
export { type FieldMapping, type StreamMapping, type StreamRecord, brazeUsersMapping } from './streams.ts';
export type { TokenOptions } from './tokens.ts';

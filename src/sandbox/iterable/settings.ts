import type { ProjectType } from './profiles.ts';
import type { Channel, MessageType, Webhook } from './resources.ts';

export type Region = 'us' | 'eu';

export type KeyType = 'server-side' | 'read-only' | 'mobile' | 'javascript';

export interface ApiKey {
  value: string;
  type: KeyType;
  /** With a secret, calls also need a token (HS256) of the user they are about. Client-side keys only. */
  jwtSecret?: string;
}

/** Where Iterable's behaviour is a project setting, or is not settled by what is publicly known. */
export interface ProjectSwitches {
  /** Whether unknown fields are created when a request does not say; default true. */
  createNewFieldsDefault: boolean;
  /** The opt-in message type feature; default false, as in older projects. */
  optInFeature: boolean;
  /** The incremental subscriptions API; default false: its routes answer 404. */
  subscriptionsApi: boolean;
  /** Turning triggered campaigns on and off by API; default false: refused with 403. */
  triggeredActivation: boolean;
  /** The SMS double opt-in; default false: answered with 404. */
  doubleOptIn: boolean;
  /** The verification of phone numbers by SMS, an add-on; default false: answered with 403. */
  smsVerification: boolean;
  /** Unique profile fields, nested ones counted; default 1000. */
  maxUniqueFields: number;
  /** Fields per name of a custom event; default 8000. */
  maxEventFields: number;
  /** Records per bulk call. Iterable publishes no number; default: only the size of the body counts. */
  maxBatchRecords: number;
  /** How too large a bulk call is refused; default `413`. */
  tooLarge: '413' | 'BatchTooLarge';
  /** Event names that the project does not take; answered 200 and discarded. */
  disallowedEventNames: readonly string[];
  /** Events of users that do not exist and are not created by the call; default `discard`, after a success. */
  unknownUserEvents: 'discard' | 'refuse';
  /** The answer to `GET users/byUserId/{userId}` for an unknown userId; default `text`, the recorded one. */
  unknownUserIdInPath: 'text' | 'json';
  /** `older` answers a malformed body the way it once was: with the body and the request's headers echoed. */
  badBodyAnswer: 'current' | 'older';
  /** Spelling of export job states: as in live traffic (default) or as in the reference. */
  exportStateSpelling: 'lowercase' | 'capitalised';
  /** Whether one catalog item comes in the envelope of the other answers (default) or bare; both were seen. */
  catalogItemAnswer: 'enveloped' | 'bare';
  /** Older projects answer the campaign list whole when no page is asked for; default false. */
  unpagedCampaigns: boolean;
}

const defaultSwitches: ProjectSwitches = {
  createNewFieldsDefault: true,
  optInFeature: false,
  subscriptionsApi: false,
  triggeredActivation: false,
  doubleOptIn: false,
  smsVerification: false,
  maxUniqueFields: 1000,
  maxEventFields: 8000,
  maxBatchRecords: Number.POSITIVE_INFINITY,
  tooLarge: '413',
  disallowedEventNames: [],
  unknownUserEvents: 'discard',
  unknownUserIdInPath: 'text',
  badBodyAnswer: 'current',
  exportStateSpelling: 'lowercase',
  catalogItemAnswer: 'enveloped',
  unpagedCampaigns: false,
};

export function resolveSwitches(given: Partial<ProjectSwitches> | undefined): ProjectSwitches {
  return { ...defaultSwitches, ...given };
}

/** A set of conditions of which a visitor whom nobody knows must meet one to become a user. */
export interface UnknownUserCriteria {
  criteriaId: string;
  name: string;
  searchQuery: Record<string, unknown>;
}

/** What apps with a mobile SDK do while they are offline. */
export interface RemoteConfiguration {
  offlineMode: boolean;
  autoRetry: boolean;
}

/** A project to provision. */
export interface ProjectOptions {
  type: ProjectType;
  keys: readonly ApiKey[];
  /** Default `us`. */
  region?: Region;
  /** Default: the next free number. */
  id?: number;
  /** Projects of one organisation share the limits of asynchronous exports; default: an organisation of its own. */
  organization?: string;
  switches?: Partial<ProjectSwitches>;
  /** Default: one marketing and one transactional e-mail channel. */
  channels?: readonly Channel[];
  /** Default: one opt-out message type for each channel. */
  messageTypes?: readonly MessageType[];
  webhooks?: readonly Webhook[];
  /** Default: none. */
  unknownUserCriteria?: readonly UnknownUserCriteria[];
  /** Default: neither. */
  remoteConfiguration?: RemoteConfiguration;
}

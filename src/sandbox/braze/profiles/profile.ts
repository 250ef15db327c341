import type { Json } from '../json.ts';

/** Global state of a channel. `subscribed` is where everybody starts; it is no consent. */
export type ChannelState = 'opted_in' | 'subscribed' | 'unsubscribed';
export type GroupState = 'subscribed' | 'unsubscribed';

/** What is kept of an event or a product: when it happened first and last, and how often. */
export interface Tally {
  /** Milliseconds since the epoch. */
  first: number;
  last: number;
  count: number;
}

export interface UserAlias {
  alias_name: string;
  alias_label: string;
}

export interface PushToken {
  app_id: string;
  token: string;
  device_id: string;
}

/**
 * A profile as stored. The identifiers (`externalId`, `aliases`, `email`, `phone`) are indexed: change them through
 * the store only.
 */
export interface Profile {
  readonly brazeId: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  externalId: string | undefined;
  /** Names it had before a rename; they resolve until removed. */
  readonly deprecatedExternalIds: Set<string>;
  /** Label to name: a profile has at most one alias per label. */
  readonly aliases: Map<string, string>;
  email: string | undefined;
  phone: string | undefined;
  /** The other reserved profile fields, by their wire names. */
  readonly fields: Map<string, Json>;
  readonly customAttributes: Map<string, Json>;
  readonly customEvents: Map<string, Tally>;
  readonly purchases: Map<string, Tally>;
  totalRevenue: number;
  /** By token. */
  readonly pushTokens: Map<string, PushToken>;
  emailState: ChannelState;
  pushState: ChannelState;
  pushOptedInAt: number | undefined;
  /** State per subscription group; a group in which nothing was ever set is absent. */
  readonly groups: Map<string, GroupState>;
  /** Grows with every change in the workspace: the higher, the more recently updated. */
  updated: number;
}

export function createProfile(brazeId: string, createdAt: number): Profile {
  return {
    brazeId,
    createdAt,
    externalId: undefined,
    deprecatedExternalIds: new Set(),
    aliases: new Map(),
    email: undefined,
    phone: undefined,
    fields: new Map(),
    customAttributes: new Map(),
    customEvents: new Map(),
    purchases: new Map(),
    totalRevenue: 0,
    pushTokens: new Map(),
    emailState: 'subscribed',
    pushState: 'subscribed',
    pushOptedInAt: undefined,
    groups: new Map(),
    updated: 0,
  };
}

import type { IdentifierLimit } from './unify/index.ts';
import type { Region } from './regions.ts';

/** What a workspace consists of when it is added to the sandbox. Every credential is the caller's choice. */
export interface WorkspaceInput {
  /** Default `ws_1`, `ws_2`, ... */
  id?: string;
  name?: string;
  slug?: string;
  /** Default `us`. */
  region?: Region;
  sources?: SourceInput[];
  space?: SpaceInput;
  publicTokens?: PublicTokenInput[];
  oauthApps?: OAuthAppInput[];
  teammates?: TeammateInput[];
  userGroups?: UserGroupInput[];
  warehouses?: WarehouseInput[];
  sourceFunctions?: SourceFunctionInput[];
  switches?: Partial<Switches>;
  limits?: Partial<RateLimits>;
}

export interface SourceInput {
  id: string;
  writeKey: string;
  name?: string;
  /** Default true; a disabled source accepts calls with 200 and discards them. */
  enabled?: boolean;
  /** Default false; true refuses calls that bring no OAuth access token. */
  oauthRequired?: boolean;
  destinations?: DestinationInput[];
}

export interface DestinationInput {
  id: string;
  name: string;
  /** Default true; false makes a regulation that reaches destinations fail. */
  supportsDeletion?: boolean;
}

export interface SpaceInput {
  id: string;
  profileToken: string;
  name?: string;
  slug?: string;
  audiences?: AudienceInput[];
  computedTraits?: ComputedTraitInput[];
  /** Per identifier type; default 1 `user_id` and 5 of every other type, for ever. */
  identifierLimits?: Record<string, IdentifierLimit>;
  /** Default: the values that the vendor suggests to block, such as `-1`, `null` and `anonymous`. */
  blockedIdentifiers?: RegExp[];
}

export interface AudienceInput {
  /** Default: made up. */
  id?: string;
  key: string;
  name?: string;
  query?: string;
  audienceType?: 'USERS' | 'ACCOUNTS' | 'LINKED';
  /** Typed identifiers of the members, such as `user_id:u1`; the profiles need not exist yet. */
  members: string[];
}

export interface ComputedTraitInput {
  key: string;
  name?: string;
  query?: string;
  collection?: 'USERS' | 'ACCOUNTS';
  /** The computed value by typed identifier, such as `{ 'user_id:u1': 250 }`. */
  values: Record<string, unknown>;
}

export interface PublicTokenInput {
  token: string;
  /** A workspace owner may do everything; a member may read. */
  role: 'owner' | 'member';
}

export interface OAuthAppInput {
  id: string;
  /** Public keys as SPKI PEM. Two may be live at a time, for rotation. */
  keys: { kid: string; publicKey: string }[];
  scopes: OAuthScope[];
  /** Life of an access token in seconds; default one day. */
  tokenLife?: number;
}

export const oauthScopes = ['tracking_api:write', 'functions:write', 'public_api:read_write'] as const;
export type OAuthScope = (typeof oauthScopes)[number];

export interface TeammateInput {
  id: string;
  name: string;
  email: string;
  /** Default `Workspace Member`. */
  roleName?: string;
}

export interface UserGroupInput {
  id: string;
  name: string;
  /** Ids of teammates. */
  memberIds: string[];
}

export interface WarehouseInput {
  id: string;
  name: string;
  enabled?: boolean;
}

/** A deployed source function, whose code the sandbox does not run: it keeps what it receives. */
export interface SourceFunctionInput {
  name: string;
  /** What its address has in the query, as `b`. */
  token: string;
}

/** Behaviour on which the vendor's documentation is silent or contradicts itself. */
export interface Switches {
  /** A Tracking call to the other region's host: refused with 400, or, as before April 2025, lost behind a 200. */
  wrongRegion: 'refused' | 'vanishes';
  /** An event without `userId` and `anonymousId`: 200 and discarded, or refused with 400. */
  missingIdentifier: 'discarded' | 'refused';
  /** A batch of more than 2,500 items: 200, and all of it is lost or only what is above the limit. */
  overlongBatch: 'dropped' | 'truncated';
  /** More Tracking calls than the limit: 429, or accepted all the same. */
  overRate: 'refused' | 'queued';
  /** Whether the Profile API finds `segment_id:use_...`. */
  segmentIdLookup: boolean;
  /** Whether `properties.email` is an identifier, as in older spaces. */
  emailFromProperties: boolean;
  /** Whether the workspace takes part in the private beta for deleting one identifier. */
  externalIdDeletion: boolean;
  /** How the Public API ends a list: `pagination.next` left out or null. */
  lastPageNext: 'absent' | 'null';
}

export const defaultSwitches: Switches = {
  wrongRegion: 'refused',
  missingIdentifier: 'discarded',
  overlongBatch: 'dropped',
  overRate: 'refused',
  segmentIdLookup: false,
  emailFromProperties: false,
  externalIdDeletion: true,
  lastPageNext: 'absent',
};

export interface RateLimits {
  trackingPerSecond: number;
  profilePerSecond: number;
  /** For Public API endpoints that publish no limit of their own; the vendor says only that it is above 600. */
  publicPerMinute: number;
}

export const defaultLimits: RateLimits = { trackingPerSecond: 1000, profilePerSecond: 100, publicPerMinute: 1000 };

import type { WindowLimit } from '../../kit/index.ts';
import { instances, type BrazeInstance } from '../instances.ts';
import type { Json } from '../json.ts';
import type { LimitPool } from '../limits.ts';
import type { App, ProfileSnapshot, SubscriptionGroup } from '../profiles/index.ts';

export interface BrazeApiKey {
  key: string;
  /** Permission names such as `users.track`, or all of them. */
  permissions: readonly string[] | 'all';
  /** False: the key is limited to addresses, and callers of the sandbox come from none of them. Default true. */
  addressAllowed?: boolean;
}

interface Edited {
  id: string;
  name: string;
  tags?: readonly string[];
  /** Left out of the lists, unless they are asked to include it. */
  archived?: boolean;
  /** Milliseconds since the epoch; default: when the workspace was added. */
  createdAt?: number;
  lastEdited?: number;
}

export interface BrazeSegment extends Edited {
  description?: string;
  analyticsTrackingEnabled?: boolean;
  /** The members: external ids, or a test of the stored profile. */
  members: readonly string[] | ((profile: ProfileSnapshot) => boolean);
}

export interface BrazeCampaign extends Edited {
  description?: string;
  draft?: boolean;
  enabled?: boolean;
  isApiCampaign?: boolean;
  channels?: readonly string[];
  scheduleType?: string;
  firstSent?: number;
  lastSent?: number;
  /** By message variation id. */
  messages?: Record<string, Json>;
}

export type BrazeCanvas = Edited;

export interface BrazeTemplate {
  id: string;
  name: string;
  tags?: readonly string[];
  /** Milliseconds since the epoch; default: when the workspace was added. */
  createdAt?: number;
  updatedAt?: number;
}

/** A workspace to be added. Where Braze's behaviour depends on the contract or is not established, a switch says so. */
export interface BrazeWorkspaceOptions {
  instance: BrazeInstance;
  apiKeys: readonly BrazeApiKey[];
  apps?: readonly App[];
  subscriptionGroups?: readonly SubscriptionGroup[];
  segments?: readonly BrazeSegment[];
  campaigns?: readonly BrazeCampaign[];
  canvases?: readonly BrazeCanvas[];
  emailTemplates?: readonly BrazeTemplate[];
  contentBlocks?: readonly BrazeTemplate[];
  /** External ids of the global control group. */
  globalControlGroup?: readonly string[];
  /** External ids of blocked "dummy" users, refused item by item. */
  blockedExternalIds?: readonly string[];
  /** Custom attributes blocked in the dashboard, ignored without an error. */
  blockedAttributes?: readonly string[];
  /** How many objects `/users/track` takes. Default `total_75`. */
  batchContract?: 'per_array_75' | 'total_75' | 'total_50';
  /** How `x-ratelimit-reset` is to be read. Default `epoch` (seconds). */
  rateLimitReset?: 'epoch' | 'delta';
  /** Whether a 429 carries limit, remaining and reset beside the seconds to wait. Default false. */
  rateLimitHeadersOn429?: boolean;
  /** Higher or lower limits by contract. */
  limits?: Partial<Record<LimitPool, WindowLimit>>;
  /**
   * Default true, as for workspaces onboarded on or after 2024-08-22. Earlier ones may leave `fields_to_export` out of
   * `/users/export/ids` and have a higher limit on it.
   */
  fieldsToExportRequired?: boolean;
  /** A value that a reserved field cannot take: refuse the object, or ignore the field. Default `refuse`. */
  invalidFields?: 'refuse' | 'ignore';
  /** Longest array of plain values, up to 100. Default 25. */
  arrayLimit?: number;
  /** Default `longitude_first`. */
  lastCoordinates?: 'longitude_first' | 'latitude_first';
  /** Whether a profile that changes to a new address starts over as `subscribed`. Default false. */
  resubscribeOnEmailChange?: boolean;
}

/** The options with every default filled in. */
export type WorkspaceSettings = Required<BrazeWorkspaceOptions>;

export function resolveSettings(options: BrazeWorkspaceOptions): WorkspaceSettings {
  if (!Object.hasOwn(instances, options.instance)) throw new RangeError(`no Braze instance ${options.instance}`);
  if (options.apiKeys.length === 0) throw new RangeError('a workspace needs at least one API key');
  return {
    apps: [],
    subscriptionGroups: [],
    segments: [],
    campaigns: [],
    canvases: [],
    emailTemplates: [],
    contentBlocks: [],
    globalControlGroup: [],
    blockedExternalIds: [],
    blockedAttributes: [],
    batchContract: 'total_75',
    rateLimitReset: 'epoch',
    rateLimitHeadersOn429: false,
    limits: {},
    fieldsToExportRequired: true,
    invalidFields: 'refuse',
    arrayLimit: 25,
    lastCoordinates: 'longitude_first',
    resubscribeOnEmailChange: false,
    ...options,
  };
}

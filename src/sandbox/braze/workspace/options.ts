import type { WindowLimit } from '../../kit/index.ts';
import { instances, type BrazeInstance } from '../instances.ts';
import type { LimitPool } from '../limits.ts';
import type { App, SubscriptionGroup } from '../profiles/index.ts';
import type {
  BrazeCampaign,
  BrazeCanvas,
  BrazeContentBlock,
  BrazeNewsFeedCard,
  BrazeSegment,
  BrazeTemplate,
} from './objects.ts';

export interface BrazeApiKey {
  key: string;
  /** Permission names such as `users.track`, or all of them. */
  permissions: readonly string[] | 'all';
  /** False: the key is limited to addresses, and callers of the sandbox come from none of them. Default true. */
  addressAllowed?: boolean;
}

/** Access of an identity provider to the dashboard accounts. */
export interface BrazeScimAccess {
  token: string;
  /** What the header `X-Request-Origin` must say. */
  origin: string;
}

/** A partner that may import cohorts: its own key, and the data import key of this workspace. */
export interface BrazePartner {
  /** As the path has it. */
  name: string;
  apiKey: string;
  clientSecret: string;
}

/** A language, with or without a country, that messages are translated into. */
export interface BrazeLocale {
  id: string;
  /** `es-MX` */
  name: string;
}

/** A connection to a data warehouse whose tables Braze reads: Cloud Data Ingestion. */
export interface BrazeWarehouse {
  id: string;
  name: string;
  /** `snowflake`, `redshift`, ... */
  type: string;
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
  newsFeedCards?: readonly BrazeNewsFeedCard[];
  emailTemplates?: readonly BrazeTemplate[];
  contentBlocks?: readonly BrazeContentBlock[];
  /** Default: none. */
  locales?: readonly BrazeLocale[];
  warehouses?: readonly BrazeWarehouse[];
  /** Absent: nobody may manage dashboard accounts. */
  scim?: BrazeScimAccess;
  /** Partners that may import cohorts. */
  partners?: readonly BrazePartner[];
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
export type WorkspaceSettings = Required<Omit<BrazeWorkspaceOptions, 'scim'>> & Pick<BrazeWorkspaceOptions, 'scim'>;

export function resolveSettings(options: BrazeWorkspaceOptions): WorkspaceSettings {
  if (!Object.hasOwn(instances, options.instance)) throw new RangeError(`no Braze instance ${options.instance}`);
  if (options.apiKeys.length === 0) throw new RangeError('a workspace needs at least one API key');
  return {
    apps: [],
    subscriptionGroups: [],
    segments: [],
    campaigns: [],
    canvases: [],
    newsFeedCards: [],
    emailTemplates: [],
    contentBlocks: [],
    locales: [],
    warehouses: [],
    partners: [],
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

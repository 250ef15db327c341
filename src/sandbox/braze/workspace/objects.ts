import type { Json } from '../json.ts';
import type { ProfileSnapshot } from '../profiles/index.ts';

interface Edited {
  id: string;
  name: string;
  description?: string;
  tags?: readonly string[];
  /** Left out of the lists, unless they are asked to include it. */
  archived?: boolean;
  /** Milliseconds since the epoch; default: when the workspace was added. */
  createdAt?: number;
  lastEdited?: number;
}

export interface BrazeSegment extends Edited {
  analyticsTrackingEnabled?: boolean;
  /** The members: external ids, or a test of the stored profile. */
  members: readonly string[] | ((profile: ProfileSnapshot) => boolean);
}

/** What came of a campaign or a Canvas on one channel at one time, for the series to add up. */
export interface BrazeActivity {
  /** Milliseconds since the epoch. */
  at: number;
  /** `email`, `ios_push`, ... */
  channel: string;
  /** By Braze's own names: `sent`, `opens`, `unique_opens`, ... */
  counts: Readonly<Record<string, number>>;
  recipients: number;
  /** Absent: no tracked send. */
  sendId?: string;
  conversions?: number;
  revenue?: number;
}

export interface BrazeCampaign extends Edited {
  draft?: boolean;
  enabled?: boolean;
  isApiCampaign?: boolean;
  channels?: readonly string[];
  /** `api_triggered` is what `/campaigns/trigger/send` takes. */
  scheduleType?: string;
  firstSent?: number;
  lastSent?: number;
  /** By message variation id. */
  messages?: Record<string, Json>;
  /** What came of it before the sandbox started. */
  activity?: readonly BrazeActivity[];
}

export interface BrazeCanvas extends Edited {
  draft?: boolean;
  enabled?: boolean;
  channels?: readonly string[];
  scheduleType?: string;
  variants?: readonly { id: string; name: string }[];
  /** `messages` by message variation id. */
  steps?: readonly { id: string; name: string; channels?: readonly string[]; messages?: Record<string, Json> }[];
  activity?: readonly BrazeActivity[];
}

/** A card of the News Feed. */
export interface BrazeNewsFeedCard extends Edited {
  /** Default `captioned_image`. */
  type?: string;
  draft?: boolean;
  /** Default: when it was created. */
  publishAt?: number;
  /** Absent: it has no end. */
  endAt?: number;
  imageUrl?: string;
  extras?: Record<string, Json>;
  /** Its counts are `clicks`, `impressions`, `unique_clicks` and `unique_impressions`. */
  activity?: readonly BrazeActivity[];
}

interface Content {
  id: string;
  name: string;
  description?: string;
  tags?: readonly string[];
  /** Milliseconds since the epoch; default: when the workspace was added. */
  createdAt?: number;
  updatedAt?: number;
}

export interface BrazeTemplate extends Content {
  subject?: string;
  preheader?: string;
  body?: string;
  plaintextBody?: string;
  shouldInlineCss?: boolean;
}

export interface BrazeContentBlock extends Content {
  content?: string;
  state?: 'active' | 'draft';
}

/** A file of the media library. */
export interface MediaAsset {
  id: string;
  name: string;
  url: string;
  /** Characters of what was sent. */
  size: number;
  ext: string;
}

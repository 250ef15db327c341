import type { WindowLimit } from '../kit/index.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Default rate limits of a workspace, one entry per counter. Calls that share a counter name the same pool; what has
 * no counter of its own draws from `default`.
 */
export const defaultLimits = {
  track: { requests: 3_000, window: 3 * second },
  track_bulk: { requests: 50, window: second },
  track_sync: { requests: 500, window: minute },
  export_ids: { requests: 250, window: minute },
  user_identity: { requests: 20_000, window: minute },
  external_ids_rename: { requests: 1_000, window: minute },
  external_ids_remove: { requests: 1_000, window: minute },
  subscription_set: { requests: 5_000, window: minute },
  definitions: { requests: 1_000, window: hour },
  catalog_management: { requests: 50, window: minute },
  catalog_items_async: { requests: 16_000, window: minute },
  catalog_items_sync: { requests: 50, window: minute },
  cdi_integrations: { requests: 50, window: minute },
  cdi_sync: { requests: 20, window: minute },
  cdi_sync_runs: { requests: 100, window: minute },
  translations: { requests: 250_000, window: minute },
  catalog_fields: { requests: 50, window: minute },
  audience_sends: { requests: 250, window: minute },
  campaign_series: { requests: 50_000, window: minute },
  send_ids: { requests: 100, window: day },
  duplicates: { requests: 100, window: minute },
  preference_center_reads: { requests: 1_000, window: minute },
  preference_center_writes: { requests: 10, window: minute },
  media_library: { requests: 100, window: hour },
  scim: { requests: 5_000, window: day },
  default: { requests: 250_000, window: hour },
} as const satisfies Record<string, WindowLimit>;

export type LimitPool = keyof typeof defaultLimits;

/** Workspaces onboarded before 2024-08-22 keep this limit on `/users/export/ids`. */
export const earlierExportIdsLimit = { requests: 2_500, window: minute } as const satisfies WindowLimit;

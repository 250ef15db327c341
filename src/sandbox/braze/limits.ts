import type { WindowLimit } from '../kit/index.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

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
  default: { requests: 250_000, window: hour },
} as const satisfies Record<string, WindowLimit>;

export type LimitPool = keyof typeof defaultLimits;

/** Workspaces onboarded before 2024-08-22 keep this limit on `/users/export/ids`. */
export const earlierExportIdsLimit = { requests: 2_500, window: minute } as const satisfies WindowLimit;

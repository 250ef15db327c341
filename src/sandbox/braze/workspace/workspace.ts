import { type SandboxClock, type WindowLimit, createPendingWrites, createWindowLimiter } from '../../kit/index.ts';
import type { Json, JsonObject } from '../json.ts';
import { type LimitPool, defaultLimits, earlierExportIdsLimit } from '../limits.ts';
import { createProfileStore, createSubscriptions } from '../profiles/index.ts';
import type { Catalog } from './catalog.ts';
import {
  type DashboardUser,
  createContentBlocks,
  createEmailTemplates,
  createPreferenceCenters,
  createSdkAuthenticationKeys,
} from './content.ts';
import { createIds } from './ids.ts';
import { type BrazeWorkspaceOptions, type WorkspaceSettings, resolveSettings } from './options.ts';
import type { MediaAsset } from './objects.ts';
import type { WarehouseSync } from './warehouse-sync.ts';
import type { Cohort, Schedule, Send, TransactionalSend } from './sends.ts';

/** A custom event or purchase as accepted, with everything that the exports leave out. */
export interface Occurrence {
  brazeId: string;
  /** Event name or product id. */
  name: string;
  /** Milliseconds since the epoch. */
  time: number;
  quantity: number;
  price: number | undefined;
  currency: string | undefined;
  properties: JsonObject;
}

/** An accepted object that had no effect, because nobody matched and it might not create a profile. */
export interface DiscardedObject {
  array: TrackArray;
  object: JsonObject;
}

export const trackArrays = ['attributes', 'events', 'purchases'] as const;
export type TrackArray = (typeof trackArrays)[number];

/** An export to a file, from its start to the end of its download link. */
export interface ExportJob {
  /** Absent for the global control group. */
  segmentId: string | undefined;
  /** Path of the file on the storage host. */
  path: string;
  /** Milliseconds since the epoch. */
  finishesAt: number;
  expiresAt: number;
  /** Newline-delimited JSON, one text per file in the archive; undefined while the export runs. */
  files: string[] | undefined;
}

/** A call that Braze makes to the `callback_endpoint` of an export. */
export interface ExportCallback {
  endpoint: string;
  body: JsonObject;
  state: 'due' | 'sent' | 'failed';
}

/** How long things take, in milliseconds. */
export interface Delays {
  visibility: number;
  merge: number;
  export: number;
  downloadLink: number;
}

/**
 * The time that the effects of a write carry. A write is applied when somebody first looks after its delay, which may
 * be much later; what it changes is dated by its acceptance all the same.
 */
function createWriteClock(clock: SandboxClock) {
  let acceptedAt: number | undefined;
  return {
    now: () => acceptedAt ?? clock.now(),
    during(time: number, apply: () => void) {
      acceptedAt = time;
      try {
        apply();
      } finally {
        acceptedAt = undefined;
      }
    },
  };
}

/** Everything that a workspace holds. */
export function createWorkspace(options: BrazeWorkspaceOptions, clock: SandboxClock, delays: Delays) {
  const settings: WorkspaceSettings = resolveSettings(options);
  const writeClock = createWriteClock(clock);
  const profiles = createProfileStore(writeClock);
  const limits: Record<LimitPool, WindowLimit> = {
    ...defaultLimits,
    ...(settings.fieldsToExportRequired ? {} : { export_ids: earlierExportIdsLimit }),
    ...settings.limits,
  };
  const addedAt = clock.now();
  return {
    settings,
    clock,
    writeClock,
    delays,
    limits,
    limiter: createWindowLimiter(clock),
    pending: createPendingWrites(clock),
    addedAt,
    ids: createIds(),
    profiles,
    subscriptions: createSubscriptions(profiles, writeClock, {
      groups: settings.subscriptionGroups,
      resubscribeOnEmailChange: settings.resubscribeOnEmailChange,
    }),
    events: new Array<Occurrence>(),
    purchases: new Array<Occurrence>(),
    discarded: new Array<DiscardedObject>(),
    /** Last stored value by custom attribute name: the value tells the type. */
    attributeDefinitions: new Map<string, Json>(),
    /** Address to the time of its hard bounce. */
    hardBounces: new Map<string, number>(),
    /** Number to the time when it was found invalid. */
    invalidPhoneNumbers: new Map<string, number>(),
    catalogs: new Map<string, Catalog>(),
    campaigns: [...settings.campaigns],
    canvases: [...settings.canvases],
    emailTemplates: createEmailTemplates(settings.emailTemplates, addedAt),
    contentBlocks: createContentBlocks(settings.contentBlocks, addedAt),
    preferenceCenters: createPreferenceCenters(),
    sdkAuthenticationKeys: createSdkAuthenticationKeys(),
    dashboardUsers: new Map<string, DashboardUser>(),
    mediaAssets: new Map<string, MediaAsset>(),
    sends: new Array<Send>(),
    /** send_id to the campaign it was made for. */
    sendIds: new Map<string, string>(),
    schedules: new Map<string, Schedule>(),
    /** By campaign and external_send_id. */
    transactionalSends: new Map<string, TransactionalSend>(),
    /** By what is translated, then by locale id: text by its id. */
    translations: new Map<string, Map<string, JsonObject>>(),
    warehouseSyncs: new Array<WarehouseSync>(),
    /** By partner and cohort. */
    cohorts: new Map<string, Cohort>(),
    exports: new Array<ExportJob>(),
    callbacks: new Array<ExportCallback>(),
  };
}

export type Workspace = ReturnType<typeof createWorkspace>;

/** Accepts a write that reads show after a delay, which is the visibility delay unless said otherwise. */
export function acceptWrite(workspace: Workspace, apply: () => void, delay = workspace.delays.visibility) {
  const acceptedAt = workspace.clock.now();
  workspace.pending.accept(delay, () => workspace.writeClock.during(acceptedAt, apply));
}

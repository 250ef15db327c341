export { type Catalog, type CatalogFieldType, catalogFieldTypes, fitsFieldType } from './catalog.ts';
export { releaseDue } from './due-sends.ts';
export { type BrazeWorkspace, inspect } from './inspection.ts';
export { profilesWithIds, segmentMembers } from './members.ts';
export type { WarehouseSync } from './warehouse-sync.ts';
export type { ContentBlock, DashboardUser, EmailTemplate, PreferenceCenter, SdkAuthenticationKey } from './content.ts';
export type {
  BrazeActivity,
  BrazeCampaign,
  BrazeCanvas,
  BrazeContentBlock,
  BrazeNewsFeedCard,
  BrazeSegment,
  BrazeTemplate,
  MediaAsset,
} from './objects.ts';
export type {
  BrazeApiKey,
  BrazeLocale,
  BrazePartner,
  BrazeScimAccess,
  BrazeWarehouse,
  BrazeWorkspaceOptions,
  WorkspaceSettings,
} from './options.ts';
export type { Cohort, Schedule, Send, TransactionalSend } from './sends.ts';
export {
  type Delays,
  type DiscardedObject,
  type ExportCallback,
  type ExportJob,
  type Occurrence,
  type TrackArray,
  type Workspace,
  acceptWrite,
  createWorkspace,
  trackArrays,
} from './workspace.ts';

export { type Catalog, type CatalogFieldType, catalogFieldTypes, fitsFieldType } from './catalog.ts';
export { type BrazeWorkspace, inspect } from './inspection.ts';
export { profilesWithIds, segmentMembers } from './members.ts';
export type {
  BrazeApiKey,
  BrazeCampaign,
  BrazeCanvas,
  BrazeSegment,
  BrazeTemplate,
  BrazeWorkspaceOptions,
  WorkspaceSettings,
} from './options.ts';
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

export type { BrazeInstance } from './instances.ts';
export type { App as BrazeApp, ProfileSnapshot, SubscriptionGroup } from './profiles/index.ts';
export { type BrazeSandbox, type BrazeSandboxOptions, createBrazeSandbox } from './sandbox.ts';
export type {
  BrazeActivity,
  BrazeApiKey,
  BrazeCampaign,
  BrazeCanvas,
  BrazeContentBlock,
  BrazeLocale,
  BrazePartner,
  BrazeScimAccess,
  BrazeSegment,
  BrazeTemplate,
  BrazeWarehouse,
  BrazeWorkspace,
  BrazeWorkspaceOptions,
  DiscardedObject,
  ExportCallback,
  Occurrence,
  Send,
} from './workspace/index.ts';

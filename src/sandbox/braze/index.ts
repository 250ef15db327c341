export type { BrazeInstance } from './instances.ts';
export type { App as BrazeApp, ProfileSnapshot, SubscriptionGroup } from './profiles/index.ts';
export { type BrazeSandbox, type BrazeSandboxOptions, createBrazeSandbox } from './sandbox.ts';
export type {
  BrazeApiKey,
  BrazeCampaign,
  BrazeCanvas,
  BrazeSegment,
  BrazeTemplate,
  BrazeWorkspace,
  BrazeWorkspaceOptions,
  DiscardedObject,
  ExportCallback,
  Occurrence,
} from './workspace/index.ts';

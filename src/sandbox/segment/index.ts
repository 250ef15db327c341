export type {
  AudienceInput,
  ComputedTraitInput,
  DestinationInput,
  OAuthAppInput,
  OAuthScope,
  PublicTokenInput,
  RateLimits,
  SourceInput,
  SpaceInput,
  Switches,
  TeammateInput,
  UserGroupInput,
  WarehouseInput,
  WorkspaceInput,
} from './provisioning.ts';
export type { Region } from './regions.ts';
export { type SegmentSandbox, type SegmentSandboxOptions, createSegmentSandbox } from './sandbox.ts';
export type { AcceptedEvent, Discard, DiscardCode, Regulation, SuppressedSubject } from './state/index.ts';
export type { Collection, IdentifierLimit } from './unify/index.ts';
export type { ProfileSnapshot, SegmentWorkspace } from './workspace-handle.ts';

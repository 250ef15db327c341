export type { DiscardedEvent, StoredEvent } from './events.ts';
export type { IterableProject, ProfileView } from './project-handle.ts';
export type { ProjectType } from './profiles.ts';
export type { DroppedWrite } from './project.ts';
export type { Campaign, Channel, Journey, JourneyEntry, List, MessageType, Template, Webhook } from './resources.ts';
export { type IterableSandbox, type IterableSandboxOptions, createIterableSandbox } from './sandbox.ts';
export type { ApiKey, KeyType, ProjectOptions, ProjectSwitches, Region } from './settings.ts';
export type { WebhookDelivery } from './webhook-sender.ts';

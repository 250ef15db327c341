import type { Fields } from './fields.ts';
import type { Identity, Profile } from './profiles.ts';

/** What a project has beside its users, mostly made in Iterable's own pages and therefore given at provisioning. */

export interface List {
  id: number;
  name: string;
  description?: string;
  /** Milliseconds since the epoch, as everywhere in this file. */
  createdAt: number;
  listType: 'Standard' | 'Dynamic' | 'Suppression' | 'Internal';
  isGlobalSuppressionEnabled?: boolean;
}

/** A dynamic list has no stored members: it has a rule. */
export type MembershipRule = (profile: Profile) => boolean;

export type Medium = 'Email' | 'Push' | 'InApp' | 'SMS' | 'WebPush' | 'WhatsApp' | 'Embedded';

export interface Channel {
  id: number;
  name: string;
  channelType: 'Marketing' | 'Transactional';
  messageMedium: Medium;
}

export interface MessageType {
  id: number;
  name: string;
  channelId: number;
  subscriptionPolicy: 'OptIn' | 'OptOut';
  createdAt: number;
  updatedAt: number;
  frequencyCap?: { days: number; messages: number };
  rateLimitPerMinute?: number;
}

export const campaignStates = [
  'Draft',
  'Ready',
  'Scheduled',
  'Running',
  'Finished',
  'Starting',
  'Aborted',
  'Recurring',
  'Archived',
] as const;

export interface Campaign {
  id: number;
  name: string;
  type: 'Blast' | 'Triggered';
  campaignState: (typeof campaignStates)[number];
  messageMedium: Medium;
  templateId: number;
  listIds: number[];
  suppressionListIds: number[];
  labels: string[];
  createdAt: number;
  updatedAt: number;
  createdByUserId: string;
  updatedByUserId: string;
  sendSize?: number;
  startAt?: number;
  endedAt?: number;
  workflowId?: number;
  recurringCampaignId?: number;
}

export const experimentStates = ['draft', 'running', 'finished'] as const;

/** A comparison of several templates of a campaign, made in Iterable's own pages. */
export interface Experiment {
  id: number;
  name: string;
  status: (typeof experimentStates)[number];
  campaignId: number;
  author: string;
  createdAt: number;
  updatedAt: number;
  startDate?: number;
  finishDate?: number;
  variants: Variant[];
}

export interface Variant {
  id: number;
  name: string;
  templateId: number;
  /** Share of the users that get it. */
  percentage: number;
  isControl: boolean;
  isWinner: boolean;
}

export interface Template {
  templateId: number;
  name: string;
  createdAt: number;
  updatedAt: number;
  creatorUserId: string;
  messageTypeId: number;
  campaignId?: number;
  clientTemplateId?: string;
  templateType: 'Base' | 'Blast' | 'Triggered' | 'Workflow';
  messageMedium: Medium;
  /** Locale of those who have no content of their own; empty when the template knows no locales. */
  defaultLocale: string;
  /** What is sent, by locale. */
  contents: Map<string, Fields>;
}

export interface Snippet {
  id: number;
  name: string;
  content: string;
  description?: string;
  variables: string[];
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
}

/** A user, or everybody on a list, who was put into a journey. */
export interface JourneyEntry {
  workflowId: number;
  user?: Identity;
  listId?: number;
  dataFields: Fields;
}

export interface Journey {
  id: number;
  name: string;
  description: string;
  enabled: boolean;
  isArchived: boolean;
  journeyType: 'Draft' | 'Published';
  creatorUserId: string;
  startTileId: number;
  triggerEventNames: string[];
  createdAt: number;
  updatedAt: number;
}

export interface CatalogItem {
  value: Fields;
  lastModified: number;
}

export interface Catalog {
  id: number;
  name: string;
  items: Map<string, CatalogItem>;
  fieldTypes: Map<string, string>;
}

export interface Webhook {
  id: number;
  endpoint: string;
  enabled: boolean;
  authType: 'NoAuth' | 'Basic' | 'OAuth2';
  authToken?: string;
  headers: { key: string; value: string }[];
  blastSendEnabled: boolean;
  triggeredSendEnabled: boolean;
  channelIds: number[];
  messageTypeIds: number[];
}

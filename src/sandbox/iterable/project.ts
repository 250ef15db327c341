import type { Collection, PendingWrites, SandboxClock } from '../kit/index.ts';
import { RecordRefusal } from './answers.ts';
import type { CountedEvent } from './campaign-metrics.ts';
import type { DiscardedEvent, StoredEvent } from './events.ts';
import type { ExportJob } from './export-jobs.ts';
import type { FieldType, FieldTypes } from './field-types.ts';
import type { InAppState } from './in-app-queue.ts';
import { type ProfileStore, type ProjectType, createProfileStore, listField } from './profiles.ts';
import type {
  Campaign,
  Catalog,
  Channel,
  Experiment,
  Journey,
  JourneyEntry,
  List,
  MembershipRule,
  MessageType,
  Snippet,
  Template,
  Webhook,
} from './resources.ts';
import type { ScheduledMessage } from './scheduled-messages.ts';
import {
  type ApiKey,
  type ProjectOptions,
  type ProjectSwitches,
  type Region,
  type RemoteConfiguration,
  type UnknownUserCriteria,
  resolveSwitches,
} from './settings.ts';
import { createSnippets } from './snippets.ts';
import type { Verification } from './verifications.ts';

/** A write that was accepted and then could not be applied, of which the vendor's client never hears. */
export interface DroppedWrite {
  reason: string;
  user: string;
}

/** What the projects of one sandbox share. */
export interface SandboxTime {
  clock: SandboxClock;
  pending: PendingWrites;
  visibilityDelay: number;
  bulkVisibilityDelay: number;
  exportDelay: number;
}

/** Everything that Iterable knows of one project. */
export interface Project {
  id: number;
  organization: string;
  region: Region;
  type: ProjectType;
  keys: readonly ApiKey[];
  switches: ProjectSwitches;
  time: SandboxTime;
  profiles: ProfileStore;
  fieldTypes: FieldTypes;
  eventFieldTypes: Map<string, FieldTypes>;
  eventsById: Map<string, StoredEvent>;
  discardedEvents: DiscardedEvent[];
  droppedWrites: DroppedWrite[];
  forgottenEmails: Set<string>;
  forgottenUserIds: Set<string>;
  /** By user as `email:...` or `userId:...`: tokens issued before this time are revoked. */
  revokedTokens: Map<string, number>;
  lists: Map<number, List>;
  membershipRules: Map<number, MembershipRule>;
  channels: Map<number, Channel>;
  messageTypes: Map<number, MessageType>;
  campaigns: Map<number, Campaign>;
  /** What campaigns were provisioned with. */
  campaignMetrics: Map<number, Record<string, number>>;
  countedEvents: CountedEvent[];
  experiments: Map<number, Experiment>;
  templates: Map<number, Template>;
  journeys: Map<number, Journey>;
  catalogs: Map<string, Catalog>;
  snippets: Collection<Snippet>;
  webhooks: Map<number, Webhook>;
  unknownUserCriteria: readonly UnknownUserCriteria[];
  remoteConfiguration: RemoteConfiguration;
  exportJobs: Map<number, ExportJob>;
  /** Messages that wait for their time, by the id under which they can be cancelled. */
  scheduledMessages: Map<number, ScheduledMessage>;
  /** What users did with their in-app messages, by messageId. */
  inAppStates: Map<string, InAppState>;
  /** Phone numbers that are being verified, by number and profile of the verification. */
  verifications: Map<string, Verification>;
  journeyEntries: JourneyEntry[];
  /** Journeys and lists that are on their way into them, as `workflowId listId`. */
  runningTriggers: Set<string>;
  nextId(): number;
}

const builtInTypes: Record<string, FieldType> = {
  email: 'string',
  userId: 'string',
  signupDate: 'date',
  signupSource: 'string',
  profileUpdatedAt: 'date',
  unsubscribedChannelIds: 'long',
  unsubscribedMessageTypeIds: 'long',
  subscribedMessageTypeIds: 'long',
  phoneNumber: 'string',
  phoneNumberDetails: 'object',
  receivedSMSDisclaimer: 'boolean',
  locale: 'string',
  timeZone: 'string',
  ip: 'string',
  city: 'string',
  region: 'string',
  country: 'string',
  devices: 'nested',
  browserTokens: 'nested',
  shoppingCartItems: 'nested',
  itblInternal: 'object',
};

function byId<Item extends { id: number }>(items: readonly Item[]): Map<number, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

export function createProject(options: ProjectOptions, id: number, time: SandboxTime): Project {
  const now = time.clock.now();
  const channels = options.channels ?? [
    { id: 31, name: 'Marketing Channel', channelType: 'Marketing', messageMedium: 'Email' },
    { id: 32, name: 'Transactional Channel', channelType: 'Transactional', messageMedium: 'Email' },
  ];
  const messageTypes =
    options.messageTypes ??
    channels.map((channel, index): MessageType => ({
      id: 301 + index,
      name: channel.name.replace('Channel', 'Message'),
      channelId: channel.id,
      subscriptionPolicy: 'OptOut',
      createdAt: now,
      updatedAt: now,
    }));
  const switches = resolveSwitches(options.switches);
  const builtIn: [string, FieldType][] = [...Object.entries(builtInTypes), [listField(options.type), 'long']];
  let lastId = 1000;
  return {
    id,
    organization: options.organization ?? `organization-of-${id}`,
    region: options.region ?? 'us',
    type: options.type,
    keys: options.keys,
    switches,
    time,
    profiles: createProfileStore(),
    fieldTypes: { category: 'user', types: new Map(builtIn), limit: switches.maxUniqueFields, builtIn: builtIn.length },
    eventFieldTypes: new Map(),
    eventsById: new Map(),
    discardedEvents: [],
    droppedWrites: [],
    forgottenEmails: new Set(),
    forgottenUserIds: new Set(),
    revokedTokens: new Map(),
    lists: new Map(),
    membershipRules: new Map(),
    channels: byId(channels),
    messageTypes: byId(messageTypes),
    campaigns: new Map(),
    campaignMetrics: new Map(),
    countedEvents: [],
    experiments: new Map(),
    templates: new Map(),
    journeys: new Map(),
    catalogs: new Map(),
    snippets: createSnippets(),
    webhooks: byId(options.webhooks ?? []),
    unknownUserCriteria: options.unknownUserCriteria ?? [],
    remoteConfiguration: options.remoteConfiguration ?? { offlineMode: false, autoRetry: false },
    exportJobs: new Map(),
    scheduledMessages: new Map(),
    inAppStates: new Map(),
    verifications: new Map(),
    journeyEntries: [],
    runningTriggers: new Set(),
    nextId: () => (lastId += 1),
  };
}

/**
 * Applies a write once its delay has passed. A write that has become impossible by then is dropped, as Iterable does
 * with what it has already answered, and noted in `droppedWrites`.
 */
export function applyLater(project: Project, apply: () => void, delay = project.time.visibilityDelay) {
  project.time.pending.accept(delay, () => {
    try {
      apply();
    } catch (error) {
      if (!(error instanceof RecordRefusal)) throw error;
      project.droppedWrites.push({ reason: error.message, user: error.value });
    }
  });
}

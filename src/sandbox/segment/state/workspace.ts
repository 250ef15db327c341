import type { Collection } from '../../kit/index.ts';
import type { JsonObject } from '../json.ts';
import {
  type OAuthAppInput,
  type PublicTokenInput,
  type RateLimits,
  type SourceFunctionInput,
  type SourceInput,
  type Switches,
  type WarehouseInput,
  type WorkspaceInput,
  defaultLimits,
  defaultSwitches,
} from '../provisioning.ts';
import type { Region } from '../regions.ts';
import type { AuditEvent } from './audit-events.ts';
import type { AcceptedEvent } from './events.ts';
import type { Item } from './items.ts';
import { type Teammate, type UserGroup, createTeammate, createUserGroup } from './members.ts';
import type { Regulation, SuppressedSubject } from './regulations.ts';
import { type Space, createSpace } from './spaces.ts';

/** A destination as the workspace connected it to one of its sources. */
export interface Destination {
  id: string;
  name: string;
  /** Id of its type in the catalog. */
  metadataId: string;
  enabled: boolean;
  settings: JsonObject;
  supportsDeletion: boolean;
}

export interface Label {
  key: string;
  value: string;
  description?: string | undefined;
}

export interface Source {
  id: string;
  name: string;
  slug: string;
  /** Id of its type in the catalog. */
  metadataId: string;
  /** Any of them sends to this source; the oldest comes first. */
  writeKeys: string[];
  enabled: boolean;
  oauthRequired: boolean;
  settings: JsonObject;
  labels: Label[];
  /** What becomes of events that its tracking plan does not know, as it was set. */
  schemaSettings: JsonObject;
  destinations: Destination[];
}

/** What a source function was sent. */
export interface FunctionCall {
  functionName: string;
  payload: unknown;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Everything the vendor keeps about one workspace. */
export interface Workspace {
  id: string;
  name: string;
  slug: string;
  region: Region;
  sources: Source[];
  space: Space | undefined;
  publicTokens: PublicTokenInput[];
  oauthApps: OAuthAppInput[];
  teammates: Teammate[];
  userGroups: UserGroup[];
  /** Warehouses that it begins with. */
  warehouses: WarehouseInput[];
  sourceFunctions: SourceFunctionInput[];
  functionCalls: FunctionCall[];
  labels: Label[];
  /** Addresses that were invited. */
  invites: string[];
  switches: Switches;
  limits: RateLimits;
  events: AcceptedEvent[];
  /** Objects by collection and id. */
  objects: Map<string, Map<string, JsonObject>>;
  /** What was changed through the Public API, oldest first. */
  auditEvents: AuditEvent[];
  regulations: Regulation[];
  suppressed: SuppressedSubject[];
  /** What is kept as it was sent, by the name of its collection. */
  collections: Map<string, Collection<Item>>;
}

function createSource({ id, writeKey, name, enabled, oauthRequired, destinations }: SourceInput): Source {
  return {
    id,
    name: name ?? id,
    slug: name ?? id,
    metadataId: 'http-api',
    writeKeys: [writeKey],
    enabled: enabled ?? true,
    oauthRequired: oauthRequired ?? false,
    settings: {},
    labels: [],
    schemaSettings: {},
    destinations: (destinations ?? []).map((destination) => ({
      metadataId: 'webhooks',
      enabled: true,
      settings: {},
      supportsDeletion: true,
      ...destination,
    })),
  };
}

export function createWorkspace(input: WorkspaceInput, defaultId: string, now: number): Workspace {
  const id = input.id ?? defaultId;
  return {
    id,
    name: input.name ?? id,
    slug: input.slug ?? id,
    region: input.region ?? 'us',
    sources: (input.sources ?? []).map(createSource),
    space: input.space === undefined ? undefined : createSpace(input.space, now),
    publicTokens: input.publicTokens ?? [],
    oauthApps: input.oauthApps ?? [],
    teammates: (input.teammates ?? []).map((teammate) => createTeammate(teammate, id)),
    userGroups: (input.userGroups ?? []).map(createUserGroup),
    warehouses: input.warehouses ?? [],
    sourceFunctions: input.sourceFunctions ?? [],
    functionCalls: [],
    labels: [],
    invites: [],
    switches: { ...defaultSwitches, ...input.switches },
    limits: { ...defaultLimits, ...input.limits },
    events: [],
    objects: new Map(),
    auditEvents: [],
    regulations: [],
    suppressed: [],
    collections: new Map(),
  };
}

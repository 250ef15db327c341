import type { JsonObject } from '../json.ts';
import {
  type DestinationInput,
  type OAuthAppInput,
  type PublicTokenInput,
  type RateLimits,
  type SourceInput,
  type Switches,
  type TeammateInput,
  type UserGroupInput,
  type WarehouseInput,
  type WorkspaceInput,
  defaultLimits,
  defaultSwitches,
} from '../provisioning.ts';
import type { Region } from '../regions.ts';
import type { AcceptedEvent } from './events.ts';
import type { Regulation, SuppressedSubject } from './regulations.ts';
import { type Space, createSpace } from './spaces.ts';

export interface Source {
  id: string;
  name: string;
  writeKey: string;
  enabled: boolean;
  oauthRequired: boolean;
  destinations: Required<DestinationInput>[];
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
  teammates: TeammateInput[];
  userGroups: UserGroupInput[];
  warehouses: WarehouseInput[];
  switches: Switches;
  limits: RateLimits;
  events: AcceptedEvent[];
  /** Objects by collection and id. */
  objects: Map<string, Map<string, JsonObject>>;
  regulations: Regulation[];
  suppressed: SuppressedSubject[];
}

function createSource({ id, writeKey, name, enabled, oauthRequired, destinations }: SourceInput): Source {
  return {
    id,
    writeKey,
    name: name ?? id,
    enabled: enabled ?? true,
    oauthRequired: oauthRequired ?? false,
    destinations: (destinations ?? []).map((destination) => ({ supportsDeletion: true, ...destination })),
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
    teammates: input.teammates ?? [],
    userGroups: input.userGroups ?? [],
    warehouses: input.warehouses ?? [],
    switches: { ...defaultSwitches, ...input.switches },
    limits: { ...defaultLimits, ...input.limits },
    events: [],
    objects: new Map(),
    regulations: [],
    suppressed: [],
  };
}
